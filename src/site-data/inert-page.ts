/**
 * An inert page of an origin, in which none of its scripts can run, so that its storage can be read while the app
 * writes nothing back. A session rule for one tab gives the tab's documents a policy that forbids scripts, frames and
 * connections; an injected function still runs (docs/browser-facts.md, "Inert pages"). No rule applies to a service
 * worker's answer: there a content script stops the page (stop-pages.ts).
 */
import { originOf, siteIn } from '../core/address/own-address';
import { settleAll } from '../platform/async';
import { browser } from '../platform/browser';
import { capabilities } from '../platform/capabilities';
import { homeOf } from '../platform/own-sites';
import { loadInFrames } from './frames';
import { inertPage, inertPages, parkAgain, standStill, toParkingPage } from './own-pages';
import type { SpareTab } from './spare-tabs';
import { letAllPagesRun, letPagesRun, stopPages } from './stop-pages';
import { load } from './tab-load';
import { ofHost, type ParkedTab } from './tabs';
import { forgetVisit, noteVisit } from './visited-tabs';

/** What happens to a header of a page. */
export interface Header {
  readonly header: string;
  readonly operation: 'set' | 'append' | 'remove';
  readonly value?: string;
}

/**
 * No scripts, frames, connections or new cookies, and no redirect to elsewhere. Whatever is sent is shown as a page: a
 * file would be saved, and Firefox lets nobody look into its JSON and PDF viewers. The page's own policy stays beside
 * this one, and both are obeyed, so nothing is allowed that the page forbids; only where pages are framed it stands
 * alone (`framesOf`). All measured in both browsers, redirects with every status that has them.
 */
const INERT: readonly Header[] = [
  {
    header: 'Content-Security-Policy',
    operation: 'append',
    value: "sandbox allow-same-origin; default-src 'none'; frame-src 'none'",
  },
  { header: 'Content-Type', operation: 'set', value: 'text/html' },
  { header: 'Set-Cookie', operation: 'remove' },
  { header: 'Location', operation: 'remove' },
  { header: 'Refresh', operation: 'remove' },
  { header: 'Content-Disposition', operation: 'remove' },
];

/** What work in inert pages came to, by host; null where a redirect led elsewhere: what is there says nothing of it. */
export type InPages<T> = ReadonlyMap<string, readonly (T | null)[]>;

type Work<T> = (tab: number, host: string) => Promise<T>;

/** Looking changes nothing, and can be done for many hosts at once. */
export interface Look<T> {
  readonly one: Work<T>;
  /** What all documents in a tab see, by host. */
  readonly all: (tab: number) => Promise<ReadonlyMap<string, T>>;
}

/**
 * Does something in an inert page of each host: in every parked tab that showed it, since each has its own session
 * storage, else in the spare tab, which stays on the last page. `more` are additional headers for these pages.
 */
export async function inInertPages<T>(
  hosts: readonly string[],
  parked: readonly ParkedTab[],
  spare: SpareTab,
  work: Work<T>,
  more: readonly Header[] = [],
): Promise<InPages<T>> {
  const { once } = await visitAll({ hosts, parked, spare, work, more, times: 1 });
  await parkAllAgain(parked);
  return once;
}

/** Looks into each host in the same way, and into many that no tab shows together. */
export async function lookInInertPages<T>(
  hosts: readonly string[],
  parked: readonly ParkedTab[],
  spare: SpareTab,
  look: Look<T>,
): Promise<InPages<T>> {
  const { once } = await visitAll({ hosts, parked, spare, work: look.one, together: look, times: 1 });
  await parkAllAgain(parked);
  return once;
}

/**
 * The same twice, in pages that are loaded again: the second time each of the first ones has been left. Every tab stays
 * on its last page.
 */
export async function lookTwiceInInertPages<T>(
  hosts: readonly string[],
  parked: readonly ParkedTab[],
  spare: SpareTab,
  look: Look<T>,
): Promise<{ once: InPages<T>; again: InPages<T> }> {
  return visitAll({ hosts, parked, spare, work: look.one, together: look, times: 2 });
}

interface Visits<T> {
  readonly hosts: readonly string[];
  readonly parked: readonly ParkedTab[];
  readonly spare: SpareTab;
  readonly work: Work<T>;
  readonly together?: Look<T>;
  readonly more?: readonly Header[];
  readonly times: 1 | 2;
}

