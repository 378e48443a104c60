/** Saves a file through a link, which needs no permission in either browser. */

/** How long the address stays valid for the browser to fetch it, in ms. */
const KEPT_MS = 60_000;
/** A browser that is handed two downloads in the same moment may drop the first. In ms. */
const APART_MS = 150;

/** Offers `content` as a download; resolves when the browser has had time to take it and can be handed another. */
export async function saveFile(name: string, type: string, content: string): Promise<void> {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
  await new Promise(resolve => setTimeout(resolve, APART_MS));
}
