/**
 * Saves files through links, which needs no permission. Both browsers do so although the popup closes at once, but a
 * busy Chromium may then begin only the first (measured: in 2 of 4 runs at a load of 15 to 30), so the complete file
 * comes first.
 */

import { capabilities } from './capabilities';
import type { FileToSave } from './requests';
import { ask } from './send-request';

/** How long the browser can fetch a file, in ms. */
const KEPT_MS = 20_000;

/** Offers files as downloads. Called in a click's handler, since a browser may ask about later ones. */
export async function saveFiles(files: FileToSave[]): Promise<void> {
  if (!capabilities().dropsDownloadsOfClosedPages || !(await ask('save', { files }, false))) saveHere(files);
}

export function saveHere(files: FileToSave[]): void {
  for (const { name, type, content } of files) {
    // In a frame of its own: a download begins as a navigation, and another one at the same moment would end it.
    const frame = document.createElement('iframe');
    frame.hidden = true;
    document.body.append(frame);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([content], { type }));
    link.download = name;
    frame.contentDocument?.body.append(link);
    link.click();
    setTimeout(() => {
      URL.revokeObjectURL(link.href);
      frame.remove();
    }, KEPT_MS);
  }
}
