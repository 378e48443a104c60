/**
 * Runs one command in its own process group and ends the whole group when standard input ends, which happens however
 * the parent dies (also by SIGKILL, where exit hooks don't run). A line on standard input is a signal to send.
 * server-process.ts starts it as: node end-with-parent.ts SCRATCH COMMAND ARGS…; SCRATCH is a folder to remove when the
 * parent is dead. Plain enough for Node.js to run without a build.
 */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';

const [scratch = '', command = '', ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], detached: true });
let orphaned = false;

const signalGroup = (signal: NodeJS.Signals) => {
  try {
    if (child.pid) process.kill(-child.pid, signal);
  } catch {
    // The group is gone already.
  }
};

createInterface({ input: process.stdin })
  .on('line', line => signalGroup(line as NodeJS.Signals))
  .on('close', () => {
    orphaned = true;
    signalGroup('SIGKILL');
  });

child.on('error', error => {
  console.error(error.message);
  process.exit(127);
});
child.on('exit', code => {
  signalGroup('SIGKILL'); // children that the command left behind
  if (orphaned) rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  process.exit(code ?? 1);
});
