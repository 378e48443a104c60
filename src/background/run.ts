/** Doing a step: the events around it are written before and after, so that a death in between shows. */

import { heyronHostOf } from '../core/heyron';
import { hostOf, type IncidentEvent } from '../core/incident/events';
import type { Attempt, IncidentState } from '../core/incident/reduce';
import type { StepId } from '../core/step-ids';
import { browser } from '../platform/browser';
import { hasAccess } from '../platform/permission';
import { StorageFailed } from '../platform/storage';
import { forgetJournal } from '../site-data/journal';
import { STEPS } from '../steps';
import type { Outcome, StepContext } from '../steps/step';
import { changed } from './changed';
import { wakeAfter } from './deadlines';
import { append, type Known } from './incidents';
import { refreshViews } from './views';

/** Should the worker die in the middle of a step, another is woken after this, in ms, to see to it. */
const SEE_TO_IT_AFTER_MS = 30_000;

/** Incidents whose step this worker is doing right now; a worker that starts anew does nothing yet. */
const underWay = new Set<string>();

/** True while this worker is in the middle of a step of that incident. */
export function isUnderWay(id: string): boolean {
  return underWay.has(id);
}

/** Does the active step of an incident, which was written down as started, and consented to where it asks first. */
export async function doStep({ incident, state }: Known): Promise<void> {
  const { active } = state;
  if (!active || underWay.has(incident.id)) return;
  const { step } = active;
  underWay.add(incident.id);
  wakeAfter(SEE_TO_IT_AFTER_MS);
  try {
    await note(incident.id, await eventsOf({ incident, state }, step));
    if (STEPS[step].asksFirst) await forgetJournal(incident.id);
  } catch {
    // It could not be written down. A sweep finds it without an end, and what its journal says.
  } finally {
    underWay.delete(incident.id);
  }
}

async function eventsOf(known: Known, step: StepId): Promise<IncidentEvent[]> {
  try {
    return outcomeEvents(step, await STEPS[step].run(await contextOf(known)));
  } catch (error) {
    const finding = error instanceof StorageFailed ? 'storage' : 'browser-refused';
    return [{ type: 'step-ended', at: Date.now(), step, result: 'could-not-run', by: 'error', finding }];
  }
}

/**
 * "Look again": does the step's second part, if it has one and `fits`; noted first, so that the page that comes counts
 * as loaded after it. Resolves to whether it was done.
 */
export async function lookAgain(
  id: string,
  step: StepId,
  fits: (active: Attempt) => boolean = () => true,
): Promise<boolean> {
  const { again } = STEPS[step];
  let fitted = false;
  const known = await append(id, ({ active }) => {
    fitted = again !== undefined && active?.step === step && active.ranAt !== undefined && fits(active);
    return fitted ? [{ type: 'step-ran', at: Date.now(), step, again: true }] : [];
  });
  if (!fitted || !known) return false;
  await contextOf(known)
    .then(again)
    .catch(() => {}); // the watch ends it if nothing comes
  await changed(known);
  return true;
}

async function contextOf({ incident, state }: Known): Promise<StepContext> {
  const { origin, gateway, store } = incident;
  const tab = await agentTab(state.active?.tab ?? state.failure?.tab, origin, state);
  const { consentedTo } = state.active ?? {};
  return {
    ...{ id: incident.id, origin, gateway, store, state, tab, host: hostOf(incident), now: Date.now },
    onProgress: () => void refreshViews(),
    ...(consentedTo ? { consentedTo } : {}),
  };
}

/** The tab with the failing page; a new one where it was closed or has gone elsewhere. */
async function agentTab(tab: number | undefined, origin: string, { tabs }: IncidentState): Promise<number> {
  const known = tab === undefined ? null : await browser.tabs.get(tab).catch(() => null);
  const framed = tab !== undefined && tabs.get(tab)?.framed === true && heyronHostOf(known?.url) !== null;
  if (known?.id !== undefined && known.url && (framed || new URL(known.url).origin === origin))
    return known.id;
  if (!(await hasAccess())) throw new Error('access was withdrawn'); // then every tab looks like another site's
  const { id } = await browser.tabs.create({ url: `${origin}/` });
  if (id === undefined) throw new Error('the browser opened no tab');
  return id;
}

function outcomeEvents(step: StepId, outcome: Outcome): IncidentEvent[] {
  const at = Date.now();
  return [
    ...(outcome.report ? [{ type: 'cleared', at, report: outcome.report } as const] : []),
    'end' in outcome ? { type: 'step-ended', at, step, ...outcome.end } : { type: 'step-ran', at, step },
  ];
}

async function note(id: string, events: IncidentEvent[]): Promise<void> {
  const known = await append(id, () => events);
  if (known) await changed(known);
}
