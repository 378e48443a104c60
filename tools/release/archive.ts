/** Archives that are identical to the byte, whoever makes them, anywhere and at any time. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { zipSync } from 'fflate';

/** The earliest time that an archive can hold. Archives store local time, so it is made in local time. */
const NO_TIME = new Date(1980, 0, 1);

/** A zip of files, by their paths in `folder`, with `/` between parts; in the order of their names. */
export function archiveOf(folder: string, files: readonly string[]): Uint8Array {
  const contents = files.toSorted().map(file => [file, readFileSync(path.join(folder, file))] as const);
  return zipSync(Object.fromEntries(contents), { level: 9, mtime: NO_TIME });
}

/** SHA-256 in hex. */
export function hashOf(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
