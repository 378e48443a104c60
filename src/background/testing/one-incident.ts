/** For tests of commands: the one incident that there is, and a way to any step of it. */
import { expect } from 'vitest';
import type { FailureKind } from '../../core/catalogue/failures';
import type { StepId } from '../../core/catalogue/steps';
import { planFor } from '../../core/plan/plan';
import type { LoadedIncident } from '../../history/history';
import { allIncidents } from '../../history/testing/keep';
import type { PageSender } from '../../platform/receive-messages';
import { failing } from '../../testing/events';
import { eventually } from '../../testing/eventually';
import { isUnderWay } from '../does/run';
import { handleCommand } from '../hears/commands';
import { observe } from '../hears/observe';

/**
 * The only incident.
 * @throws Error where there is none.
 */
export async function onlyIncident(): Promise<LoadedIncident> {
  const [known] = await allIncidents();
  if (!known) throw new Error('no incident');
  return known;
}

/** Waits until no step is running. */
export async function untilQuiet(): Promise<void> {
  const { id } = (await onlyIncident()).incident;
  await eventually(() => expect(isUnderWay(id)).toBe(false));
}

/** Lets a page fail, and skips everything before `step`. */
export async function skipUpTo(step: StepId, page: PageSender, kind: FailureKind = 'pairing-required'): Promise<void> {
  await observe(failing(kind, { knownDevice: true }), page);
  const current = async () => {
    const { state, incident } = await onlyIncident();
    return planFor(state, incident).current;
  };
  for (let now = await current(); now !== step; now = await current())
    expect(await handleCommand(page.tab, { type: 'skip', step: now ?? 'escalate' })).toEqual({ ok: true });
}
