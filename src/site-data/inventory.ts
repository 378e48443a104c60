/** What is there, before anything is touched: per heyron host and type of data how much, and under which names. */
import { ACCOUNT_HOST } from '../core/heyron';
import { DATA_TYPES } from '../core/incident/clear-report';
import { meaningsOf } from '../core/meaning';
import type { InventoryHost } from '../platform/popup-messages';
import { type Contents, contentsOf, readable, type Stored, storedIn } from './contents';
import { listCookies } from './cookies';
import { knownHosts } from './hosts';
import { inInertPages } from './inert-page';
import { ofHost, tabsShowing } from './tabs';

/** More hosts than this are listed without a look inside, so that asking stays quick. */
const MOST_HOSTS_READ = 8;

/**
 * Lists every known heyron host of a cookie store. The failing agent's host and the account site come first and are
 * ticked; another agent is cleared only when the user says so.
 */
export async function takeInventory(failing: string, store: string): Promise<InventoryHost[]> {
  const hosts = [...new Set([failing, ACCOUNT_HOST, ...(await knownHosts(store))])];
  const found = await lookInto(hosts, store);
  const listed = hosts.map(async host => {
    const types = DATA_TYPES.map(type => {
      const { count = null, bytes = null, names = [] } = found.get(host)?.[type] ?? {};
      return { type, count, bytes, names: readable(names) };
    });
    return {
      host,
      role: roleOf(host, failing),
      ticked: host === failing || host === ACCOUNT_HOST,
      types,
      meanings: meaningsOf(types),
      cookies: await listCookies(host, store),
    };
  });
  return Promise.all(listed);
}

function roleOf(host: string, failing: string): InventoryHost['role'] {
  if (host === failing) return 'failing';
  return host === ACCOUNT_HOST ? 'account' : 'other';
}

/** Looks into hosts: into their open pages where these answer, without disturbing them, and into an inert page otherwise. */
async function lookInto(hosts: readonly string[], store: string): Promise<Map<string, Contents>> {
  const tabs = await tabsShowing(hosts, store);
  const seen = new Map<string, (Stored | null)[]>();
  await Promise.all(
    hosts.map(async host => {
      const looks = ofHost(tabs, host).map(({ tab }) => storedIn(tab, host));
      seen.set(host, await Promise.all(looks));
    }),
  );
  const unseen = hosts.filter(host => !seen.get(host)?.some(stored => stored !== null));
  const inert = await inInertPages(unseen.slice(0, MOST_HOSTS_READ), [], store, storedIn);
  const pairs = hosts.map(async host => {
    const all = [...(seen.get(host) ?? []), ...(inert.get(host) ?? [])];
    return [host, await contentsOf(host, store, all)] as const;
  });
  return new Map(await Promise.all(pairs));
}
