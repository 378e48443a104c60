/** What each heyron host keeps before anything is touched: amounts and names by type of data. */
import { ACCOUNT_HOST } from '../core/address/heyron';
import { isOwnOrigin, siteIn } from '../core/address/own-address';
import { CREDENTIALS } from '../core/catalogue/clear-levels';
import { DATA_TYPES } from '../core/clearing/clear-report';
import { meaningsOf } from '../core/clearing/stored-meaning';
import type { InventoryHost } from '../platform/replies';
import { listCookies } from './cookies';
import { knownHosts } from './hosts';
import { inInertPages } from './inert-page';
import { type Contents, contentsOf, readable, storedIn } from './read-stored';
import { withSpareTab } from './spare-tabs';
import { ofHost, tabsShowing } from './tabs';

/**
 * Lists every known heyron host of a cookie store. Only the failing agent's host and the account site are ticked and
 * visited; of the others, it lists their cookies and what their open pages see.
 */
export async function takeInventory(failing: string, store: string): Promise<InventoryHost[]> {
  const hosts = await sitesBeside(failing, store);
  return list(hosts, failing, store, host => roleOf(host, failing) !== 'other');
}

/** Lists one host after visiting it: one that the user ticked or unfolded. Nothing for an unknown host. */
export async function lookInto(host: string, failing: string, store: string): Promise<InventoryHost[]> {
  const known = await sitesBeside(failing, store);
  return list(known.includes(host) ? [host] : [], failing, store, () => true);
}

/** An agent of one's own stands for itself: neither the account site nor another agent is any of its. */
async function sitesBeside(failing: string, store: string): Promise<string[]> {
  if (isOwnOrigin(failing)) return [failing];
  return [...new Set([failing, ACCOUNT_HOST, ...(await knownHosts(store))])];
}

async function list(
  hosts: readonly string[],
  failing: string,
  store: string,
  visits: (host: string) => boolean,
): Promise<InventoryHost[]> {
  const found = await lookIntoEach(hosts, store, visits);
  const listed = found.map(async ({ host, contents, looked, open }) => {
    const types = DATA_TYPES.map(type => {
      const { count = null, bytes = null, names = [] } = contents[type] ?? {};
      return { type, count, bytes, names: readable(names) };
    });
    const role = roleOf(host, failing);
    return {
      host,
      role,
      ticked: role !== 'other',
      open,
      looked,
      types,
      keys: keysIn(contents),
      meanings: meaningsOf(types),
      cookies: await listCookies(host, store),
    };
  });
  const all = await Promise.all(listed);
  return all.toSorted((one, other) => rankOf(one) - rankOf(other));
}

function keysIn(contents: Contents): InventoryHost['keys'] {
  const counts = CREDENTIALS.map(credential => [credential, contents[credential]?.count ?? null]);
  return Object.fromEntries(counts) as InventoryHost['keys'];
}

/** Sorts by what the user is likely to mean; hosts of one rank keep their order. */
function rankOf({ role, open }: InventoryHost): number {
  if (role !== 'other') return role === 'failing' ? 0 : 1;
  return open ? 2 : 3;
}

function roleOf(host: string, failing: string): InventoryHost['role'] {
  if (host === failing) return 'failing';
  return host === ACCOUNT_HOST ? 'account' : 'other';
}

/**
 * Looks into hosts: through their open pages where these answer, without side effects, else in an inert page where a
 * visit is allowed. A host is open only at a tab's top: a page can frame any number of names.
 */
async function lookIntoEach(hosts: readonly string[], store: string, visits: (host: string) => boolean) {
  const tabs = await tabsShowing(hosts, store);
  const look = async (host: string) => {
    const seen = await Promise.all(ofHost(tabs, host).map(({ tab }) => storedIn(tab, host)));
    return { host, seen, unseen: seen.every(stored => stored === null) };
  };
  const looks = await Promise.all(hosts.map(look));
  const visited = looks.filter(({ host, unseen }) => unseen && visits(host)).map(({ host }) => host);
  const inert = await withSpareTab(store, spare => inInertPages(visited, [], spare, storedIn));
  const found = looks.map(async ({ host, seen, unseen }) => ({
    host,
    contents: await contentsOf(host, store, [...seen, ...(inert.get(host) ?? [])]),
    looked: !unseen || visited.includes(host),
    open: tabs.some(({ url }) => siteIn(url) === host),
  }));
  return Promise.all(found);
}
