/** Whether the user has agreed to keep data on disk. Before that, Re-Pair works from memory. */
import { browser } from './browser';

/** Where it is kept; the first key on disk. */
export const CONSENT_KEY = 'consent';

/** A copy until it is withdrawn: every read asks for it. */
const seen = new WeakSet<object>();
/** Tells when it is withdrawn. */
const heard = new WeakSet<object>();

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
