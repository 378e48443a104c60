/**
 * Saves files through links, which needs no permission. Both browsers do so although the popup closes at once; but a Chromium with
 * much else to do may then begin the first alone (measured: in 2 of 4 runs at a load of 15 to 30), so what holds all comes first.
 */
import { browser } from './browser';
import { capabilities } from './capabilities';

export interface FileToSave {
  readonly name: string;
  readonly type: 'application/json' | 'text/markdown';
  readonly content: string;
}

/** How long a file stays at hand for the browser to fetch it, in ms. */
const KEPT_MS = 20_000;

/** Offers files as downloads; to be called in a click's handler, since a browser may ask about others. */
export async function saveFiles(files: readonly FileToSave[]): Promise<void> {
  if (!capabilities().dropsDownloadsOfClosedPages || !(await savedInBackground(files))) saveHere(files);
}

/** Whether the background has taken them. */
async function savedInBackground(files: readonly FileToSave[]): Promise<boolean> {
  const message = { type: 'save', files };
  return (await browser.runtime.sendMessage(message).catch(() => false)) === true;
}

/** Offers files as downloads of this document. */
export function saveHere(files: readonly FileToSave[]): void {
  for (const { name, type, content } of files) {
    // In a frame of its own, since a download begins as a navigation: another one in the same moment would end it.
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