async function visitAll<T>({ hosts, parked, spare, work, together, more = [], times }: Visits<T>) {
  const empty = () => new Map<string, (T | null)[]>(hosts.map(host => [host, []]));
  const [once, again] = [empty(), empty()];
  const lookFor = (tab: number) => {
    const seen = new Set<string>();
    return async (origin: string, isThere: boolean) => {
      const results = seen.has(origin) ? again : once;
      seen.add(origin);
      const host = siteIn(origin);
      if (host) results.get(host)?.push(isThere ? await work(tab, host) : null);
    };
  };
  const repeated = (origins: readonly string[]) => Array.from({ length: times }, () => origins).flat();
  const inTabs = parked.map(async ({ tab, mark, origins }) => {
    // The user closed it: there is nothing to look into
    for (const origin of origins.filter(each => once.has(siteIn(each) ?? '')))
      await visit(tab, repeated([origin]), mark, more, lookFor(tab)).catch(() => {});
  });
  const others = hosts.filter(host => ofHost(parked, host).length === 0);
  const inSpare = async (tab: number, mark: string) => {
    const seen = together && others.length > 1 ? await visitTogether(tab, others, mark, together, times) : new Map();
    for (const [host, each] of seen) {
      once.set(host, each.slice(0, 1));
      if (times > 1) again.set(host, each.slice(-1));
    }
    const left = others.filter(host => !seen.has(host)).map(originOf);
    if (left.length) await visit(tab, repeated(left), mark, more, lookFor(tab));
  };
  await settleAll([...inTabs, ...(others.length ? [spare.use(inSpare)] : [])]);
  return { once, again };
}

/** A page with more takes a process too much room. */
const MOST_FRAMES = 50;

/**
 * Looks into several hosts in one inert page, which is the first one's and has those of the others in frames. Asked to
 * look twice, it loads that page again, but the frames once: their sandbox lets nothing run that could write as it
 * leaves. Only of the hosts that were seen as often as asked: the others, such as one whose service worker forbids
 * frames, want a visit by themselves. All are heyron's, one site to the browser: an agent of one's own is cleared
 * alone.
 */
async function visitTogether<T>(
  tab: number,
  hosts: readonly string[],
  mark: string,
  { one, all }: Look<T>,
  times: number,
): Promise<Map<string, T[]>> {
  const found = new Map<string, T[]>();
  const note = (host: string, seen: T) => found.set(host, [...(found.get(host) ?? []), seen]);
  for (let at = 0; at < hosts.length; at += MOST_FRAMES) {
    const [top = '', ...framed] = hosts.slice(at, at + MOST_FRAMES);
    const origins = [top, ...framed].map(originOf);
    let loads = 0;
    const lookAtAll = async (_: string, isThere: boolean) => {
      if (!isThere) return;
      if (++loads < times) return void note(top, await one(tab, top));
      await loadInFrames(
        tab,
        origins.slice(1).map(origin => inertPage(origin, mark)),
      );
      for (let looks = 0; looks < times; looks++) for (const [host, seen] of await all(tab)) note(host, seen);
    };
    const pages = Array.from({ length: times }, () => originOf(top));
    await visit(tab, pages, mark, framesOf(origins), lookAtAll).catch(() => {}); // what was not seen is visited again
  }
  return new Map([...found].filter(([host, seen]) => hosts.includes(host) && seen.length >= times));
}

/**
 * The policy for a page with frames, and for those in them: it lets these origins be framed, whatever they themselves
 * say. It stands in place of the page's own, which could only forbid what no page without scripts does.
 */
function framesOf(origins: readonly string[]): Header[] {
  const policy = `sandbox allow-same-origin; default-src 'none'; frame-src ${origins.join(' ')}`;
  return [
    { header: 'Content-Security-Policy', operation: 'set', value: policy },
    { header: 'X-Frame-Options', operation: 'remove' },
  ];
}

/** Takes tabs back to the parking page; one that the user closed or moved is left alone. */
export async function parkAllAgain(tabs: readonly ParkedTab[]): Promise<void> {
  await settleAll(tabs.map(({ tab, mark }) => parkAgain(tab, mark).catch(() => {})));
}

/** As a rule's number: no tab has it. */
const NO_TAB = 1;
/** In ms. If the app keeps the same process busy, a page of its origin can load late, or never. */
const LONGEST_PASSAGE_MS = 4_000;

