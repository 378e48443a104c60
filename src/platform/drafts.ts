/** What a user has begun to write and not yet kept, in the session's memory. */
import { browser } from './browser';

/** A draft; null where there is none. */
export async function readDraft(key: string): Promise<string | null> {
  const { [key]: value } = await browser.storage.session.get(key);
  return typeof value === 'string' ? value : null;
}

/** Keeps it until the browser ends. Where memory is full, it lasts as long as whoever shows it. */
export async function writeDraft(key: string, value: string): Promise<void> {
  await browser.storage.session.set({ [key]: value }).catch(() => {});
}

/** Forgets it. */
export async function forgetDraft(key: string): Promise<void> {
  await browser.storage.session.remove(key);
}
