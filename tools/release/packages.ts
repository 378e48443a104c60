/** The three archives for the stores: each browser's extension, and the source for the one that rebuilds it. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { archiveOf, hashOf } from './archive.ts';
import { filesIn, sourceFiles } from './files.ts';

/** Where they lie, in the project. */
export const PACKAGES = 'dist/packages';

export interface Package {
  readonly name: string;
  readonly sha256: string;
}

/** The project's version, from package.json alone. */
export function versionIn(root: string): string {
  return JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).version;
}

/** Makes them from the last build, with a list of their hashes for `sha256sum --check`. */
export function makePackages(root: string): Package[] {
  const into = path.join(root, PACKAGES);
  rmSync(into, { recursive: true, force: true });
  mkdirSync(into, { recursive: true });
  const contents = [
    ...['chromium', 'firefox'].map(browser => {
      const built = path.join(root, 'dist', browser);
      return [browser, archiveOf(built, filesIn(built))] as const;
    }),
    ['source', archiveOf(root, sourceFiles(root))] as const,
  ];
  const made = contents.map(([what, content]) => {
    const name = `re-pair-${versionIn(root)}-${what}.zip`;
    writeFileSync(path.join(into, name), content);
    return { name, sha256: hashOf(content) };
  });
  writeFileSync(path.join(into, 'SHA256SUMS'), made.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join(''));
  return made;
}
