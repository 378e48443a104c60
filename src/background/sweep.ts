/** Ends what nobody else will end: watches that ran out, and steps that a killed worker left in the middle. */
import type { IncidentEvent } from '../core/incident/events';
import type { Attempt, IncidentState } from '../core/incident/reduce';
import { STEPS } from '../steps';
import { changed } from './changed';
import { deadlineOf } from './deadlines';
import { append, openIncidents } from './incidents';
import { isUnderWay, lookAgain } from './run';

/** Looks through the open incidents; to be called when a worker starts and when a deadline has come. */
export async function sweep(): Promise<void> {
  for (const { incident, state } of await openIncidents()) {
    const { active } = state;
    if (!active) continue;
    // The timer and the alarm come at the same time: whoever is first tries again, the other finds that done.
    if (isDue(active) && (await lookAgain(incident.id, active.step, now => isDue(now) && hasRetry(now))))
      continue;
    const known = await append(incident.id, now => endOf(now, incident.id));
    if (known) await changed(known);
  }
}

function endOf(state: IncidentState, id: string): IncidentEvent[] {
  const { active } = state;
  if (!active) return [];
  const ended = { type: 'step-ended', at: Date.now(), step: active.step } as const;
  if (isDue(active)) return hasRetry(active) ? [] : [{ ...ended, result: 'unproven', by: 'timeout' }];
  const asking = STEPS[active.step].asksFirst && !active.consentedTo;
  if (active.ranAt === undefined && !asking && !isUnderWay(id)) {
    // A clearing that was agreed to may have begun.
    const finding = active.consentedTo ? 'interrupted-clearing' : 'interrupted';
    return [{ ...ended, result: 'could-not-run', by: 'error', finding }];
  }
  return [];
}

function isDue(active: Attempt): boolean {
  const due = deadlineOf({ active });
  return due !== null && due <= Date.now();
}

function hasRetry({ step, runs }: Attempt): boolean {
  return STEPS[step].retryWhenDue === true && runs === 1;
}
