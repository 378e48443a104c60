/**
 * The other tabs of a gateway that fails. Older pages retry a wrong token by themselves, and every try of theirs counts
 * against the same lock (openclaw-truth.md §6).
 */
import { HEYRON_MATCH } from '../core/heyron';
import type { Incident } from '../core/incident/events';
import type { IncidentState } from '../core/incident/reduce';
import { browser, type Tabs } from '../platform/browser';

/** As much of a title as is shown, in characters. */
const LONGEST_TITLE = 60;

/** The titles of the other tabs that fail with this gateway; page text, to be shown as text and never kept. */
export async function otherTabs(incident: Incident, state: IncidentState): Promise<string[]> {
  const others = await failingOthers(incident, state);
  return others.map(({ title }) => (title ?? '').slice(0, LONGEST_TITLE));
}

/** Puts them to sleep: their pages stop, and load again when somebody turns to them. The tab in front cannot sleep. */
export async function pauseOthers(incident: Incident, state: IncidentState): Promise<void> {
  const others = await failingOthers(incident, state);
  await Promise.all(
    others.map(({ id }) => id !== undefined && browser.tabs.discard(id).catch(() => {})), // closed meanwhile
  );
}

async function failingOthers({ origin }: Incident, { failure, tabs }: IncidentState): Promise<Tabs.Tab[]> {
  const open = failure ? await browser.tabs.query({ url: HEYRON_MATCH }) : [];
  return open.filter(
    ({ id, url, discarded, active }) =>
      id !== undefined &&
      url !== undefined &&
      new URL(url).origin === origin &&
      id !== failure?.tab &&
      !discarded &&
      !active &&
      tabs.get(id)?.sighting.state === 'failing',
  );
}
