/** What a killed worker left of a clearing. Nothing here deletes, nor can it: that takes another click. */

import type { ClearReport } from '../core/clearing/clear-report';
import { ownVersion } from '../platform/browser';
import { noting } from '../platform/faults';
import { isLettingGo } from './finish-clearing';
import type { MarkedTab } from './inert-page';
import { inTurn, type Journal, journals, keepJournal } from './journal';
import { findParked, openAnew, unpark } from './parking';
import { readBack, reportOf } from './read-back';
import { withSpareTabs } from './spare-tabs';

/** A clearing that a killed worker left. */
export interface Unfinished {
  readonly id: string;
  /** What was read back; null where nothing had been deleted. */
  readonly report: ClearReport | null;
}

/**
 * Finds out what became of the clearings that a killed worker left, and brings their tabs back.
 * `isOwn` tells the clearings of this worker. The journals stay until `letGo`.
 */
export function resolveUnfinished(isOwn: (id: string) => boolean, now: () => number): Promise<Unfinished[]> {
  return inTurn(async () => {
    const left = (await journals()).filter(({ id }) => !isOwn(id) && !isLettingGo(id));
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
  // Once the tabs were let go, their pages write anew: then what was read back before that is what counts.
  const after = journal.after ?? {
    counts: await withSpareTabs(store, spares => readBack(hosts, tabs, { store, gateway, spares })),
    at: now(),
  };
  await keepJournal({ ...journal, phase: 'returning', after }).catch(noting('journal'));
  const restored = await bringBack(journal, tabs);
  return { id, report: reportOf({ ...journal, after }, restored) };
}

/**
 * Sends back what is still parked. An update in its middle closed our pages, and with them the tabs that stood there (so Chromium
 * does, measured; Firefox keeps them): those are opened anew. Returns how many there are again.
 */
async function bringBack({ by, tabs, store }: Journal, parked: readonly MarkedTab[]): Promise<number> {
  const back = await unpark(parked);
  const lost = by === ownVersion() ? [] : tabs.filter(({ key }) => !back.includes(key));
  return back.length + (await openAnew(lost, store));
}
