/** Pictures for people: PNG files under screenshots/, which is not checked in. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../screenshots/', import.meta.url));

/** Anything that can draw itself: a page, an element, the real popup. */
export interface Drawable {
  screenshot(): Promise<Buffer>;
}

/**
 * Writes screenshots/NAME.png; `name` may hold folders.
 *
 * @returns the file's path
 */
export async function saveScreenshot(subject: Drawable, name: string): Promise<string> {
  const file = path.join(FOLDER, `${name}.png`);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, await subject.screenshot());
  return file;
}
