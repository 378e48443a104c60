/** What is there, before anything is touched: per heyron host, how many entries of each type of data. */
import { ACCOUNT_HOST } from '../core/heyron';
import { type ClearedType, DATA_TYPES } from '../core/incident/clear-report';
import type { InventoryHost } from '../platform/messages';
import { cookiesOfHost } from './cookies';
import { knownHosts } from './hosts';
import { countIn, countInInertPage, type StoredCounts } from './inert-page';
import { type ParkedTab, tabsOf } from './parking';
import { inSpareTab } from './spare-tab';

/** Entries by type; null where they could not be read. */
export type Counts = Readonly<Record<ClearedType, number | null>>;

/** More hosts than this are listed without a look inside, so that asking stays quick. */
const MOST_HOSTS_READ = 8;

/**
 * Lists every known heyron host of a cookie store. The failing agent's host and the account site come first and are
 * ticked; another agent is cleared only when the user says so.
 */
export async function takeInventory(failing: string, store: string): Promise<InventoryHost[]> {
  const hosts = [...new Set([failing, ACCOUNT_HOST, ...(await knownHosts(store))])];
  const counts = await countAll(hosts, store);
  return hosts.map(host => ({
    host,
    role: host === failing ? 'failing' : host === ACCOUNT_HOST ? 'account' : 'other',
    ticked: host === failing || host === ACCOUNT_HOST,
    types: DATA_TYPES.map(type => ({ type, count: counts.get(host)?.[type] ?? null })),
  }));
}

/** Counts what hosts hold, looking into their open pages where there are any and into an inert page otherwise. */
async function countAll(hosts: readonly string[], store: string): Promise<Map<string, Counts>> {
  const tabs = await tabsOf(hosts, store);
  const counts = new Map<string, Counts>();
  const unseen: string[] = [];
  for (const host of hosts) {
    const cookies = (await cookiesOfHost(host, store)).length;
    const stored = await countInTabs(
      tabs.filter(tab => tab.host === host),
      ({ tab }) => countIn(tab, host),
    );
    counts.set(host, toCounts(cookies, stored));
    if (!stored) unseen.push(host);
  }
  await inSpareTab(store, unseen.slice(0, MOST_HOSTS_READ), async (tab, host) => {
    counts.set(host, toCounts((await cookiesOfHost(host, store)).length, await countInInertPage(tab, host)));
  });
  return counts;
}

/**
 * Counts one host through its tabs. What an origin shares is read once; `sessionStorage` is each tab's own and adds up
 * (and with it the gateway token), unless one of them could not be read. Null when no tab could.
 */
export async function countInTabs(
  tabs: readonly ParkedTab[],
  count: (tab: ParkedTab) => Promise<StoredCounts | null>,
): Promise<StoredCounts | null> {
  const read = await Promise.all(tabs.map(count));
  const first = read.find(counts => counts !== null);
  if (!first) return null;
  const inAll = (type: 'sessionStorage' | 'gatewayToken') =>
    read.reduce<number | null>((sum, one) => {
      const own = one?.[type] ?? null;
      return sum === null || own === null ? null : sum + own;
    }, 0);
  return { ...first, sessionStorage: inAll('sessionStorage'), gatewayToken: inAll('gatewayToken') };
}

/** Joins a host's cookies with what is stored in its origin, which may be unknown. */
export function toCounts(cookies: number, stored: StoredCounts | null): Counts {
  const unknown = {
    localStorage: null,
    sessionStorage: null,
    indexedDB: null,
    cacheStorage: null,
    serviceWorkers: null,
    fileSystem: null,
    deviceToken: null,
    gatewayToken: null,
  };
  return { cookies, ...(stored ?? unknown) };
}
