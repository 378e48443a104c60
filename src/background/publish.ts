/** After every change of an incident: settle what it decides, and bring badges, prompts and popups up to date. */

import { cured, settled } from '../core/decide/settle';
import type { IncidentState } from '../core/incident/reduce';
import { belongsTo, type PresentPage } from '../core/presence/page';
import { pagesOf } from '../core/presence/presence';
import { type LoadedIncident, incident as readIncident } from '../history/history';
import { setDeadline } from './deadlines';
import { append } from './incidents';
import { presence, type SilenceOf, silence } from './presence';
import { showAlarm } from './shows/alarm';
import { showGuides } from './shows/guides';
import { refreshViews } from './shows/views';

/** To be called with an incident that was just changed, or whose pages have. */
export async function changed(known: LoadedIncident): Promise<void> {
  const { incident } = known;
  const pages = pagesOf(await presence(), incident);
  const decide = (state: IncidentState) => {
    const end = settled(state, pages, Date.now());
    return end.length ? end : cured(state, pages, Date.now());
  };
  const decided = decide(known.state).length ? await append(incident.id, decide) : null;
  const there = await silence(async () => {
    const now = await asItIs(decided ?? known);
    setDeadline(now);
    return silenceBy(now);
  });
  const tabs = new Set(pagesOf(there, incident).map(({ tab }) => tab));
  await Promise.all([...[...tabs].map(showAlarm), showGuides(), refreshViews()]);
}

/**
 * The incident as it is now, or as it is given where it cannot be read: whoever read it some time ago must not take back what
 * its user has said since, nor arrange for a step that has ended.
 */
export async function asItIs(known: LoadedIncident): Promise<LoadedIncident> {
  return (await readIncident(known.incident.id).catch(() => null)) ?? known;
}

/** Why the pages of an incident need not be heard. */
export function silenceBy({ incident, state }: LoadedIncident): SilenceOf {
  return page => (belongsTo(incident, page) ? silenceIn(state, page) : undefined);
}

function silenceIn(
  { fixed, dismissed }: IncidentState,
  { sighting, unproven }: Parameters<SilenceOf>[0],
): PresentPage['silence'] {
  if (fixed) return 'over';
  return dismissed !== null && dismissed === (sighting.kind ?? unproven) ? 'dismissed' : null;
}
