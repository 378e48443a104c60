/** Ends what nobody else will end: watches that ran out, and steps that a killed worker left in the middle. */

import { type ClearReport, isComplete } from '../../core/clearing/clear-report';
import type { IncidentEvent } from '../../core/incident/events';
import type { Attempt } from '../../core/incident/reduce';
import { endByTimeout } from '../../core/transitions/on-observation';
import { logFault } from '../../platform/faults';
import { finishClearing } from '../../site-data/finish-clearing';
import { resolveUnfinished } from '../../site-data/unfinished';
import { isUnderWay, move } from '../does/run';
import { openIncidents } from '../incidents';
import { publish } from '../publish';
import { lookAtAccount } from './account-session';

/** Looks through the open incidents; to be called when a worker starts and when a deadline has come. */
export async function sweep(): Promise<void> {
  await endClearings();
  await lookAtAccount();
  for (const known of await openIncidents(({ active }) => active !== null)) {
    const { id } = known.incident;
    // The timer and the alarm come at the same time: whoever is first tries again, the other finds that done.
    const moved = await move(id, now => endByTimeout(now, { at: Date.now(), underWay: isUnderWay(id) }));
    if (!moved) await publish([known]); // a dead worker may not have come to that
  }
}

/** Writes down what became of the clearings that a killed worker left; only then are their tabs let go. */
async function endClearings(): Promise<void> {
  for (const { id, report } of await resolveUnfinished(isUnderWay, Date.now)) {
    await move(id, ({ active }) => (active ? clearingEnd(active, report) : []));
    void finishClearing(id).catch(logFault('journal'));
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
