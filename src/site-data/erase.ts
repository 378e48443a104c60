/**
 * The only module that deletes anything. Every call names exact heyron hosts; there is no way through here without one,
 * because several of these APIs, called without a host, empty the whole browser, and several others accept a wrong
 * filter and silently do nothing (docs/browser-facts.md, "What browsingData removes").
 */

import { heyronHostOf, isHeyronHost } from '../core/address/heyron';
import type { Credential } from '../core/catalogue/clear-levels';
import {
  DEVICE_TOKEN_KEY,
  GATEWAY_TOKEN_KEY,
  IDENTITY_KEY,
  SETTINGS_KEY,
} from '../core/clearing/stored-keys';
import { withTimeout } from '../platform/async';
import { browser } from '../platform/browser';
import type { Capabilities } from '../platform/capabilities';
import { cookiesOfHost } from './cookies';

/** The longest that the browser may take for one removal, in ms; five hosts of 100,000 records took 300, measured. */
const LONGEST_REMOVAL_MS = 30_000;
/** The same for what a page does. */
const LONGEST_CALL_MS = 5_000;

/** Thrown when a host is not exactly heyron.ai or one of its subdomains. Nothing was deleted. */
export class NotHeyron extends Error {
  override name = 'NotHeyron';
}

/** Browsers take different filters and know different types of data (platform/capabilities.ts); each rejects the other's. */
interface StorageRemoval {
  options: { origins: string[] } | { hostnames: string[]; cookieStoreId: string };
  types: Record<string, true>;
}

/**
 * The call that empties the storage of origins, as the browser wants it. Cookies are not in it: given an origin, Chromium
 * removes those of the whole registrable domain, which would sign every other agent out. What a call by host names leaves is
 * for `PAGE_CLEARS` and `eraseProgramsIn`.
 * @throws NotHeyron for any origin that is not heyron's, and for an empty list.
 */
export function storageRemoval(
  origins: readonly string[],
  by: Capabilities['erasesBy'],
  store: string,
): StorageRemoval {
  if (origins.length === 0 || !origins.every(isHeyronOrigin))
    throw new NotHeyron(`not heyron origins: ${origins.length}`);
  if (by === 'hostnames')
    return {
      // A name stands for its usual ports alone.
      options: { hostnames: [...new Set(origins.map(origin => new URL(origin).host))], cookieStoreId: store },
      types: { localStorage: true, indexedDB: true },
    };
  return {
    options: { origins: [...origins] },
    types: { ...PROGRAMS, localStorage: true, indexedDB: true, fileSystems: true },
  };
}

/** What a page's program consists of, in the words of a browser that takes origins. */
const PROGRAMS = { serviceWorkers: true, cacheStorage: true, cache: true } as const;

/** What a page of an origin is sent to make a browser that obeys it empty exactly that origin. */
export const PAGE_CLEARS = {
  programs: { header: 'Clear-Site-Data', operation: 'set', value: '"cache"' },
  everything: { header: 'Clear-Site-Data', operation: 'set', value: '"cache", "storage"' },
} as const;

/** True for a page's origin as the browser writes it, and nothing more: of others it says "done" and does nothing. */
function isHeyronOrigin(origin: string): boolean {
  const written = URL.canParse(origin) && new URL(origin).origin === origin;
  return written && /^https?:/.test(origin) && heyronHostOf(origin) !== null;
}

/**
 * Empties the storage of exactly these origins in one cookie store. Resolving proves nothing; read back afterwards.
 * @throws NotHeyron as `storageRemoval` does, Timeout, and what the browser throws.
 */
export async function eraseStorage(
  origins: readonly string[],
  by: Capabilities['erasesBy'],
  store: string,
): Promise<void> {
  const { options, types } = storageRemoval(origins, by, store);
  await remove(options, types);
}

/**
 * Removes the programs that pages of these origins keep, service workers and caches, where the browser takes origins; else
 * a page of the origin must, with `eraseProgramsIn`.
 * @throws NotHeyron as `storageRemoval` does, Timeout, and what the browser throws.
 */
export async function erasePrograms(origins: readonly string[]): Promise<void> {
  const { options } = storageRemoval(origins, 'origins', '');
  await remove(options, PROGRAMS);
}

async function remove(options: StorageRemoval['options'], types: Record<string, boolean>): Promise<void> {
  // The polyfill's types describe Firefox's `hostnames` only.
  const filter = options as Parameters<typeof browser.browsingData.remove>[0];
  await withTimeout(LONGEST_REMOVAL_MS, browser.browsingData.remove(filter, types));
}

