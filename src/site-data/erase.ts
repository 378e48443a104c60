/**
 * The only module that deletes anything. Every call names exact heyron hosts; there is no way through here without one,
 * because several of these APIs, called without a host, empty the whole browser, and several others accept a wrong
 * filter and silently do nothing (platform-facts §4).
 */
import { isHeyronHost } from '../core/heyron';
import type { Credential } from '../core/rungs';
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
 * The call that empties the storage of hosts, or only the programs that their pages keep (service workers and caches), as
 * each family wants it (measured: Chromium takes whole origins and
 * every type; Firefox takes host names and rejects `cacheStorage` and `fileSystems`). Cookies are not in it: given an
 * origin, Chromium removes those of the whole registrable domain, which would sign every other agent out.
 * @throws NotHeyron for any host that is not heyron's, and for an empty list.
 */
export function storageRemoval(
  hosts: readonly string[],
  family: BrowserFamily,
  what: 'programs' | 'everything',
): StorageRemoval {
  if (hosts.length === 0 || !hosts.every(isHeyronHost))
    throw new NotHeyron(`not heyron hosts: ${hosts.length}`);
  const state = { localStorage: true, indexedDB: true } as const;
  if (family === 'firefox')
    return {
      options: { hostnames: [...hosts] },
      types: { serviceWorkers: true, ...(what === 'everything' ? state : {}) },
    };
  const programs = { serviceWorkers: true, cacheStorage: true, cache: true } as const;
  return {
    options: { origins: hosts.map(host => `https://${host}`) },
    types: { ...programs, ...(what === 'everything' ? { ...state, fileSystems: true } : {}) },
  };
}

/**
 * Empties the storage of exactly these hosts, or removes only their pages' programs. Resolving proves nothing; read back afterwards.
 * @throws NotHeyron as `storageRemoval` does.
 */
export async function eraseStorage(
  hosts: readonly string[],
  family: BrowserFamily,
  what: 'programs' | 'everything',
): Promise<void> {
  const { options, types } = storageRemoval(hosts, family, what);
  // The polyfill's types describe Firefox's `hostnames` only.
  await browser.browsingData.remove(options as Parameters<typeof browser.browsingData.remove>[0], types);
}

/**
 * Removes the cookies that belong to exactly this host, one by one, in one cookie store. Each is overwritten by itself,
 * already expired: `cookies.remove` goes by address and name alone, so Chromium takes a parent domain's cookie of that
 * name along, and Firefox takes any one of them (both measured).
 * @throws NotHeyron when the host is not heyron's.
 */
export async function eraseCookies(host: string, store: string): Promise<void> {
  if (!isHeyronHost(host)) throw new NotHeyron('not a heyron host');
  const cookies = await cookiesOfHost(host, store);
  await Promise.all(
    cookies.map(({ name, path, storeId, secure, httpOnly, sameSite, hostOnly, domain, partitionKey }) =>
      browser.cookies.set({
        ...{ name, path, storeId, secure, httpOnly, sameSite, value: '', expirationDate: 1 },
        url: `${secure ? 'https' : 'http'}://${host}${path}`,
        ...(hostOnly ? {} : { domain }),
        ...(partitionKey ? { partitionKey } : {}),
      }),
    ),
  );
}

/**
 * Removes one stored credential for one gateway from the origin that `tab` shows an inert page of; all else stays. To be
 * called in each tab of that origin, since each has a session of its own.
 * @throws NotHeyron when the host is not heyron's.
 */
export async function eraseCredential(
  tab: number,
  host: string,
  credential: Credential,
  gateway: string,
): Promise<void> {
  if (!isHeyronHost(host)) throw new NotHeyron('not a heyron host');
  const args = [host, credential, gateway];
  await browser.scripting.executeScript({ target: { tabId: tab }, func: removeHere, args });
}

/** Runs in the page, so it can use nothing from outside itself. Where each version keeps what: openclaw-truth.md §5. */
function removeHere(host: string, credential: Credential, gateway: string): void {
  if (location.hostname !== host) return;
  const isOf = (key: string, name: string) => key === name || key.replace(/\/$/, '') === `${name}:${gateway}`;
  const remove = (store: Storage, name: string) => {
    for (const key of Object.keys(store)) if (isOf(key, name)) store.removeItem(key);
  };
  if (credential === 'deviceToken') {
    remove(localStorage, 'openclaw.device.auth.v1');
    return;
  }
  remove(sessionStorage, 'openclaw.control.token.v1');
  const settings = 'openclaw.control.settings.v1';
  for (const key of Object.keys(localStorage)) {
    if (!isOf(key, settings)) continue;
    try {
      const { token, ...rest } = JSON.parse(localStorage.getItem(key) ?? 'null');
      if (token) localStorage.setItem(key, JSON.stringify(rest));
    } catch {
      // Not settings as any version writes them: nothing of ours to remove.
    }
  }
}
