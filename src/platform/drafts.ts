/** What a user has begun to write and not yet kept, in the session's memory. */
import { browser } from './browser';

/** What of a report its user writes or chooses. */
export type DraftName = 'note' | 'ticket' | 'detail';

/** A draft of an incident's; null where there is none. */
export async function readDraft(incident: string, name: DraftName): Promise<string | null> {
  const key = keyOf(incident, name);
  const { [key]: value } = await browser.storage.session.get(key);
  return typeof value === 'string' ? value : null;
}

/** Keeps it until the browser ends. Where memory is full, it lasts as long as whoever shows it. */
export async function writeDraft(incident: string, name: DraftName, value: string): Promise<void> {
  await browser.storage.session.set({ [keyOf(incident, name)]: value }).catch(() => {});
}

/** Forgets it: it may hold the secret that what was kept of it does not. */
export async function forgetDraft(incident: string, name: DraftName): Promise<void> {
  await browser.storage.session.remove(keyOf(incident, name));
}

function keyOf(incident: string, name: DraftName): string {
  return `draft:${incident}:${name}`;
}
