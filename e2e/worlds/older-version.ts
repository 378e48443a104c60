/**
 * The extension as an older version of itself: identical to the browser except for its number, with a background that
 * does nothing. It keeps what a test puts there, until this build comes as its update.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from '../browser/browser.ts';
import { extensionFor } from './fixtures.ts';

const OLDER = '0.0.1';

/** Installs it. `update` replaces it with this build, as a browser does with an update; `remove` deletes the folder. */
export async function installOlderVersion(
  user: Browser,
  { idle = true }: { idle?: boolean } = {},
): Promise<{ update(): Promise<void>; remove(): void }> {
  const built = extensionFor(user.family);
  // An unpacked extension is known by its folder, so both versions come from the same one.
  const folder = mkdtempSync(path.join(tmpdir(), 're-pair-older-'));
  cpSync(built, folder, { recursive: true });
  const manifest = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8'));
  const older = { ...manifest, version: OLDER, ...(idle && { content_scripts: [] }) };
  writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify(older));
  if (idle) writeFileSync(path.join(folder, 'service-worker-loader.js'), '');
  await user.loadExtension(folder);
  return {
    async update() {
      cpSync(built, folder, { recursive: true });
      await user.loadExtension(folder);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
