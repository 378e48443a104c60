/** Runs OpenClaw's command line. */
import { execFile } from 'node:child_process';
import type { Install } from './install.ts';

const LIMIT_MS = 90_000;
/** A line may run several commands. */
const LINE_LIMIT_MS = 4 * LIMIT_MS;

export interface CliResult {
  /** Exit code; 0 is success, 1 also stands for a kill after 90 s. */
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a line in a shell to its end, as its owner types it there. A failing one is a result, not an error. */
export function runLine(line: string, env: NodeJS.ProcessEnv): Promise<CliResult> {
  return run('/bin/sh', ['-c', line], env, LINE_LIMIT_MS);
}

/** Runs `openclaw args…` to its end. A failing command is a result, not an error. */
export function runCli(install: Install, env: NodeJS.ProcessEnv, args: string[]): Promise<CliResult> {
  return run(install.node, [install.entry, ...args], env);
}

function run(program: string, args: string[], env: NodeJS.ProcessEnv, timeout = LIMIT_MS): Promise<CliResult> {
  const options = { env, cwd: env.HOME, timeout, maxBuffer: 1 << 24 };
  return new Promise(resolve => {
    execFile(program, args, options, (error, out, err) => {
      const code = error ? (typeof error.code === 'number' ? error.code : 1) : 0;
      resolve({ code, out, err });
    });
  });
}
