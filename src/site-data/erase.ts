/**
 * The only module that deletes anything. Every call names exact heyron hosts, because several of these APIs empty the
 * whole browser when called without a host, and others silently do nothing with a wrong filter (docs/browser-facts.md,
 * "What browsingData removes").
 */

import { heyronHostOf, isHeyronHost } from '../core/address/heyron';
import { isOwnOrigin } from '../core/address/own-address';
import type { Credential } from '../core/catalogue/clear-levels';
import { STORED_KEYS } from '../core/clearing/stored-keys';
import { settleAll, withTimeout } from '../platform/async';
import { browser } from '../platform/browser';
import type { Capabilities } from '../platform/capabilities';
import { isOurSite } from '../platform/own-sites';
import { cookiesOfHost } from './cookies';
import { runInPage } from './run-in-page';

/** How long the browser may take for one removal, in ms. Five hosts of 100,000 records took 300 (measured). */
const LONGEST_REMOVAL_MS = 30_000;
/** The same for a removal by a page. */
const LONGEST_CALL_MS = 5_000;

/** The site is neither heyron's nor one that the user added and the browser lets us see. Nothing was deleted. */
export class NotHeyron extends Error {
  override name = 'NotHeyron';
}

/** Browsers take different filters and types of data (platform/capabilities.ts), and reject each other's. */
interface StorageRemoval {
  options: { origins: string[] } | { hostnames: string[]; cookieStoreId: string };
  types: Record<string, true>;
}

/**
 * The call that empties the storage of origins. Without cookies: given an origin, Chromium removes those of all of
 * heyron.ai. What a call by host name leaves is removed by `PAGE_CLEARS` and `eraseProgramsIn`. `added`: the origins of one's
 * own agents.
 * @throws NotHeyron for any origin that is neither heyron's nor added, and for an empty list.
 */
export function storageRemoval(
  origins: readonly string[],
  by: Capabilities['erasesBy'],
  store: string,
  added: readonly string[] = [],
): StorageRemoval {
  if (origins.length === 0 || !origins.every(origin => isHeyronOrigin(origin) || added.includes(origin)))
    throw new NotHeyron(`not heyron origins: ${origins.length}`);
  if (by === 'hostnames')
    return {
      // A host name stands for its usual ports alone.
      options: { hostnames: [...new Set(origins.map(origin => new URL(origin).host))], cookieStoreId: store },
      types: { localStorage: true, indexedDB: true },
    };
  return {
    options: { origins: [...origins] },
    types: { ...PROGRAMS, localStorage: true, indexedDB: true, fileSystems: true },
  };
}

/** What a page's program consists of, in the names of a browser that takes origins. */
const PROGRAMS = { serviceWorkers: true, cacheStorage: true, cache: true } as const;

/** The header that makes a browser which supports it empty exactly the page's origin. */
export const PAGE_CLEARS = {
  programs: { header: 'Clear-Site-Data', operation: 'set', value: '"cache"' },
  everything: { header: 'Clear-Site-Data', operation: 'set', value: '"cache", "storage"' },
} as const;

/** True for an origin spelled exactly as the browser spells it: with any other, it reports success and does nothing. */
function isHeyronOrigin(origin: string): boolean {
  const written = URL.canParse(origin) && new URL(origin).origin === origin;
  return written && /^https?:/.test(origin) && heyronHostOf(origin) !== null;
}

/**
 * Empties the storage of exactly these origins in one cookie store. Success proves nothing: read back afterwards.
 * @throws NotHeyron as `storageRemoval` does, Timeout, and what the browser throws.
 */
export async function eraseStorage(
  origins: readonly string[],
  by: Capabilities['erasesBy'],
  store: string,
): Promise<void> {
  await remove(storageRemoval(origins, by, store, await addedAmong(origins)));
}

/**
 * Removes the programs of these origins, where the browser takes origins. Elsewhere a page does it (`eraseProgramsIn`).
 * @throws NotHeyron as `storageRemoval` does, Timeout, and what the browser throws.
 */
export async function erasePrograms(origins: readonly string[]): Promise<void> {
  await remove({ ...storageRemoval(origins, 'origins', '', await addedAmong(origins)), types: PROGRAMS });
}

/** The origins that the user added, exactly as they did, and that the browser lets us see. */
async function addedAmong(origins: readonly string[]): Promise<string[]> {
  const ours = await Promise.all(origins.map(origin => isOwnOrigin(origin) && isOurSite(origin)));
  return origins.filter((_, place) => ours[place]);
}

/** @throws NotHeyron for a site that is not ours. */
async function mustBeOurs(site: string): Promise<void> {
  if (!(await isOurSite(site))) throw new NotHeyron('not a site of ours');
}

async function remove({ options, types }: StorageRemoval): Promise<void> {
  // The polyfill's types know only Firefox's `hostnames`.
  const filter = options as Parameters<typeof browser.browsingData.remove>[0];
  await withTimeout(LONGEST_REMOVAL_MS, browser.browsingData.remove(filter, types));
}

/**
 * Removes the programs of the origin whose inert page `tab` shows.
 * @throws NotHeyron when the host is not heyron's, Timeout, and what the browser throws.
 */
export async function eraseProgramsIn(tab: number, host: string): Promise<void> {
  await mustBeOurs(host);
  await runInPage({ tabId: tab }, LONGEST_CALL_MS, removeProgramsHere, host);
}

