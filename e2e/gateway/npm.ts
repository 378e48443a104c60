/** Runs npm in a folder of the cache. */
import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Writes `manifest` as the folder's package.json and installs it with `npm install`, plus `args`. No install scripts
 * run, and no lock file is written: it would name the registry of this machine.
 * @throws with the last lines npm printed.
 */
export async function npmInstall(folder: string, manifest: object, ...args: string[]): Promise<void> {
  await fs.mkdir(folder, { recursive: true });
  await fs.writeFile(path.join(folder, 'package.json'), JSON.stringify({ private: true, ...manifest }));
  const flags = ['--ignore-scripts', '--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error'];
  try {
    await run('npm', ['install', ...flags, ...args], { cwd: folder, maxBuffer: 1 << 24 });
  } catch (error) {
    const { stderr = '', message } = error as Error & { stderr?: string };
    throw new Error(`npm install failed in ${folder}: ${stderr.slice(-1500) || message}`);
  }
}
