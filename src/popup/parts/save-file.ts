/** Saves a file through a link, which needs no permission in either browser. */

/** How long the address stays valid for the browser to fetch it, in ms. */
const KEPT_MS = 60_000;

/** Offers `content` as a download. */
export function saveFile(name: string, type: string, content: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}
