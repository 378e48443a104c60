/** What a killed worker left of its clearings. Nothing here can delete: that takes another click. */

import type { ClearReport } from '../core/clearing/clear-report';
import { ownVersion } from '../platform/browser';
import { logFault } from '../platform/faults';
import { isFinishing } from './finish-clearing';
import { afterOtherClearings, type Journal, journals, keepJournal } from './journal';
import { findParked, reopen, unpark } from './parking';
import { readBack, reportOf } from './read-back';
import { withSpareTab } from './spare-tabs';
import type { ParkedTab } from './tabs';

interface Unfinished {
  readonly id: string;
  /** What was read back; null if nothing had been deleted. */
  readonly report: ClearReport | null;
}

/**
 * Finds out how the clearings of a killed worker ended, and brings their tabs back. `isOwn` is true for this worker's
 * clearings. The journals stay until `finishClearing`.
 */
export function resolveUnfinished(isOwn: (id: string) => boolean, now: () => number): Promise<Unfinished[]> {
  return afterOtherClearings(async () => {
    const left = (await journals()).filter(({ id }) => !isOwn(id) && !isFinishing(id));
    const resolved: Unfinished[] = [];
    for (const journal of left) resolved.push(await resolve(journal, now));
    return resolved;
  });
}

async function resolve(journal: Journal, now: () => number): Promise<Unfinished> {
  const { id, store, before } = journal;
  const tabs = await findParked(journal.tabs);
  if (before === null) {
    await bringBack(journal, tabs);
    return { id, report: null };
  }
  // Pages in returned tabs write again, so only what was read back before counts.
  const after = journal.after ?? (await withSpareTab(store, spare => readBack(journal, tabs, spare, now)));
  await keepJournal({ ...journal, phase: 'returning', after }).catch(logFault('journal'));
  const restored = await bringBack(journal, tabs);
  return { id, report: reportOf({ ...journal, after }, restored) };
}

/**
 * Sends back what is still parked, and reopens what an update closed with our pages (in Chromium, measured; Firefox
 * keeps them). Returns how many are back.
 */
async function bringBack({ by, tabs, store }: Journal, parked: readonly ParkedTab[]): Promise<number> {
  const back = await unpark(parked);
  const lost = by === ownVersion() ? [] : tabs.filter(({ mark }) => !back.includes(mark));
  return back.length + (await reopen(lost, store));
}
