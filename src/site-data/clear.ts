/**
 * Clears hosts and proves it: park their tabs, count, erase, count again in inert pages, bring the tabs back. What is
 * reported as gone was read back as gone.
 */

import { isHeyronHost } from '../core/heyron';
import { type ClearedType, type ClearReport, DATA_TYPES, outcomeOf } from '../core/incident/clear-report';
import type { Credential, Rung } from '../core/rungs';
import { browserFamily } from '../platform/browser';
import { cookiesOfHost } from './cookies';
import { eraseCookies, eraseCredential, eraseStorage, NotHeyron } from './erase';
import { countIn, countInInertPage, inInertPage, type StoredCounts } from './inert-page';
import { type Counts, countInTabs, toCounts } from './inventory';
import { type ParkedTab, park, tabsOf, unpark } from './parking';
import { inSpareTab } from './spare-tab';

/** What is to go. The credential and its gateway matter to the second rung alone. */
export interface Clearing {
  readonly rung: Rung;
  readonly hosts: readonly string[];
  readonly credential: Credential;
  readonly gateway: string;
}

/**
 * Clears what a rung says of `hosts` in one cookie store. `now` gives epoch ms.
 * @throws NotHeyron for a host that is not heyron's, StorageFailed when the journal could not be written; nothing was
 * deleted in either case. Any other failure of the browser's is thrown after the tabs are back.
 */
export async function clearHosts(clearing: Clearing, store: string, now: () => number): Promise<ClearReport> {
  const { rung, hosts, gateway } = clearing;
  if (!hosts.every(isHeyronHost)) throw new NotHeyron('not a heyron host');
  const startedAt = now();
  const tabs = await tabsOf(hosts, store);
  const running = await countEach(hosts, store, tabs, ({ tab, host }) => countIn(tab, host, gateway));
  await park(tabs);
  let restored = 0;
  let before: Map<string, Counts>;
  let after: Map<string, Counts>;
  const inert = ({ tab, host }: ParkedTab) => countInInertPage(tab, host, gateway);
  try {
    before = await completed(running, store, gateway);
    await erase(clearing, store, tabs);
    after = await completed(await countEach(hosts, store, tabs, inert), store, gateway);
  } finally {
    restored = await unpark(tabs);
  }
  const types = typesOf(clearing);
  return {
    rung,
    startedAt,
    durationMs: now() - startedAt,
    hosts: hosts.map(host => ({ host, types: compare(types, before.get(host), after.get(host)) })),
    tabs: { parked: tabs.length, restored },
  };
}

/** What a rung promises to take away, and what is therefore read back. */
function typesOf({ rung, credential }: Clearing): readonly ClearedType[] {
  switch (rung) {
    case 1:
      return ['cacheStorage', 'serviceWorkers'];
    case 2:
      return [credential];
    case 3:
      return ['cookies'];
    case 4:
      return DATA_TYPES;
  }
}

async function erase(
  { rung, hosts, credential, gateway }: Clearing,
  store: string,
  tabs: readonly ParkedTab[],
): Promise<void> {
  if (rung >= 3) for (const host of hosts) await eraseCookies(host, store);
  if (rung === 1) await eraseStorage(hosts, browserFamily(), 'programs');
  if (rung === 4) await eraseStorage(hosts, browserFamily(), 'everything');
  if (rung !== 2) return;
  const remove = (tab: number, host: string) =>
    inInertPage(tab, host, () => eraseCredential(tab, host, credential, gateway));
  for (const { tab, host } of tabs) await remove(tab, host);
  const withoutTab = hosts.filter(host => !tabs.some(tab => tab.host === host));
  await inSpareTab(store, withoutTab, remove);
}

function compare(
  types: readonly ClearedType[],
  before: Counts | undefined,
  after: Counts | undefined,
): ClearReport['hosts'][number]['types'] {
  return types.map(type => {
    const [was, is] = [before?.[type] ?? null, after?.[type] ?? null];
    return { type, before: was, after: is, outcome: outcomeOf(was, is) };
  });
}

async function countEach(
  hosts: readonly string[],
  store: string,
  tabs: readonly ParkedTab[],
  count: (tab: ParkedTab) => Promise<StoredCounts | null>,
): Promise<Map<string, Counts>> {
  const pairs = hosts.map(async host => {
    const stored = await countInTabs(
      tabs.filter(tab => tab.host === host),
      count,
    );
    return [host, toCounts((await cookiesOfHost(host, store)).length, stored)] as const;
  });
  return new Map(await Promise.all(pairs));
}

/** Fills in the hosts that no tab could tell about, through a spare tab's inert pages. */
async function completed(
  counts: Map<string, Counts>,
  store: string,
  gateway: string,
): Promise<Map<string, Counts>> {
  const all = new Map(counts);
  const unread = [...counts].filter(([, { localStorage }]) => localStorage === null).map(([host]) => host);
  await inSpareTab(store, unread, async (tab, host) => {
    const cookies = counts.get(host)?.cookies ?? 0;
    all.set(host, toCounts(cookies, await countInInertPage(tab, host, gateway)));
  });
  return all;
}