/** Leads a tab through an inert page of `origin`, if possible, to the parking page. */
export async function throughInertPage(tab: number, origin: string, mark: string): Promise<void> {
  await visiting(tab, [origin], mark, [], false, async () =>
    load(tab, (await pagesAt(origin, mark))[0], LONGEST_PASSAGE_MS),
  );
}

/**
 * Opens an inert page of each origin, and does something there, knowing whether the tab reached that very page. Going
 * straight from one to the next is quick, because pages of one site share a process. Changing the rules also empties
 * Chromium's back/forward cache (measured), so that no earlier page can come back and write.
 */
async function visit(
  tab: number,
  origins: readonly string[],
  mark: string,
  more: readonly Header[],
  work: (origin: string, isThere: boolean) => Promise<void>,
): Promise<void> {
  await standStill(tab, mark); // a killed worker, or the last visit, may have left it elsewhere
  await visiting(tab, [...new Set(origins)], mark, more, true, async () => {
    for (const origin of origins) {
      const { url: from } = await browser.tabs.get(tab);
      const isThere = await load(tab, (await pagesAt(origin, mark)).find(each => each !== from) ?? '');
      if (!isThere) await toParkingPage(tab, mark); // at once: nothing stops the scripts of a website
      await work(origin, isThere);
    }
  });
}

/**
 * Does something while a tab is visited: no script of these origins' pages runs in it, and we know the tab by its
 * number. Before scripts may run again it goes to the parking page, even after a failure, unless it rests (`mayRest`).
 */
async function visiting(
  tab: number,
  origins: readonly string[],
  mark: string,
  more: readonly Header[],
  mayRest: boolean,
  go: () => Promise<unknown>,
): Promise<void> {
  await noteVisit(tab, mark);
  try {
    await settleAll([setHeaders(tab, withMore(more)), stopPages(tab, origins)]);
    await go();
  } finally {
    const rests = mayRest ? (await Promise.all(origins.map(origin => pagesAt(origin, mark)))).flat() : [];
    await leave(tab, mark, rests).catch(() => {}); // closed meanwhile
    await settleAll([restoreHeaders([tab]), letPagesRun(tab, origins)]).finally(() => forgetVisit(mark));
  }
}

/** The inert pages of an origin: where an agent of one's own stands below a base path, that is its own place there. */
async function pagesAt(origin: string, mark: string): Promise<[string, string]> {
  return inertPages((await homeOf(origin)).slice(0, -1), mark);
}

async function leave(tab: number, mark: string, rests: readonly string[]): Promise<void> {
  const { url, status } = await browser.tabs.get(tab);
  if (!(status === 'complete' && rests.includes(url ?? ''))) await toParkingPage(tab, mark);
}

/** One header has one operation. */
function withMore(more: readonly Header[]): Header[] {
  return [...INERT.filter(({ header }) => !more.some(each => each.header === header)), ...more];
}

/** A rule has its tab's id: one rule a tab, and what a killed worker left is found by listing them. */
async function setHeaders(tab: number, responseHeaders: readonly Header[]): Promise<void> {
  const condition = { tabIds: [tab], resourceTypes: ['main_frame' as const, 'sub_frame' as const] };
  const action = { type: 'modifyHeaders' as const, responseHeaders: [...responseHeaders] };
  const rule = { id: tab, condition, action };
  await browser.declarativeNetRequest.updateSessionRules({ removeRuleIds: [tab], addRules: [rule] });
}

async function restoreHeaders(tabs: number[]): Promise<void> {
  const restore = () => browser.declarativeNetRequest.updateSessionRules({ removeRuleIds: tabs });
  await restore().catch(restore); // left behind, a rule would keep the user's own page from running
}

/** Empties the cache of pages to go back to, where a change of the rules does that: one could come back, and write. */
export async function forgetLeftPages(): Promise<void> {
  if (!capabilities().rulesEmptyPageCache) return;
  await setHeaders(NO_TAB, INERT);
  await restoreHeaders([NO_TAB]);
}

/** Lifts all rules and lets every page run, for a worker that starts after another was killed in the middle. */
export async function allowAllScripts(): Promise<void> {
  await settleAll([liftAllRules(), letAllPagesRun()]);
}

async function liftAllRules(): Promise<void> {
  const rules = await browser.declarativeNetRequest.getSessionRules();
  if (rules.length) await restoreHeaders(rules.map(({ id }) => id));
}