/**
 * Removes the programs of the origin that `tab` shows an inert page of.
 * @throws NotHeyron when the host is not heyron's, Timeout, and what the browser throws.
 */
export async function eraseProgramsIn(tab: number, host: string): Promise<void> {
  if (!isHeyronHost(host)) throw new NotHeyron('not a heyron host');
  const call = { target: { tabId: tab }, injectImmediately: true, func: removeProgramsHere, args: [host] };
  await withTimeout(LONGEST_CALL_MS, browser.scripting.executeScript(call));
}

/** Runs in the page, so it can use nothing from outside itself. */
async function removeProgramsHere(host: string): Promise<void> {
  if (location.hostname !== host) return;
  const workers = await navigator.serviceWorker.getRegistrations();
  await Promise.all(workers.map(worker => worker.unregister()));
  await Promise.all((await caches.keys()).map(name => caches.delete(name)));
}

/**
 * Removes the cookies that belong to exactly this host, one by one, in one cookie store. Each is overwritten by itself,
 * already expired: `cookies.remove` goes by address and name alone, so Chromium takes a parent domain's cookie of that
 * name along, and Firefox takes any one of them (both measured). One without a name needs some value, since browsers refuse a
 * cookie that has neither. A cookie that the browser refuses keeps no other from going.
 * @throws NotHeyron when the host is not heyron's, Timeout, and what the browser throws.
 */
export async function eraseCookies(host: string, store: string): Promise<void> {
  if (!isHeyronHost(host)) throw new NotHeyron('not a heyron host');
  const cookies = await cookiesOfHost(host, store);
  const removals = cookies.map(
    ({ name, path, storeId, secure, httpOnly, sameSite, hostOnly, domain, partitionKey }) =>
      browser.cookies.set({
        ...{ name, path, storeId, secure, httpOnly, sameSite, expirationDate: 1 },
        value: name === '' ? 'gone' : '',
        url: `${secure ? 'https' : 'http'}://${host}${path}`,
        ...(hostOnly ? {} : { domain }),
        ...(partitionKey ? { partitionKey } : {}),
      }),
  );
  const ends = await withTimeout(LONGEST_CALL_MS, Promise.allSettled(removals));
  const refused = ends.find(({ status }) => status === 'rejected');
  if (refused) throw (refused as PromiseRejectedResult).reason;
}

/**
 * Removes one stored credential for one gateway from the origin that `tab` shows an inert page of; all else stays. To be
 * called in each tab of that origin, since each has a session of its own.
 * @throws NotHeyron when the host is not heyron's, Timeout, and what the browser throws.
 */
export async function eraseCredential(
  tab: number,
  host: string,
  credential: Credential,
  gateway: string,
): Promise<void> {
  if (!isHeyronHost(host)) throw new NotHeyron('not a heyron host');
  const keys = [DEVICE_TOKEN_KEY, GATEWAY_TOKEN_KEY, SETTINGS_KEY, IDENTITY_KEY];
  const args = [host, credential, gateway, ...keys];
  const call = { target: { tabId: tab }, injectImmediately: true, func: removeHere, args };
  await withTimeout(LONGEST_CALL_MS, browser.scripting.executeScript(call));
}

/** Runs in the page, so it can use nothing from outside itself. */
function removeHere(
  host: string,
  credential: string,
  gateway: string,
  deviceTokenKey: string,
  gatewayTokenKey: string,
  settingsKey: string,
  identityKey: string,
): void {
  if (location.hostname !== host) return;
  const isOf = (key: string, name: string) => key === name || key.replace(/\/$/, '') === `${name}:${gateway}`;
  const remove = (store: Storage, name: string) => {
    for (const key of Object.keys(store)) if (isOf(key, name)) store.removeItem(key);
  };
  if (credential === 'deviceToken' || credential === 'identity') {
    remove(localStorage, credential === 'identity' ? identityKey : deviceTokenKey);
    return;
  }
  remove(sessionStorage, gatewayTokenKey);
  for (const key of Object.keys(localStorage)) {
    if (!isOf(key, settingsKey)) continue;
    try {
      const { token, ...rest } = JSON.parse(localStorage.getItem(key) ?? 'null');
      if (token) localStorage.setItem(key, JSON.stringify(rest));
    } catch {
      // Not settings as any version writes them: nothing of ours to remove.
    }
  }
}
