/** What is there, before anything is touched: per heyron host, how many entries of each type of data, and their names. */
import { ACCOUNT_HOST } from '../core/heyron';
import { type ClearedType, DATA_TYPES } from '../core/incident/clear-report';
import type { InventoryHost } from '../platform/messages';
import { cookiesOfHost } from './cookies';
import { knownHosts } from './hosts';
import { countIn, inInertPage, type StoredCounts } from './inert-page';
import { type Names, namesOf } from './names';
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
  const found = await lookInto(hosts, store);
  return hosts.map(host => ({
    host,
    role: host === failing ? 'failing' : host === ACCOUNT_HOST ? 'account' : 'other',
    ticked: host === failing || host === ACCOUNT_HOST,
    types: DATA_TYPES.map(type => ({
      type,
      count: found.get(host)?.counts[type] ?? null,
      names: [...(found.get(host)?.names[type] ?? [])],
    })),
  }));
}

interface Found {
  readonly counts: Counts;
  readonly names: Names;
}

/** Looks into hosts: into their open pages where there are any, and into an inert page otherwise. */
async function lookInto(hosts: readonly string[], store: string): Promise<Map<string, Found>> {
  const tabs = await tabsOf(hosts, store);
  const found = new Map<string, Found>();
  const unseen: string[] = [];
  const note = async (host: string, stored: StoredCounts | null, tab?: number) => {
    const cookies = (await cookiesOfHost(host, store)).length;
    found.set(host, { counts: toCounts(cookies, stored), names: await namesOf(host, store, tab) });
  };
  for (const host of hosts) {
    const own = tabs.filter(tab => tab.host === host);
    const stored = await countInTabs(own, ({ tab }) => countIn(tab, host));
    await note(host, stored, own[0]?.tab);
    if (!stored) unseen.push(host);
  }
  await inSpareTab(store, unseen.slice(0, MOST_HOSTS_READ), (tab, host) =>
    inInertPage(tab, host, async () => note(host, await countIn(tab, host), tab)),
  );
  return found;
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
