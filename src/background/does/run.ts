/**
 * Moves an incident on and runs its steps. Events are written before and after each step, so that a worker's death in
 * between shows.
 */

import { takesKeys } from '../../core/catalogue/clear-levels';
import { STEP_ROWS, type StepId } from '../../core/catalogue/steps';
import { hostOf, type Incident, type IncidentEvent } from '../../core/incident/events';
import type { IncidentState } from '../../core/incident/reduce';
import { pagesOf } from '../../core/presence/presence';
import type { LoadedIncident } from '../../history/history';
import { browser } from '../../platform/browser';
import { logFault } from '../../platform/faults';
import { openTab } from '../../platform/open-tab';
import { hasAccessTo, homeOf } from '../../platform/own-sites';
import { StorageFailed } from '../../platform/storage';
import { finishClearing } from '../../site-data/finish-clearing';
import { STEPS } from '../../steps';
import type { Outcome, StepContext } from '../../steps/step';
import { wakeAfter } from '../deadlines';
import { noteClearing } from '../health';
import { append } from '../incidents';
import { presence } from '../presence';
import { publish } from '../publish';
import { refreshViews } from '../shows/views';

/** If the worker dies during a step, another one is woken after this long, in ms. */
const SEE_TO_IT_AFTER_MS = 30_000;

/** Incidents whose step this worker is running. Empty in a new worker. */
const underWay = new Set<string>();

export function isUnderWay(id: string): boolean {
  return underWay.has(id);
}

/**
 * Adds the events that `decide` derives from an incident as it is now, and starts what they ask for: a step that was
 * started, a step that the user has consented to, or another look. Resolves to the incident, or to null when nothing
 * applied. `front`: the user has just clicked, so the page may come to the front.
 * @throws StorageFailed when the browser could not write.
 */
export async function move(
  id: string,
  decide: (state: IncidentState) => IncidentEvent[],
  front = false,
): Promise<LoadedIncident | null> {
  let added: IncidentEvent | undefined;
  const known = await append(id, state => {
    const events = decide(state);
    added = events.at(-1);
    return events;
  });
  if (!known || !added) return null;
  // Before any other wait: a sweep would take a step without a worker for that of a dead one.
  if (begins(added)) void doStep(known);
  if (added.type === 'step-ran' && added.again) await lookAgain(known, added.step, front);
  await publish([known]);
  return known;
}

function begins(event: IncidentEvent): boolean {
  return event.type === 'consented' || (event.type === 'step-started' && !STEP_ROWS[event.step].asksFirst);
}

/** Does something as the one thing under way for an incident; null if something else is. */
export async function alone<Done>(id: string, work: () => Promise<Done>): Promise<Done | null> {
  if (underWay.has(id)) return null;
  underWay.add(id);
  wakeAfter(id, SEE_TO_IT_AFTER_MS);
  try {
    return await work();
  } finally {
    underWay.delete(id);
  }
}

async function doStep(known: LoadedIncident): Promise<void> {
  const { incident, state } = known;
  const { active } = state;
  if (!active) return;
  const { step } = active;
  const { level, hosts } = active.consentedTo ?? {};
  await alone(incident.id, async () => {
    if (level && hosts && takesKeys(level))
      await noteClearing(incident.store, hosts, Date.now()).catch(logFault('health'));
    await note(incident.id, await eventsOf(known, step));
    if (STEP_ROWS[step].asksFirst) void finishClearing(incident.id).catch(logFault('journal'));
  }).catch(logFault('end-of-step')); // it could not be written: a sweep finds the step without an end, and its journal
}

async function eventsOf(known: LoadedIncident, step: StepId): Promise<IncidentEvent[]> {
  try {
    return outcomeEvents(step, await STEPS[step].run(await contextOf(known, true)));
  } catch (error) {
    const finding = error instanceof StorageFailed ? 'storage' : 'browser-refused';
    return [{ type: 'step-ended', at: Date.now(), step, result: 'could-not-run', by: 'error', finding }];
  }
}

/** The second part of a step. Its start is already recorded, so the next page counts as loaded after it. */
async function lookAgain(known: LoadedIncident, step: StepId, front: boolean): Promise<void> {
  await contextOf(known, front)
    .then(STEPS[step].again)
    .catch(() => {}); // if nothing comes, the watch ends it
}

async function contextOf({ incident, state }: LoadedIncident, front: boolean): Promise<StepContext> {
  const { origin, gateway, store } = incident;
  const tab = await agentTab(state.active?.tab ?? state.failure?.tab, incident, front);
  const { consentedTo } = state.active ?? {};
  return {
    ...{ id: incident.id, origin, gateway, store, state, tab, front, host: hostOf(incident), now: Date.now },
    onProgress: () => void refreshViews(),
    ...(consentedTo ? { consentedTo } : {}),
  };
}

/** The tab with the failing page, or a new one if that was closed or left the agent. */
async function agentTab(tab: number | undefined, incident: Incident, active: boolean): Promise<number> {
  const { origin, store } = incident;
  const known = tab === undefined ? null : await browser.tabs.get(tab).catch(() => null);
  const framed =
    tab !== undefined && pagesOf(await presence(), incident).some(page => page.tab === tab && page.frame !== 0);
  if (known?.id !== undefined && known.url && (framed || new URL(known.url).origin === origin)) return known.id;
  if (!(await hasAccessTo(origin))) throw new Error('access was withdrawn'); // without access all tabs look like another site's
  return openTab(store, await homeOf(origin), { active });
}

function outcomeEvents(step: StepId, outcome: Outcome): IncidentEvent[] {
  const at = Date.now();
  return [
    ...(outcome.report ? [{ type: 'cleared', at, report: outcome.report } as const] : []),
    ...(outcome.account ? [{ type: 'account', at, seen: outcome.account } as const] : []),
    'end' in outcome ? { type: 'step-ended', at, step, ...outcome.end } : { type: 'step-ran', at, step },
  ];
}

/** Adds these events, and tells all that show something. */
export async function note(id: string, events: IncidentEvent[]): Promise<void> {
  const known = await append(id, () => events);
  if (known) await publish([known]);
}
