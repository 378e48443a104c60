/**
 * An inert page of an origin: a page of it in which none of its scripts can run, so that what is stored there can be
 * read without the app writing anything back. A session rule, bound to one tab, gives that tab's documents a policy
 * that forbids scripts and connections; an injected function still runs (measured in both browsers, platform-facts §4).
 */
import type { DataType } from '../core/incident/clear-report';
import { browser } from '../platform/browser';
import { load } from './tab-load';

/** What an origin holds, by number of entries, null where a store refused to be read; names and values stay in the page. */
export type StoredCounts = Readonly<Record<Exclude<DataType, 'cookies'>, number | null>>;

const POLICY = "script-src 'none'; connect-src 'none'";

/**
 * Opens a page of `host` in `tab` with its scripts forbidden and counts what its origin holds. Null when no page of
 * that origin could be had there (no network, no answer, or another page came instead).
 */
export async function countInInertPage(tab: number, host: string): Promise<StoredCounts | null> {
  await forbidScripts(tab);
  try {
    await load(tab, `https://${host}/`);
    return await countIn(tab, host);
  } finally {
    await allowScripts(tab);
  }
}

/** Counts what the origin of the page that `tab` shows holds, if that page is `host`'s; running pages are not disturbed. */
export async function countIn(tab: number, host: string): Promise<StoredCounts | null> {
  const [answer] = await browser.scripting
    .executeScript({ target: { tabId: tab }, func: countHere })
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
async function countHere(): Promise<{ host: string } & StoredCounts> {
  const count = async (read: () => number | Promise<number>) => {
    try {
      return await read();
    } catch {
      return null;
    }
  };
  return {
    host: location.hostname,
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
