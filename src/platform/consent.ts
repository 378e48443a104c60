/** Whether the user has agreed that anything is kept on disk. Before that Re-Pair works from memory. */
import { browser } from './browser';

/** Where it is kept: the first thing that is. */
export const CONSENT_KEY = 'consent';

/** Where it was seen, until it is taken back: it is asked about before everything that is read. */
const seen = new WeakSet<object>();
/** Where it is heard of being taken back. */
const heard = new WeakSet<object>();

/** True once the user has. */
export async function agreed(): Promise<boolean> {
  const { local } = browser.storage;
  if (seen.has(local)) return true;
  if (!heard.has(local)) {
    heard.add(local);
    local.onChanged.addListener(changes => {
      if (CONSENT_KEY in changes && changes[CONSENT_KEY]?.newValue === undefined) seen.delete(local);
    });
  }
  const { [CONSENT_KEY]: given } = await browser.storage.local.get(CONSENT_KEY);
  if (given !== undefined) seen.add(local);
  return given !== undefined;
}
