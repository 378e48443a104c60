/** Counts what hosts hold before and after a clearing, and compares the two. */

import type { ClearLevel, Credential } from '../core/catalogue/clear-levels';
import {
  CLEARED_TYPES,
  type ClearedType,
  type ClearReport,
  type Counts,
  DATA_TYPES,
  outcomeOf,
} from '../core/clearing/clear-report';
import { logFault } from '../platform/faults';
import { inInertPages } from './inert-page';
import type { HostCounts, Journal } from './journal';
import { contentsOf, countsOf, type Stored, storedIn } from './read-stored';
import type { SpareTab } from './spare-tabs';
import { marksOf, ofHost, type ParkedTab, tabsShowing } from './tabs';

/** The report on a clearing that was read back; `restored` is how many tabs are back. */
export function reportOf(
  { level, credential, hosts, startedAt, tabs, before, after }: Journal,
  restored: number,
): ClearReport {
  const compare = (host: string) =>
    typesOf(level, credential).map(type => {
      const [was, is] = [before?.[host]?.[type] ?? null, after?.counts[host]?.[type] ?? null];
      return { type, before: was, after: is, outcome: outcomeOf(was, is) };
    });
  return {
    level,
    startedAt,
    durationMs: (after?.at ?? startedAt) - startedAt,
    hosts: hosts.map(host => ({ host, types: compare(host) })),
    tabs: { parked: tabs.length, restored },
  };
}

/** What each level promises to remove, and what is therefore read back. */
function typesOf(level: ClearLevel, credential: Credential): readonly ClearedType[] {
  const types = { 1: ['cacheStorage', 'serviceWorkers'], 2: [credential], 3: ['cookies'], 4: DATA_TYPES } as const;
  return types[level];
}

/** The cookie store, the gateway whose credentials count, and a tab for hosts that no tab shows. */
interface Where {
  readonly store: string;
  readonly gateway: string;
  readonly spare: SpareTab;
}

/** Counts what each host holds in inert pages; live pages (only after an interruption) are read as they are. */
export async function countEach(
  hosts: readonly string[],
  parked: readonly ParkedTab[],
  { store, gateway, spare }: Where,
): Promise<HostCounts> {
  const look = (tab: number, host: string): Promise<Stored | null> => storedIn(tab, host, gateway);
  const seen = await inInertPages(hosts, parked, spare, look);
  const live = await tabsShowing(hosts, store, marksOf(parked));
  const pairs = hosts.map(async host => {
    const alive = await Promise.all(ofHost(live, host).map(({ tab }) => look(tab, host)));
    const contents = await contentsOf(host, store, [...(seen.get(host) ?? []), ...alive]);
    return [host, countsOf(contents)] as const;
  });
  return Object.fromEntries(await Promise.all(pairs));
}

/**
 * The same after a deletion, and again when the pages that counted have been left, to include what they write as they
 * leave. What cannot be counted is unknown, and reported so.
 */
export async function readBack(...what: Parameters<typeof countEach>): Promise<HostCounts> {
  const [hosts, , { spare }] = what;
  try {
    const first = await countEach(...what);
    await spare.rest();
    return most(hosts, first, await countEach(...what));
  } catch (cause) {
    await logFault('read-back')(cause);
    return {};
  }
}

/** The higher count of each type; none unless it was seen both times. */
function most(hosts: readonly string[], first: HostCounts, second: HostCounts): HostCounts {
  const more = (a: number | null | undefined, b: number | null | undefined) =>
    typeof a === 'number' && typeof b === 'number' ? Math.max(a, b) : null;
  const pairs = hosts.map(host => {
    const counts = CLEARED_TYPES.map(type => [type, more(first[host]?.[type], second[host]?.[type])] as const);
    return [host, Object.fromEntries(counts) as Counts] as const;
  });
  return Object.fromEntries(pairs);
}
