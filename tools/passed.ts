/** On which commit each part of the work was done last, for a release. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const FILE = '.cache/passed.json';

/** The commit in the folder, exactly as it is; null if something was changed since, or there is no git. */
export function cleanCommit(): string | null {
  try {
    const git = (...args: string[]) =>
      execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    return git('status', '--porcelain') === '' ? git('rev-parse', 'HEAD') : null;
  } catch {
    return null;
  }
}

/** The commit on which each part was done last. */
export function passed(): Readonly<Record<string, string>> {
  try {
    return JSON.parse(readFileSync(FILE, 'utf8'));
  } catch {
    return {};
  }
}

/** Notes that a part was done on this commit, if there is one. */
export function notePassed(part: string): void {
  const commit = cleanCommit();
  if (commit === null) return;
  mkdirSync(path.dirname(FILE), { recursive: true });
  writeFileSync(FILE, `${JSON.stringify({ ...passed(), [part]: commit }, null, 2)}\n`);
}
