/** After every change of an incident: settle what it decides, and bring badge, prompts and popups up to date. */
import { promptIn } from '../core/incident/attention';
import type { IncidentEvent } from '../core/incident/events';
import type { IncidentState } from '../core/incident/reduce';
import { STEPS } from '../steps';
import { paintBadge } from './badge';
import { setDeadline } from './deadlines';
import { append, type Known } from './incidents';
import { setPrompt } from './prompts';
import { refreshViews } from './views';

/** To be called with an incident that was just changed. */
export async function changed(known: Known): Promise<void> {
  const settled = (verdictNow(known.state).length && (await append(known.incident.id, verdictNow))) || known;
  const { state } = settled;
  setDeadline(settled);
  await Promise.all([
    ...[...state.tabs.keys()].flatMap(tab => [paintBadge(tab, state), setPrompt(tab, promptIn(state, tab))]),
    refreshViews(),
  ]);
}

/** The end of the active step, if what was seen decides it. */
function verdictNow({ active, tabs }: IncidentState): IncidentEvent[] {
  if (!active) return [];
  const sightings = new Map([...tabs].map(([tab, { sighting }]) => [tab, sighting] as const));
  const end = STEPS[active.step].verify?.(active, sightings);
  return end ? [{ type: 'step-ended', at: Date.now(), step: active.step, ...end }] : [];
}
