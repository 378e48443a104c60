/**
 * Clears hosts and proves it: park their tabs, count, erase, count again in inert pages, bring the tabs back. What is
 * reported as gone was read back as gone.
 */

import { isHeyronHost } from '../core/heyron';
import { type ClearReport, DATA_TYPES, outcomeOf } from '../core/incident/clear-report';
import { browserFamily } from '../platform/browser';
import { cookiesOfHost } from './cookies';
import { eraseCookies, eraseStorage, NotHeyron } from './erase';
import { countIn, countInInertPage, type StoredCounts } from './inert-page';
import { type Counts, countInTabs, toCounts } from './inventory';
import { type ParkedTab, park, tabsOf, unpark } from './parking';
import { inSpareTab } from './spare-tab';

/**
 * Clears everything of `hosts` in one cookie store. `now` gives epoch ms.
 * @throws NotHeyron for a host that is not heyron's, StorageFailed when the journal could not be written; nothing was
 * deleted in either case. Any other failure of the browser's is thrown after the tabs are back.
 */
export async function clearHosts(
  hosts: readonly string[],
  store: string,
  now: () => number,
): Promise<ClearReport> {
  if (!hosts.every(isHeyronHost)) throw new NotHeyron('not a heyron host');
  const startedAt = now();
  const tabs = await tabsOf(hosts, store);
  const running = await countEach(hosts, store, tabs, countIn);
  await park(tabs);
  let restored = 0;
  let before: Map<string, Counts>;
  let after: Map<string, Counts>;
  try {
    before = await completed(running, store);
    for (const host of hosts) await eraseCookies(host, store);
    await eraseStorage(hosts, browserFamily());
    after = await completed(await countEach(hosts, store, tabs, countInInertPage), store);
  } finally {
    restored = await unpark(tabs);
  }
  return {
    startedAt,
    durationMs: now() - startedAt,
    hosts: hosts.map(host => ({ host, types: compare(before.get(host), after.get(host)) })),
    tabs: { parked: tabs.length, restored },
  };
}

function compare(
  before: Counts | undefined,
  after: Counts | undefined,
): ClearReport['hosts'][number]['types'] {
  return DATA_TYPES.map(type => {
    const [was, is] = [before?.[type] ?? null, after?.[type] ?? null];
    return { type, before: was, after: is, outcome: outcomeOf(was, is) };
  });
}

async function countEach(
  hosts: readonly string[],
  store: string,
  tabs: readonly ParkedTab[],
  count: (tab: number, host: string) => Promise<StoredCounts | null>,
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
async function completed(counts: Map<string, Counts>, store: string): Promise<Map<string, Counts>> {
  const all = new Map(counts);
  const unread = [...counts].filter(([, { localStorage }]) => localStorage === null).map(([host]) => host);
  await inSpareTab(store, unread, async (tab, host) => {
    const cookies = counts.get(host)?.cookies ?? 0;
    all.set(host, toCounts(cookies, await countInInertPage(tab, host)));
  });
  return all;
}
