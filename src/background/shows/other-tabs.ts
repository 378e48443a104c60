/**
 * The other tabs of a gateway that fails. Older pages retry a wrong token by themselves, and every try of theirs counts
 * against the same lock (docs/openclaw.md, "Rate limiting").
 */
import type { Incident } from '../../core/incident/events';
import type { IncidentState } from '../../core/incident/reduce';
import { fails, isSameGatewayPage } from '../../core/presence/page';
import type { Presence } from '../../core/presence/presence';
import { browser, type Tabs } from '../../platform/browser';
import { presence } from '../presence';

/** As much of a title as is shown, in characters. */
const LONGEST_TITLE = 60;

/** The titles of the other tabs that fail with this gateway; page text, to be shown as text and never kept. */
export async function otherTabs(
  incident: Incident,
  state: IncidentState,
  there: Presence,
): Promise<string[]> {
  const others = await failingOthers(incident, state, there);
  return others.map(({ title }) => (title ?? '').slice(0, LONGEST_TITLE));
}

/** Puts them to sleep: their pages stop, and load again when somebody turns to them. The tab in front cannot sleep. */
export async function pauseOthers(incident: Incident, state: IncidentState): Promise<void> {
  const others = await failingOthers(incident, state, await presence());
  await Promise.all(
    others.map(({ id }) => id !== undefined && browser.tabs.discard(id).catch(() => {})), // closed meanwhile
  );
}

async function failingOthers(
  incident: Incident,
  { failure }: IncidentState,
  there: Presence,
): Promise<Tabs.Tab[]> {
  if (!failure) return [];
  // Whoever opened them: what counts against the lock is that they connect.
  const failing = there.filter(
    page => page.frame === 0 && page.onWire && fails(page) && isSameGatewayPage(incident, page),
  );
  const others = failing.filter(({ tab }) => tab !== failure.tab);
  const tabs = await Promise.all(others.map(({ tab }) => browser.tabs.get(tab).catch(() => null))); // closed meanwhile
  return tabs.filter(tab => tab !== null && !tab.active) as Tabs.Tab[];
}
