import { withoutIsolates } from '../core/say';

/**
 * Copies text in a click's handler, where no permission is needed; resolves to whether it worked. The old command comes
 * first, because Chromium drops the newer call when the popup closes during the click (measured).
 */
export async function copyText(shown: string): Promise<boolean> {
  const text = withoutIsolates(shown);
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
