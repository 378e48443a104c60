/** Texts that a user has begun and not saved, in the session's memory. */
import { browser } from './browser';

/** The parts of a report that the user writes or chooses. */
export type DraftName = 'note' | 'ticket' | 'detail' | 'kept';

/** The draft for an incident; null if there is none. */
export async function readDraft(incident: string, name: DraftName): Promise<string | null> {
  const key = keyOf(incident, name);
  const { [key]: value } = await browser.storage.session.get(key);
  return typeof value === 'string' ? value : null;
}

/** Keeps it until the browser ends. If memory is full, it lasts as long as the page that shows it. */
export async function writeDraft(incident: string, name: DraftName, value: string): Promise<void> {
  await browser.storage.session.set({ [keyOf(incident, name)]: value }).catch(() => {});
}

/** Deletes it: it may hold a secret that was removed from the saved text. */
export async function forgetDraft(incident: string, name: DraftName): Promise<void> {
  await browser.storage.session.remove(keyOf(incident, name));
}

function keyOf(incident: string, name: DraftName): string {
  return `draft:${incident}:${name}`;
}
