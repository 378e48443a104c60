/**
 * An inert page of an origin: a page of it in which none of its scripts can run, so that what is stored there can be
 * read without the app writing anything back. A session rule, bound to one tab, gives that tab's documents a policy
 * that forbids scripts and connections; an injected function still runs (measured in both browsers, platform-facts §4).
 */
import { heyronHostOf } from '../core/heyron';
import { browser } from '../platform/browser';
import { inertPage, isStillOurs, parkingPage, SPARE } from './own-pages';
import { inSpareTabs } from './spare-tab';
import { load } from './tab-load';
import { ofHost, type ShowingTab } from './tabs';

/** A tab of the user's that stands on one of our pages, and the origins that it showed. */
export interface MarkedTab extends ShowingTab {
  readonly key: string;
}

/** What becomes of a header of a page's. */
export type Header =
  | { readonly header: string; readonly operation: 'set'; readonly value: string }
  | { readonly header: string; readonly operation: 'remove' };

/** No scripts, no connections, and no cookies: looking must not leave any. */
const INERT: readonly Header[] = [
  {
    header: 'Content-Security-Policy',
    operation: 'set',
    value: "script-src 'none'; connect-src 'none'",
  },
  { header: 'Set-Cookie', operation: 'remove' },
];

/**
 * Does something in an inert page of each host: in every parked tab that showed it, since each has a session of its own,
 * and in a spare tab where none did. The results by host; `work` finds out whether such a page could be had. `more` are
 * headers that these pages get besides.
 */
export async function inInertPages<T>(
  hosts: readonly string[],
  parked: readonly MarkedTab[],
  store: string,
  work: (tab: number, host: string) => Promise<T>,
  more: readonly Header[] = [],
): Promise<Map<string, T[]>> {
  const results = new Map<string, T[]>(hosts.map(host => [host, []]));
  const look = (tab: number, origin: string, mark: string, host: string) =>
    inInertPage(tab, origin, mark, more, async () => void results.get(host)?.push(await work(tab, host)));
  const inTabs = parked.map(async ({ tab, key, origins }) => {
    for (const origin of origins) {
      const host = heyronHostOf(origin);
      // Closed by the user meanwhile: there is nothing to look into.
      if (host && results.has(host)) await look(tab, origin, key, host).catch(() => {});
    }
  });
  const others = hosts.filter(host => ofHost(parked, host).length === 0);
  await Promise.all([
    ...inTabs,
    inSpareTabs(store, others, (tab, host) => look(tab, `https://${host}`, SPARE, host)),
  ]);
  return results;
}

/** In ms. A page of an origin whose app is busy in the same process can come late, or never. */
const LONGEST_PASSAGE_MS = 4_000;

/** Leads a tab through an inert page of `origin`, as far as that can be had. */
export async function throughInertPage(tab: number, origin: string, mark: string): Promise<void> {
  await setHeaders(tab, INERT);
  try {
    await load(tab, inertPage(origin, mark), LONGEST_PASSAGE_MS);
  } finally {
    await restoreHeaders(tab);
  }
}

/**
 * Opens a page of `origin` in a tab that stands on the parking page, with its scripts forbidden, does something there, and
 * parks the tab again: a page that stays keeps its service worker at work. Changing the rules also empties Chromium's
 * back/forward cache (measured), so that no page left before can come back and write.
 */
async function inInertPage<T>(
  tab: number,
  origin: string,
  mark: string,
  more: readonly Header[],
  work: () => Promise<T>,
): Promise<T> {
  await parkAgain(tab, mark); // a killed worker may have left it here
  await setHeaders(tab, [...INERT, ...more]);
  try {
    await load(tab, inertPage(origin, mark));
    return await work();
  } finally {
    await parkAgain(tab, mark).catch(() => {}); // closed by the user meanwhile
    await restoreHeaders(tab);
  }
}

/** @throws when the tab is gone, or when the user took it elsewhere. */
async function parkAgain(tab: number, mark: string): Promise<void> {
  if (!(await isStillOurs(tab, mark))) throw new Error('the user took the tab elsewhere');
  const { url } = await browser.tabs.get(tab);
  if (url !== parkingPage(mark)) await load(tab, parkingPage(mark));
}

/** A rule's id is its tab's: one rule a tab, and a leftover of a killed worker is found by listing them. */
async function setHeaders(tab: number, responseHeaders: readonly Header[]): Promise<void> {
  await browser.declarativeNetRequest.updateSessionRules({
    removeRuleIds: [tab],
    addRules: [
      {
        id: tab,
        condition: { tabIds: [tab], resourceTypes: ['main_frame'] },
        action: { type: 'modifyHeaders', responseHeaders: [...responseHeaders] },
      },
    ],
  });
}

async function restoreHeaders(tab: number): Promise<void> {
  await browser.declarativeNetRequest.updateSessionRules({ removeRuleIds: [tab] });
}

/** Lifts every such rule; for a worker that wakes after it was killed in the middle. */
export async function allowAllScripts(): Promise<void> {
  const rules = await browser.declarativeNetRequest.getSessionRules();
  if (rules.length)
    await browser.declarativeNetRequest.updateSessionRules({ removeRuleIds: rules.map(({ id }) => id) });
}
