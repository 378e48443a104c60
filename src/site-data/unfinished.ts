/** What a killed worker left of a clearing. Nothing here deletes, nor can it: that takes another click. */

import type { ClearReport } from '../core/incident/clear-report';
import { noting } from '../platform/faults';
import { ownVersion } from '../platform/own-version';
import { inTurn, type Journal, journals, keepJournal } from './journal';
import { openAnew, stillParked, unpark } from './parking';
import { readBack, reportOf } from './read-back';

/** A clearing that a killed worker left. */
export interface Unfinished {
  readonly id: string;
  /** What was read back; null where nothing had been deleted. */
  readonly report: ClearReport | null;
}

/**
 * Finds out what became of the clearings that a killed worker left, and brings their tabs back.
 * `isOwn` tells the clearings of this worker. The journals stay until `forgetJournal`.
 */
export function resolveUnfinished(isOwn: (id: string) => boolean, now: () => number): Promise<Unfinished[]> {
  return inTurn(async () => {
    const left = (await journals()).filter(({ id }) => !isOwn(id));
    const resolved: Unfinished[] = [];
    for (const journal of left) resolved.push(await resolve(journal, now));
    return resolved;
  });
}

async function resolve(journal: Journal, now: () => number): Promise<Unfinished> {
  const { id, hosts, gateway, store, before } = journal;
  const tabs = await stillParked(journal.tabs);
  // An update in its middle closed our pages, and with them the tabs that stood there: so Chromium does (measured; Firefox keeps them).
  const closed =
    journal.by === ownVersion() ? [] : journal.tabs.filter(({ key }) => !tabs.some(tab => tab.key === key));
  if (before === null) {
    await unpark(tabs);
    await openAnew(closed, store);
    return { id, report: null };
  }
  // Once the tabs were let go, their pages write anew: then what was read back before that is what counts.
  const after = journal.after ?? { counts: await readBack(hosts, tabs, store, gateway), at: now() };
  await keepJournal({ ...journal, phase: 'returning', after }).catch(noting('journal'));
  const restored = (await unpark(tabs)) + (await openAnew(closed, store));
  return { id, report: reportOf({ ...journal, after }, restored) };
}