/** Runs in the page, so it can use nothing from outside itself. */
async function removeProgramsHere(host: string): Promise<void> {
  // An origin holds its port: on another one of the same host is somebody else.
  if ((host.includes('://') ? location.origin : location.hostname) !== host) return;
  if (host.includes('://') && !navigator.serviceWorker) return; // there are none without encryption
  const workers = await navigator.serviceWorker.getRegistrations();
  await Promise.all(workers.map(worker => worker.unregister()));
  await Promise.all((await caches.keys()).map(name => caches.delete(name)));
}

/**
 * Removes all that an agent of one's own keeps, in the inert page of exactly its origin that `tab` shows: browsers take
 * some of it by the host alone, and headers count on encrypted pages alone.
 * @throws NotHeyron when it was not added, Timeout, and what the browser throws.
 */
export async function eraseAllIn(tab: number, origin: string): Promise<void> {
  await mustBeOurs(origin);
  if (!isOwnOrigin(origin)) throw new NotHeyron('not a site of one’s own');
  await runInPage({ tabId: tab }, LONGEST_CALL_MS, removeAllHere, origin);
}

/** Runs in the page likewise. */
async function removeAllHere(origin: string): Promise<void> {
  if (location.origin !== origin) return;
  localStorage.clear();
  sessionStorage.clear();
  for (const { name } of await indexedDB.databases())
    if (name !== undefined)
      await new Promise<void>(done => {
        const removal = indexedDB.deleteDatabase(name);
        removal.onsuccess = removal.onerror = removal.onblocked = () => done();
      });
}

/**
 * Removes the cookies of exactly this host in one cookie store. Each is overwritten with an expired one, because
 * `cookies.remove` also reaches a parent domain's cookie of that name (measured). A refused one does not stop the others.
 * @throws NotHeyron when the host is not heyron's, Timeout, and what the browser throws.
 */
export async function eraseCookies(host: string, store: string): Promise<void> {
  if (!isHeyronHost(host)) throw new NotHeyron('not a heyron host');
  const cookies = await cookiesOfHost(host, store);
  const removals = cookies.map(({ name, path, storeId, secure, httpOnly, sameSite, hostOnly, domain, partitionKey }) =>
    browser.cookies.set({
      ...{ name, path, storeId, secure, httpOnly, sameSite, expirationDate: 1 },
      value: name === '' ? 'gone' : '', // browsers refuse a cookie with neither name nor value
      url: `${secure ? 'https' : 'http'}://${host}${path}`,
      ...(hostOnly ? {} : { domain }),
      ...(partitionKey ? { partitionKey } : {}),
    }),
  );
  await withTimeout(LONGEST_CALL_MS, settleAll(removals));
}

/**
 * Removes one stored credential for one gateway from the origin whose inert page `tab` shows, and from that tab's own
 * session storage.
 * @throws NotHeyron when the site is not ours, Timeout, and what the browser throws.
 */
export async function eraseCredential(
  tab: number,
  host: string,
  credential: Credential,
  gateway: string,
): Promise<void> {
  await mustBeOurs(host);
  await runInPage({ tabId: tab }, LONGEST_CALL_MS, removeHere, host, credential, gateway, STORED_KEYS);
}

/** Runs in the page, so it can use nothing from outside itself. */
function removeHere(host: string, credential: Credential, gateway: string, keys: typeof STORED_KEYS): void {
  if ((host.includes('://') ? location.origin : location.hostname) !== host) return;
  const isOf = (key: string, name: string) => key === name || key.replace(/\/$/, '') === `${name}:${gateway}`;
  const remove = (store: Storage, name: string) => {
    for (const key of Object.keys(store)) if (isOf(key, name)) store.removeItem(key);
  };
  if (credential === 'deviceToken' || credential === 'identity') {
    remove(localStorage, keys[credential]);
    return;
  }
  if (credential === 'otherGateway') {
    forgetOtherGateway();
    return;
  }
  remove(sessionStorage, keys.gatewayToken);
  for (const key of Object.keys(localStorage)) {
    if (!isOf(key, keys.settings)) continue;
    try {
      const { token, ...rest } = JSON.parse(localStorage.getItem(key) ?? 'null');
      if (token) localStorage.setItem(key, JSON.stringify(rest));
    } catch {
      // No version writes settings like this: nothing to remove.
    }
  }
  /** The page then takes its own address, as one that was never pointed elsewhere. A token in its settings was the other's. */
  function forgetOtherGateway(): void {
    const isForeign = (address: unknown) =>
      typeof address === 'string' && URL.canParse(address) && new URL(address).host !== location.host;
    for (const key of Object.keys(localStorage)) {
      const value = localStorage.getItem(key) ?? '';
      if (key.startsWith(keys.lastGateway) && isForeign(value)) localStorage.removeItem(key);
      if (!key.startsWith(keys.settings) || isForeign(key.slice(keys.settings.length + 1))) continue;
      try {
        const { gatewayUrl, token: _, ...rest } = JSON.parse(value);
        if (isForeign(gatewayUrl)) localStorage.setItem(key, JSON.stringify(rest));
      } catch {
        // No version writes settings like this: nothing to remove.
      }
    }
  }
}
