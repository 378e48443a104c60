/**
 * An inert page of an origin: a page of it in which none of its scripts can run, so that what is stored there can be
 * read without the app writing anything back. A session rule, bound to one tab, gives that tab's documents a policy
 * that forbids scripts and connections; an injected function still runs (measured in both browsers, platform-facts §4).
 */
import type { ClearedType } from '../core/incident/clear-report';
import { browser } from '../platform/browser';
import { parkingPage } from './parking-page';
import { load } from './tab-load';

/** What an origin holds, by number of entries, null where a store refused to be read; names and values stay in the page. */
export type StoredCounts = Readonly<Record<Exclude<ClearedType, 'cookies'>, number | null>>;

const POLICY = "script-src 'none'; connect-src 'none'";

/**
 * Opens a page of `host` in `tab` with its scripts forbidden and counts what its origin holds. Null when no page of
 * that origin could be had there (no network, no answer, or another page came instead).
 */
export function countInInertPage(tab: number, host: string, gateway: string): Promise<StoredCounts | null> {
  return inInertPage(tab, host, () => countIn(tab, host, gateway));
}

/** Opens a page of `host` in `tab` with its scripts forbidden, and does something there. */
export async function inInertPage<T>(tab: number, host: string, work: () => Promise<T>): Promise<T> {
  const url = `https://${host}/`;
  const now = await browser.tabs.get(tab);
  if (now.url === url) await load(tab, parkingPage()); // a load of the page that is there could not be told from it
  await forbidScripts(tab);
  try {
    await load(tab, url);
    return await work();
  } finally {
    await allowScripts(tab);
  }
}

/**
 * Counts what the origin of the page that `tab` shows holds, if that page is `host`'s; running pages are not disturbed.
 * Credentials are those for one gateway, by default the host's own.
 */
export async function countIn(
  tab: number,
  host: string,
  gateway = `wss://${host}`,
): Promise<StoredCounts | null> {
  const [answer] = await browser.scripting
    .executeScript({ target: { tabId: tab }, func: countHere, args: [gateway] })
    .catch(() => []);
  const found = answer?.result as ({ host: string } & StoredCounts) | undefined;
  if (found?.host !== host) return null;
  const { host: _, ...counts } = found;
  return counts;
}

/** A rule's id is its tab's: one rule a tab, and a leftover of a killed worker is found by listing them. */
async function forbidScripts(tab: number): Promise<void> {
  await browser.declarativeNetRequest.updateSessionRules({
    removeRuleIds: [tab],
    addRules: [
      {
        id: tab,
        condition: { tabIds: [tab], resourceTypes: ['main_frame'] },
        action: {
          type: 'modifyHeaders',
          responseHeaders: [{ header: 'Content-Security-Policy', operation: 'set', value: POLICY }],
        },
      },
    ],
  });
}

async function allowScripts(tab: number): Promise<void> {
  await browser.declarativeNetRequest.updateSessionRules({ removeRuleIds: [tab] });
}

/** Lifts every such rule; for a worker that wakes after it was killed in the middle. */
export async function allowAllScripts(): Promise<void> {
  const rules = await browser.declarativeNetRequest.getSessionRules();
  if (rules.length)
    await browser.declarativeNetRequest.updateSessionRules({ removeRuleIds: rules.map(({ id }) => id) });
}

/** Runs in the page, so it can use nothing from outside itself. A store that refuses to be read proves nothing. */
async function countHere(gateway: string): Promise<{ host: string } & StoredCounts> {
  const count = async (read: () => number | Promise<number>) => {
    try {
      return await read();
    } catch {
      return null;
    }
  };
  const keysOf = (store: Storage, name: string) =>
    Object.keys(store).filter(key => key === name || key.replace(/\/$/, '') === `${name}:${gateway}`);
  const hasToken = (key: string) => {
    try {
      return Boolean(JSON.parse(localStorage.getItem(key) ?? 'null')?.token);
    } catch {
      return false;
    }
  };
  return {
    host: location.hostname,
    deviceToken: await count(() => keysOf(localStorage, 'openclaw.device.auth.v1').length),
    gatewayToken: await count(
      () =>
        keysOf(sessionStorage, 'openclaw.control.token.v1').length +
        keysOf(localStorage, 'openclaw.control.settings.v1').filter(hasToken).length, // 2026.1, 2026.2
    ),
    localStorage: await count(() => localStorage.length),
    sessionStorage: await count(() => sessionStorage.length),
    indexedDB: await count(async () => (await indexedDB.databases()).length),
    cacheStorage: await count(async () => (await caches.keys()).length),
    serviceWorkers: await count(async () => (await navigator.serviceWorker.getRegistrations()).length),
    fileSystem: await count(async () => {
      let entries = 0;
      for await (const _ of (await navigator.storage.getDirectory()).keys()) entries++;
      return entries;
    }),
  };
}
