/** A server process that never outlives this one. */
import { spawn } from 'node:child_process';
import { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';

const LEASH = fileURLToPath(new URL('leash.ts', import.meta.url));

export interface LeashedProcess {
  /** Exit code once it has ended (1 for a signal), else null. */
  readonly exitCode: number | null;
  /** Resolves when it and everything it started are gone. */
  readonly ended: Promise<void>;
  /** Sends a signal to the whole process group. */
  signal(name: NodeJS.Signals): void;
}

export interface LeashedOptions {
  /** Its working folder, removed if this process dies while it runs. */
  scratch: string;
  env: NodeJS.ProcessEnv;
  /** File descriptor for standard output and error. */
  log: number;
}

/**
 * Starts `node args…` on a leash (see leash.ts). It does not keep this process alive, and dies with it.
 * @param node a Node.js of at least 22.18, which also runs the leash.
 */
export function startLeashed(
  node: string,
  args: string[],
  { scratch, env, log }: LeashedOptions,
): LeashedProcess {
  const child = spawn(node, [LEASH, scratch, node, ...args], {
    cwd: scratch,
    env,
    stdio: ['pipe', log, log],
    detached: true,
  });
  const ended = new Promise<void>(resolve => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  child.stdin?.on('error', () => {}); // written to after its end: it is gone, which is what was wanted
  child.unref();
  if (child.stdin instanceof Socket) child.stdin.unref();
  return {
    get exitCode() {
      return child.exitCode ?? (child.signalCode || child.pid === undefined ? 1 : null);
    },
    ended,
    signal: name => void child.stdin?.write(`${name}\n`),
  };
}
