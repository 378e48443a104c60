/** A server process that never outlives this one. */
import { spawn } from 'node:child_process';
import { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';

const END_WITH_PARENT = fileURLToPath(new URL('end-with-parent.ts', import.meta.url));

export interface ServerProcess {
  /** Exit code once it has ended (1 for a signal), else null. */
  readonly exitCode: number | null;
  /** Resolves when it and everything it started are gone. */
  readonly ended: Promise<void>;
  /** Sends a signal to the whole process group. */
  signal(name: NodeJS.Signals): void;
}

export interface ServerOptions {
  /** Its working folder, removed if this process dies while it runs. */
  scratch: string;
  env: NodeJS.ProcessEnv;
  /** File descriptor for standard output and error. */
  log: number;
}

/**
 * Starts `node args…`, which ends when this process does (see end-with-parent.ts), and does not keep it alive.
 * @param node a Node.js of at least 22.18, which also runs that.
 */
export function startServerProcess(node: string, args: string[], { scratch, env, log }: ServerOptions): ServerProcess {
  const child = spawn(node, [END_WITH_PARENT, scratch, node, ...args], {
    cwd: scratch,
    env,
    stdio: ['pipe', log, log],
    detached: true,
  });
  const ended = new Promise<void>(resolve => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  child.stdin?.on('error', () => {}); // written to after its end: it is gone, as intended
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
