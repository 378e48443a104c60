/**
 * Runs one command in its own process group and ends the whole group when standard input ends, which happens however
 * the parent dies (also by SIGKILL, where exit hooks don't run). A line on standard input is a signal to send.
 * server-process.ts starts it as: node end-with-parent.ts SCRATCH COMMAND ARGS…; SCRATCH is a folder to remove when the
 * parent is dead. Plain enough for Node.js to run without a build.
 */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';

const [scratch = '', command = '', ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], detached: true });
let orphaned = false;
/** A gateway that ends in order takes a few seconds. */
const END_LIMIT_MS = 15_000;

const signalGroup = (signal: NodeJS.Signals) => {
  try {
    if (child.pid) process.kill(-child.pid, signal);
  } catch {
    // The group is gone already.
  }
};

/** Zombies do not count: some systems keep them for a long time. */
const isGroupRunning = () => {
  try {
    return readdirSync('/proc').some(name => /^\d+$/.test(name) && isRunningIn(child.pid, `/proc/${name}/stat`));
  } catch {
    return false; // a system without /proc
  }
};

const isRunningIn = (group: number | undefined, stat: string) => {
  try {
    // After the name, which can hold anything: state, parent, group (man 5 proc).
    const [state, , own] = readFileSync(stat, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return Number(own) === group && state !== 'Z' && state !== 'X';
  } catch {
    return false; // it ended meanwhile
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
child.on('exit', async code => {
  // What the command started may still be ending: 2026.3's gateway is a child of what was started here. Killed in the
  // middle of that it leaves its lock behind, and the next one does not start.
  const limit = Date.now() + END_LIMIT_MS;
  while (!orphaned && isGroupRunning() && Date.now() < limit) await new Promise(resolve => setTimeout(resolve, 100));
  signalGroup('SIGKILL');
  if (orphaned) rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  process.exit(code ?? 1);
});
