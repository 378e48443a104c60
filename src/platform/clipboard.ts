/** Copying text in a click's handler, where both browsers allow it without a permission. */

/**
 * Copies, and resolves to whether that worked. The old command comes first because it is done when it returns: what the
 * newer call was asked for is lost in Chromium when the popup closes in the moment of the click (measured).
 */
export async function copyText(text: string): Promise<boolean> {
  if (copyAtOnce(text)) return true;
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}

function copyAtOnce(text: string): boolean {
  let taken = false;
  const give = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault(); // else the selection is copied
    taken = event.clipboardData !== null;
  };
  document.addEventListener('copy', give);
  const done = document.execCommand('copy');
  document.removeEventListener('copy', give);
  return done && taken;
}
