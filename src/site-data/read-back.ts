/** Counts what hosts hold before and after a clearing, and compares the two. */

import { isOwnOrigin, siteIn } from '../core/address/own-address';
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
import { type InPages, type Look, lookInInertPages } from './inert-page';
import type { HostCounts, Journal } from './journal';
import { contentsOf, countsOf, type Stored, storedIn, storedInAll } from './read-stored';
import type { SpareTab } from './spare-tabs';
import { marksOf, ofHost, type ParkedTab, shows, tabsShowing } from './tabs';

/** The report on a clearing that was read back; `restored` is how many tabs are back. */
export function reportOf(
  { level, credential, hosts, startedAt, tabs, before, after }: Journal,
  restored: number,
): ClearReport {
  const compare = (host: string) =>
    typesOn(host, level, credential).map(type => {
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

/** An agent of one's own has its host's cookies on every port of it: none is removed, and none counted. */
function typesOn(site: string, level: ClearLevel, credential: Credential): readonly ClearedType[] {
  const types = typesOf(level, credential);
  return isOwnOrigin(site) ? types.filter(type => type !== 'cookies') : types;
}

/** What is counted: the level says which types, and a gateway's credentials count for that one. */
type Counted = Pick<Journal, 'level' | 'credential' | 'gateway' | 'store'> & { readonly hosts: readonly string[] };

/** What inert pages show of the hosts that none of these tabs shows. */
export async function lookIntoUnshown(
  counted: Counted,
  shown: readonly Pick<ParkedTab, 'origins'>[],
  spare: SpareTab,
): Promise<InPages<Stored | null>> {
  const hosts = isOfCookies(counted) ? [] : counted.hosts.filter(host => !shown.some(tab => shows(tab, host)));
  return (await lookInInertPages(hosts, [], spare, lookFor(counted))).once;
}

/** What is seen in the inert pages through which tabs are led as they are parked. */
export interface LooksOnTheWay {
  readonly look: (tab: number, origin: string) => Promise<void>;
  /** What was seen of a host: nothing unless every tab that shows it was looked into. */
  readonly of: (host: string, parked: readonly ParkedTab[]) => readonly Stored[];
}

/** Begins with nothing seen. */
export function looksOnTheWay(counted: Counted): LooksOnTheWay {
  // The look that began last comes first: by then the pages of all the others had left, with what they wrote as they did.
  const looks: { readonly tab: number; readonly host: string; stored: Stored | null }[] = [];
  return {
    async look(tab, origin) {
      const host = siteIn(origin);
      if (host === null || isOfCookies(counted)) return;
      const look = { tab, host, stored: null as Stored | null };
      looks.unshift(look);
      look.stored = await lookFor(counted).one(tab, host);
    },
    of(host, parked) {
      const tabs = ofHost(parked, host).map(({ tab }) => tab);
      const newest = tabs.map(tab => looks.find(look => look.tab === tab && look.host === host));
      const seen = looks.flatMap(look => (newest.includes(look) && look.stored ? [look.stored] : []));
      return seen.length === tabs.length ? seen : [];
    },
  };
}

/**
 * Counts what each host holds: its cookies, and unless these are all that counts, the rest in inert pages, but for what
 * was seen already: `unshown` of hosts that no tab shows, and of the others `onTheWay`.
 */
export async function countEach(
  counted: Counted,
  parked: readonly ParkedTab[],
  spare: SpareTab,
  onTheWay: LooksOnTheWay,
  unshown: InPages<Stored | null> = new Map(),
): Promise<HostCounts> {
  if (isOfCookies(counted)) return cookieCounts(counted);
  const seenOf = (host: string) => (ofHost(parked, host).length ? onTheWay.of(host, parked) : unshown.get(host)) ?? [];
  const seen = new Map(counted.hosts.map(host => [host, seenOf(host)]));
  const left = counted.hosts.filter(host => !seen.get(host)?.length);
  const { once } = await lookInInertPages(left, parked, spare, lookFor(counted));
  return countsIn(counted, parked)(new Map([...seen, ...once]));
}

/**
 * The same after a deletion, and again where the pages that counted may have written as they left; `at` is when that was
 * known. What cannot be counted is unknown, and reported so. All tabs are parked then: a browser that is killed may
 * restore a tab where it stood seconds ago, and the parking page alone asks whether it is still needed. An inert page's
 * address would be the app's, at one that its user never opened.
 */
export async function readBack(
  counted: Counted,
  parked: readonly ParkedTab[],
  spare: SpareTab,
  now: () => number,
): Promise<NonNullable<Journal['after']>> {
  const counts = await countTwice(counted, parked, spare);
  const at = now();
  await spare.rest();
  return { at, counts };
}

async function countTwice(counted: Counted, parked: readonly ParkedTab[], spare: SpareTab): Promise<HostCounts> {
  const { hosts } = counted;
  try {
    const cookies = await cookieCounts(counted);
    if (isOfCookies(counted)) return most(hosts, cookies, await cookieCounts(counted));
    const { once, again } = await lookInInertPages(hosts, parked, spare, lookFor(counted), true);
    const [first, second] = await Promise.all([once, again].map(countsIn(counted, parked)));
    const firstOf = (host: string) => ({ ...first?.[host], cookies: cookies[host]?.cookies ?? null }) as Counts;
    return most(hosts, Object.fromEntries(hosts.map(host => [host, firstOf(host)])), second ?? {});
  } catch (cause) {
    await logFault('read-back')(cause);
    return {};
  }
}

/** True where only cookies count, which the browser tells without a page. */
function isOfCookies({ level, credential }: Counted): boolean {
  return typesOf(level, credential).every(type => type === 'cookies');
}

function lookFor({ gateway }: Counted): Look<Stored | null> {
  return { one: (tab, host) => storedIn(tab, host, { gateway, sizes: false }), all: tab => storedInAll(tab, gateway) };
}

async function cookieCounts({ hosts, store }: Counted): Promise<HostCounts> {
  const pairs = hosts.map(async host => [host, countsOf(await contentsOf(host, store, []))] as const);
  return Object.fromEntries(await Promise.all(pairs));
}

/** Joins what inert pages saw with each host's cookies; live pages (only after an interruption) are read as they are. */
function countsIn(
  counted: Counted,
  parked: readonly ParkedTab[],
): (seen: InPages<Stored | null>) => Promise<HostCounts> {
  const { hosts, store } = counted;
  return async seen => {
    const live = await tabsShowing(hosts, store, marksOf(parked));
    const pairs = hosts.map(async host => {
      const alive = await Promise.all(ofHost(live, host).map(({ tab }) => lookFor(counted).one(tab, host)));
      return [host, countsOf(await contentsOf(host, store, [...(seen.get(host) ?? []), ...alive]))] as const;
    });
    return Object.fromEntries(await Promise.all(pairs));
  };
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
