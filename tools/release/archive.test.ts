import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { archiveOf, hashOf } from './archive.ts';
import { filesIn } from './files.ts';

/** A folder of its own with these files, written at that time. */
function folderWith(files: readonly string[], writtenAt: Date): string {
  const folder = mkdtempSync(path.join(tmpdir(), 're-pair '));
  for (const file of files) {
    mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(folder, file), `content of ${file}`);
    utimesSync(path.join(folder, file), writtenAt, writtenAt);
  }
  return folder;
}

test('an archive is the same whenever, wherever and in whatever order its files were written', () => {
  const files = ['b.txt', 'a/c.txt', 'a.txt'];
  const folders = [folderWith(files, new Date('2026-01-01')), folderWith(files.toReversed(), new Date('2030-07-07'))];
  try {
    const [one, other] = folders.map(folder => hashOf(archiveOf(folder, filesIn(folder))));
    expect(one).toBe(other);
    const [folder = ''] = folders;
    writeFileSync(path.join(folder, 'a.txt'), 'something else');
    expect(hashOf(archiveOf(folder, filesIn(folder)))).not.toBe(other);
  } finally {
    for (const folder of folders) rmSync(folder, { recursive: true });
  }
});
