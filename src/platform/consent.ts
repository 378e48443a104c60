/** Whether the user has agreed that anything is kept on disk. Before that Re-Pair works from memory. */
import { browser } from './browser';

/** Where it is kept: the first thing that is. */
export const CONSENT_KEY = 'consent';

/** True once the user has. */
export async function agreed(): Promise<boolean> {
  const { [CONSENT_KEY]: given } = await browser.storage.local.get(CONSENT_KEY);
  return given !== undefined;
}
