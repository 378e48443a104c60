/**
 * Ends what nothing else will end: watches that ran out, and steps that a killed worker left unfinished. Shows what time
 * alone has changed, and sets the deadlines of an earlier worker again.
 */

import type { ClearReport } from '../../core/clearing/clear-report';
import { isComplete } from '../../core/clearing/outcome';
import type { IncidentEvent } from '../../core/incident/events';
import type { Attempt } from '../../core/incident/reduce';
import { endByTimeout } from '../../core/transitions/on-observation';
import { logFault } from '../../platform/faults';
import { finishClearing } from '../../site-data/finish-clearing';
import { resolveUnfinished } from '../../site-data/unfinished';
import { isUnderWay, move } from '../does/run';
import { justFixed, openIncidents } from '../incidents';
import { publish } from '../publish';
import { lookAtAccount } from './account-session';

/** Checks the open incidents. Called when a worker starts and when a deadline comes. */
export async function sweep(): Promise<void> {
  await endClearings();
  await lookAtAccount();
  for (const known of await openIncidents(({ active }) => active !== null)) {
    const { id } = known.incident;
    // Timer and alarm come at the same time: the first one retries, the other finds that done.
    const moved = await move(id, now => endByTimeout(now, { at: Date.now(), underWay: isUnderWay(id) }));
    if (!moved) await publish([known]); // a dead worker may not have published it
  }
  const back = await justFixed(Date.now());
  if (back.length > 0) await publish(back);
}

/** Records how the clearings of a killed worker ended; only then are their tabs released. */
async function endClearings(): Promise<void> {
  for (const { id, report } of await resolveUnfinished(isUnderWay, Date.now)) {
    await move(id, ({ active }) => (active ? clearingEnd(active, report) : []));
    void finishClearing(id).catch(logFault('journal'));
  }
}

/** If it removed everything, it is watched as usual; the rest needs another click. */
function clearingEnd({ step, consentedTo, ranAt }: Attempt, report: ClearReport | null): IncidentEvent[] {
  if (!consentedTo || ranAt !== undefined) return []; // the worker died after writing this
  const at = Date.now();
  const ended = { type: 'step-ended', at, step, result: 'could-not-run', by: 'error' } as const;
  if (!report) return [{ ...ended, finding: 'interrupted' }];
  return [
    { type: 'cleared', at, report },
    isComplete(report) ? { type: 'step-ran', at, step } : { ...ended, finding: 'interrupted-clearing' },
  ];
}
