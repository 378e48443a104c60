/**
 * The only module that deletes anything. Every call names exact heyron hosts; there is no way through here without one,
 * because several of these APIs, called without a host, empty the whole browser, and several others accept a wrong
 * filter and silently do nothing (platform-facts §4).
 */
import { isHeyronHost } from '../core/heyron';
import { type BrowserFamily, browser } from '../platform/browser';
import { cookiesOfHost } from './cookies';

/** Thrown when a host is not exactly heyron.ai or one of its subdomains. Nothing was deleted. */
export class NotHeyron extends Error {
  override name = 'NotHeyron';
}

/** The two families take different filters and know different types of data; each rejects the other's. */
interface StorageRemoval {
  options: { origins: string[] } | { hostnames: string[] };
  types: Record<string, true>;
}

/**
 * The call that empties the storage of hosts, as each family wants it (measured: Chromium takes whole origins and
 * every type; Firefox takes host names and rejects `cacheStorage` and `fileSystems`). Cookies are not in it: given an
 * origin, Chromium removes those of the whole registrable domain, which would sign every other agent out.
 * @throws NotHeyron for any host that is not heyron's, and for an empty list.
 */
export function storageRemoval(hosts: readonly string[], family: BrowserFamily): StorageRemoval {
  if (hosts.length === 0 || !hosts.every(isHeyronHost))
    throw new NotHeyron(`not heyron hosts: ${hosts.length}`);
  if (family === 'firefox')
    return {
      options: { hostnames: [...hosts] },
      types: { localStorage: true, indexedDB: true, serviceWorkers: true },
    };
  return {
    options: { origins: hosts.map(host => `https://${host}`) },
    types: {
      localStorage: true,
      indexedDB: true,
      serviceWorkers: true,
      cacheStorage: true,
      fileSystems: true,
      cache: true,
    },
  };
}

/**
 * Empties the storage of exactly these hosts. Resolving proves nothing; read back afterwards.
 * @throws NotHeyron as `storageRemoval` does.
 */
export async function eraseStorage(hosts: readonly string[], family: BrowserFamily): Promise<void> {
  const { options, types } = storageRemoval(hosts, family);
  // The polyfill's types describe Firefox's `hostnames` only.
  await browser.browsingData.remove(options as Parameters<typeof browser.browsingData.remove>[0], types);
}

/**
 * Removes the cookies that belong to exactly this host, one by one, in one cookie store.
 * @throws NotHeyron when the host is not heyron's.
 */
export async function eraseCookies(host: string, store: string): Promise<void> {
  if (!isHeyronHost(host)) throw new NotHeyron('not a heyron host');
  const cookies = await cookiesOfHost(host, store);
  await Promise.all(
    cookies.map(({ name, path, storeId, secure, partitionKey }) =>
      browser.cookies.remove({
        url: `${secure ? 'https' : 'http'}://${host}${path}`,
        name,
        storeId,
        ...(partitionKey ? { partitionKey } : {}),
      }),
    ),
  );
}
