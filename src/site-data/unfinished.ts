/** What a killed worker left of a clearing. Nothing here deletes, nor can it: that takes another click. */

import type { ClearReport } from '../core/clearing/clear-report';
import { ownVersion } from '../platform/browser';
import { logFault } from '../platform/faults';
import { isFinishing } from './finish-clearing';
import { afterOtherClearings, type Journal, journals, keepJournal } from './journal';
import { findParked, reopen, unpark } from './parking';
import { readBack, reportOf } from './read-back';
import { withSpareTabs } from './spare-tabs';
import type { ParkedTab } from './tabs';

/** A clearing that a killed worker left. */
export interface Unfinished {
  readonly id: string;
  /** What was read back; null where nothing had been deleted. */
  readonly report: ClearReport | null;
}

/**
 * Finds out what became of the clearings that a killed worker left, and brings their tabs back.
 * `isOwn` tells the clearings of this worker. The journals stay until `finishClearing`.
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
  const { id, hosts, gateway, store, before } = journal;
  const tabs = await findParked(journal.tabs);
  if (before === null) {
    await bringBack(journal, tabs);
    return { id, report: null };
  }
  // Once the tabs are back, their pages write again, so what was read back before that is what counts.
  const after = journal.after ?? {
    counts: await withSpareTabs(store, spares => readBack(hosts, tabs, { store, gateway, spares })),
    at: now(),
  };
  await keepJournal({ ...journal, phase: 'returning', after }).catch(logFault('journal'));
  const restored = await bringBack(journal, tabs);
  return { id, report: reportOf({ ...journal, after }, restored) };
}

/**
 * Sends back what is still parked. An update in its middle closed our pages, and with them the tabs that stood there
 * (so Chromium does, measured; Firefox keeps them): those are opened again. Returns how many are back.
 */
async function bringBack({ by, tabs, store }: Journal, parked: readonly ParkedTab[]): Promise<number> {
  const back = await unpark(parked);
  const lost = by === ownVersion() ? [] : tabs.filter(({ mark }) => !back.includes(mark));
  return back.length + (await reopen(lost, store));
}
