/**
 * The other tabs of a failing gateway. Older pages retry a wrong token on their own, and each try counts against the
 * same lock (docs/openclaw.md, "Rate limiting").
 */
import type { Incident } from '../../core/incident/events';
import type { IncidentState } from '../../core/incident/reduce';
import { fails, isSameGatewayPage } from '../../core/presence/page';
import type { Presence } from '../../core/presence/presence';
import { browser, type Tabs } from '../../platform/browser';
import { presence } from '../presence';

/** How much of a title is shown, in characters. */
const LONGEST_TITLE = 60;

/** The titles of the other tabs that fail with this gateway. Page text: shown as text, never kept. */
export async function otherTabs(incident: Incident, state: IncidentState, there: Presence): Promise<string[]> {
  const others = await failingOthers(incident, state, there);
  return others.map(({ title }) => (title ?? '').slice(0, LONGEST_TITLE));
}

/** Discards them: their pages stop, and load again when the user returns. The tab in front cannot be discarded. */
export async function pauseOthers(incident: Incident, state: IncidentState): Promise<void> {
  const others = await failingOthers(incident, state, await presence());
  await Promise.all(
    others.map(({ id }) => id !== undefined && browser.tabs.discard(id).catch(() => {})), // closed meanwhile
  );
}

async function failingOthers(incident: Incident, { failure }: IncidentState, there: Presence): Promise<Tabs.Tab[]> {
  if (!failure) return [];
  // Whoever opened them: each connection counts against the lock.
  const failing = there.filter(
    page => page.frame === 0 && page.onWire && fails(page) && isSameGatewayPage(incident, page),
  );
  const others = failing.filter(({ tab }) => tab !== failure.tab);
  const tabs = await Promise.all(others.map(({ tab }) => browser.tabs.get(tab).catch(() => null))); // closed meanwhile
  return tabs.filter(tab => tab !== null && !tab.active) as Tabs.Tab[];
}
