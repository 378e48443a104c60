/** The tabs whose pages would not go when their site was to be cleared, so that their users can be shown them. */
import * as z from 'zod/mini';
import { session } from '../platform/storage';

/** The tab that stayed at the last clearing, by incident. Tabs have other numbers after the browser's next start. */
const PREFIX = 'stayed-tab:';

/** Notes the tab that stayed for an incident; null once its site was cleared. Without it the user looks for themselves. */
export async function noteStayed(incident: string, tab: number | null): Promise<void> {
  const key = PREFIX + incident;
  await (tab === null ? session.remove(key) : session.write(key, tab)).catch(() => {});
}

/** The tab that stayed at the last clearing for an incident; null if none. */
export async function stayedTab(incident: string): Promise<number | null> {
  return session.read(PREFIX + incident, z.number());
}

/** Forgets all of them. @throws StorageFailed when the browser could not write. */
export function forgetStayed(): Promise<void> {
  return session.removeAll(PREFIX);
}
