/** What each heyron host keeps before anything is touched: amounts and names by type of data. */
import { ACCOUNT_HOST, heyronHostOf } from '../core/address/heyron';
import { DATA_TYPES } from '../core/clearing/clear-report';
import { meaningsOf } from '../core/clearing/stored-meaning';
import type { InventoryHost } from '../platform/replies';
import { listCookies } from './cookies';
import { knownHosts } from './hosts';
import { inInertPages } from './inert-page';
import { type Contents, contentsOf, readable, type Stored, storedIn } from './read-stored';
import { withSpareTab } from './spare-tabs';
import { ofHost, tabsShowing } from './tabs';

/**
 * Lists every known heyron host of a cookie store. The failing agent's host and the account site come first and are
 * ticked, then what is open in a tab; another agent is cleared only when the user says so. Only ticked hosts are
 * visited; of the others, it lists their cookies and what their open pages see.
 */
export async function takeInventory(failing: string, store: string): Promise<InventoryHost[]> {
  const hosts = [...new Set([failing, ACCOUNT_HOST, ...(await knownHosts(store))])];
  return list(hosts, failing, store, host => isTicked(host, failing));
}

/** Lists one host after visiting it: one that the user ticked or unfolded. Nothing for an unknown host. */
export async function lookInto(host: string, failing: string, store: string): Promise<InventoryHost[]> {
  const known = [failing, ACCOUNT_HOST, ...(await knownHosts(store))];
  return list(known.includes(host) ? [host] : [], failing, store, () => true);
}

async function list(
  hosts: readonly string[],
  failing: string,
  store: string,
  visits: (host: string) => boolean,
): Promise<InventoryHost[]> {
  const found = await contentsOfEach(hosts, store, visits);
  const listed = hosts.map(async host => {
    const { contents, looked, open } = found.get(host) ?? { contents: null, looked: false, open: false };
    const types = DATA_TYPES.map(type => {
      const { count = null, bytes = null, names = [] } = contents?.[type] ?? {};
      return { type, count, bytes, names: readable(names) };
    });
    return {
      host,
      role: roleOf(host, failing),
      ticked: isTicked(host, failing),
      open,
      looked,
      types,
      meanings: meaningsOf(types),
      cookies: await listCookies(host, store),
    };
  });
  const all = await Promise.all(listed);
  return all.toSorted((one, other) => rankOf(one) - rankOf(other));
}

/** Sorts by what the user is likely to mean; hosts of one rank keep their order. */
function rankOf({ role, open }: InventoryHost): number {
  if (role !== 'other') return role === 'failing' ? 0 : 1;
  return open ? 2 : 3;
}

function isTicked(host: string, failing: string): boolean {
  return host === failing || host === ACCOUNT_HOST;
}

function roleOf(host: string, failing: string): InventoryHost['role'] {
  if (host === failing) return 'failing';
  return host === ACCOUNT_HOST ? 'account' : 'other';
}

/**
 * What hosts keep, whether they were visited, and whether a tab shows them at its top: a page can frame any number of
 * names.
 */
type Found = Map<string, { readonly contents: Contents; readonly looked: boolean; readonly open: boolean }>;

/**
 * Looks into hosts: through their open pages where these answer, without side effects, else in an inert page where a
 * visit is allowed.
 */
async function contentsOfEach(
  hosts: readonly string[],
  store: string,
  visits: (host: string) => boolean,
): Promise<Found> {
  const tabs = await tabsShowing(hosts, store);
  const seen = new Map<string, (Stored | null)[]>();
  await Promise.all(
    hosts.map(async host => {
      const looks = ofHost(tabs, host).map(({ tab }) => storedIn(tab, host));
      seen.set(host, await Promise.all(looks));
    }),
  );
  const unseen = hosts.filter(host => !seen.get(host)?.some(stored => stored !== null));
  const visited = unseen.filter(visits);
  const inert = await withSpareTab(store, spare => inInertPages(visited, [], spare, storedIn));
  const pairs = hosts.map(async host => {
    const all = [...(seen.get(host) ?? []), ...(inert.get(host) ?? [])];
    const looked = !unseen.includes(host) || visited.includes(host);
    const open = tabs.some(({ url }) => heyronHostOf(url) === host);
    return [host, { contents: await contentsOf(host, store, all), looked, open }] as const;
  });
  return new Map(await Promise.all(pairs));
}
