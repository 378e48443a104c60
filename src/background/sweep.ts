/** Ends what nobody else will end: watches that ran out, and steps that a killed worker left in the middle. */
import { type ClearReport, isComplete } from '../core/incident/clear-report';
import type { IncidentEvent } from '../core/incident/events';
import type { Attempt, IncidentState } from '../core/incident/reduce';
import { forgetJournal } from '../site-data/journal';
import { resolveUnfinished } from '../site-data/unfinished';
import { STEPS } from '../steps';
import { changed } from './changed';
import { deadlineOf } from './deadlines';
import { append, openIncidents } from './incidents';
import { isUnderWay, lookAgain } from './run';

/** Looks through the open incidents; to be called when a worker starts and when a deadline has come. */
export async function sweep(): Promise<void> {
  await endClearings();
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

/** Writes down what became of the clearings that a killed worker left; only then are their journals forgotten. */
async function endClearings(): Promise<void> {
  for (const { id, report } of await resolveUnfinished(isUnderWay, Date.now)) {
    const known = await append(id, ({ active }) => (active ? clearingEnd(active, report) : []));
    if (known) await changed(known);
    await forgetJournal(id);
  }
}

/** One that took everything away is watched as if nothing had happened; the rest takes another click. */
function clearingEnd({ step, consentedTo, ranAt }: Attempt, report: ClearReport | null): IncidentEvent[] {
  if (!consentedTo || ranAt !== undefined) return []; // it was written down before its worker died
  const at = Date.now();
  const ended = { type: 'step-ended', at, step, result: 'could-not-run', by: 'error' } as const;
  if (!report) return [{ ...ended, finding: 'interrupted' }];
  return [
    { type: 'cleared', at, report },
    isComplete(report) ? { type: 'step-ran', at, step } : { ...ended, finding: 'interrupted-clearing' },
  ];
}

function endOf(state: IncidentState, id: string): IncidentEvent[] {
  const { active } = state;
  if (!active) return [];
  const ended = { type: 'step-ended', at: Date.now(), step: active.step } as const;
  if (isDue(active)) return hasRetry(active) ? [] : [{ ...ended, result: 'unproven', by: 'timeout' }];
  const asking = STEPS[active.step].asksFirst && !active.consentedTo;
  // A clearing without a journal had not begun.
  if (active.ranAt === undefined && !asking && !isUnderWay(id))
    return [{ ...ended, result: 'could-not-run', by: 'error', finding: 'interrupted' }];
  return [];
}

function isDue(active: Attempt): boolean {
  const due = deadlineOf({ active });
  return due !== null && due <= Date.now();
}

function hasRetry({ step, runs }: Attempt): boolean {
  return STEPS[step].retryWhenDue === true && runs === 1;
}
