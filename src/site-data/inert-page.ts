/**
 * An inert page of an origin, in which none of its scripts can run, so that its storage can be read while the app
 * writes nothing back. A session rule for one tab gives the tab's documents a policy that forbids scripts, frames and
 * connections (inert-rule.ts); an injected function still runs (docs/browser-facts.md, "Inert pages"). Where a service
 * worker answers, a content script stops the page (stop-pages.ts).
 */
import { originOf, siteIn } from '../core/address/own-address';
import { settleAll } from '../platform/async';
import { browser } from '../platform/browser';
import { capabilities } from '../platform/capabilities';
import { homeOf } from '../platform/own-sites';
import { loadInFrames } from './frames';
import { addInertRule, framesOf, type Header, removeAllInertRules, removeInertRules } from './inert-rule';
import { inertPage, inertPages, standStill, toParkingPage } from './own-pages';
import { runInPage } from './run-in-page';
import type { SpareTab } from './spare-tabs';
import { letAllPagesRun, letPagesRun, stopPages } from './stop-pages';
import { load } from './tab-load';
import { ofHost, type ParkedTab } from './tabs';
import { forgetVisit, noteVisit } from './visited-tabs';

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
 * storage, else in the spare tab, which stays on the last page; the others stand on the parking page again. `more` are
 * additional headers for these pages.
 */
export async function inInertPages<T>(
  hosts: readonly string[],
  parked: readonly ParkedTab[],
  spare: SpareTab,
  work: Work<T>,
  more: readonly Header[] = [],
): Promise<InPages<T>> {
  return (await visitAll({ hosts, parked, spare, work, more })).once;
}

/**
 * Looks into each host in the same way, and into many that no tab shows together; `twice`: again where a service worker
 * answered, in a page that is loaded again, since no policy of ours is in its answer, and the first page may have written
 * as it was left. What needed no second look has the first for it.
 */
export async function lookInInertPages<T>(
  hosts: readonly string[],
  parked: readonly ParkedTab[],
  spare: SpareTab,
  look: Look<T>,
  twice = false,
): Promise<{ once: InPages<T>; again: InPages<T> }> {
  return visitAll({ hosts, parked, spare, work: look.one, together: look, twice });
}

interface Visits<T> {
  readonly hosts: readonly string[];
  readonly parked: readonly ParkedTab[];
  readonly spare: SpareTab;
  readonly work: Work<T>;
  readonly together?: Look<T>;
  readonly more?: readonly Header[];
  /** Again where a service worker answered. */
  readonly twice?: boolean;
}

async function visitAll<T>({ hosts, parked, spare, work, together, more = [], twice = false }: Visits<T>) {
  const empty = () => new Map<string, (T | null)[]>(hosts.map(host => [host, []]));
  const [once, again] = [empty(), empty()];
  const note = (host: string, looks: readonly (T | null)[]) => {
    once.get(host)?.push(...looks.slice(0, 1));
    again.get(host)?.push(...looks.slice(-1));
  };
  const goThrough = async (tab: number, mark: string, origins: readonly string[], rests: boolean) => {
    const lookAt = async (origin: string, isThere: boolean) => (isThere ? work(tab, siteIn(origin) ?? '') : null);
    const found = await visit({ tab, mark, origins, more, work: lookAt, twice, rests });
    for (const [origin, looks] of found) note(siteIn(origin) ?? '', looks);
  };
  const inTabs = parked.map(async ({ tab, mark, origins }) => {
    const asked = origins.filter(each => once.has(siteIn(each) ?? ''));
    // The user closed it: there is nothing to look into
    for (const origin of asked) await goThrough(tab, mark, [origin], origin !== asked.at(-1)).catch(() => {});
  });
  const others = hosts.filter(host => ofHost(parked, host).length === 0);
  const inSpare = async (tab: number, mark: string) => {
    const seen =
      together && others.length > 1
        ? await visitTogether(tab, others, mark, together, twice)
        : new Map<string, readonly T[]>();
    for (const [host, looks] of seen) note(host, looks);
    const left = others.filter(host => !seen.has(host)).map(originOf);
    if (left.length) await goThrough(tab, mark, left, true);
  };
  await settleAll([...inTabs, ...(others.length ? [spare.use(inSpare)] : [])]);
  return { once, again };
}

/** A page with more takes a process too much room. */
const MOST_FRAMES = 50;

/**
 * Looks into several hosts in one inert page, which is the first one's and has those of the others in frames. These are
 * looked into once: their sandbox lets nothing run that could write as it leaves, whoever answers. Only of the hosts that
 * were seen: the others, such as one whose service worker forbids frames, want a visit by themselves. All are heyron's,
 * one site to the browser: an agent of one's own is cleared alone.
 */
async function visitTogether<T>(
  tab: number,
  hosts: readonly string[],
  mark: string,
  { one, all }: Look<T>,
  twice: boolean,
): Promise<Map<string, readonly T[]>> {
  const found = new Map<string, readonly T[]>();
  for (let at = 0; at < hosts.length; at += MOST_FRAMES) {
    const [top = '', ...framed] = hosts.slice(at, at + MOST_FRAMES);
    const origins = [top, ...framed].map(originOf);
    const lookAtTop = async (_: string, isThere: boolean) => (isThere ? one(tab, top) : null);
    const lookAtFrames = async (looks: readonly (T | null)[]) => {
      const seen = looks.filter(look => look !== null);
      if (seen.length < looks.length) return;
      await loadInFrames(
        tab,
        origins.slice(1).map(origin => inertPage(origin, mark)),
      );
      for (const [host, look] of await all(tab)) found.set(host, [look]);
      found.set(top, seen);
    };
    const page = { tab, mark, origins: [originOf(top)], more: framesOf(origins), twice, rests: true };
    await visit({ ...page, work: lookAtTop, atLast: lookAtFrames }).catch(() => {}); // what was not seen is visited again
  }
  return new Map([...found].filter(([host]) => hosts.includes(host)));
}

/** In ms. If the app keeps the same process busy, a page of its origin can load late, or never. */
const LONGEST_PASSAGE_MS = 4_000;

/** Leads a tab through an inert page of `origin`, if possible, to the parking page; `work` is done if that page is there. */
export async function throughInertPage(
  tab: number,
  origin: string,
  mark: string,
  work: () => Promise<void>,
): Promise<void> {
  await visiting(tab, [origin], mark, [], false, async () => {
    if (await load(tab, (await pagesAt(origin, mark))[0], LONGEST_PASSAGE_MS)) await work();
  });
}

interface Visit<T> {
  readonly tab: number;
  readonly mark: string;
  readonly origins: readonly string[];
  readonly more: readonly Header[];
  /** Is told whether the tab reached that very page. */
  readonly work: (origin: string, isThere: boolean) => Promise<T>;
  /** Where a service worker answered, the page is loaded and looked into again. */
  readonly twice: boolean;
  /** Whether the tab stays on the last page; else it goes to the parking page. */
  readonly rests: boolean;
  /** Done on the last page, with all that was found. */
  readonly atLast?: (found: readonly T[]) => Promise<void>;
}

/**
 * Opens an inert page of each origin, and does something there. Resolves to what was found, by origin, in the order of
 * the looks. Going straight from one to the next is quick, because pages of one site share a process. Changing the rules
 * also empties Chromium's back/forward cache (measured), so that no earlier page can come back and write.
 */
async function visit<T>({
  tab,
  mark,
  origins,
  more,
  work,
  twice,
  rests,
  atLast = async () => {},
}: Visit<T>): Promise<Map<string, readonly T[]>> {
  const found = new Map<string, readonly T[]>();
  const lookAt = async (origin: string) => {
    const { url: from } = await browser.tabs.get(tab);
    const isThere = await load(tab, (await pagesAt(origin, mark)).find(each => each !== from) ?? '');
    if (!isThere) await toParkingPage(tab, mark); // at once: nothing stops the scripts of a website
    const again = twice && !(isThere && (await isFromServer(tab)));
    found.set(origin, [...(found.get(origin) ?? []), await work(origin, isThere)]);
    return again;
  };
  await standStill(tab, mark); // a killed worker, or the last visit, may have left it elsewhere
  await visiting(tab, origins, mark, more, rests, async () => {
    for (const origin of origins) if (await lookAt(origin)) await lookAt(origin);
    await atLast([...found.values()].flat());
  });
  return found;
}

/** A busy page does not answer. In ms. */
const LONGEST_LOOK_MS = 1_000;

/** True if the server itself answered with a tab's page, so that our policy is in it. False when that is not known. */
async function isFromServer(tab: number): Promise<boolean> {
  if (!capabilities().tellsWhoAnswered) return false;
  const [answer] = await runInPage({ tabId: tab, frameIds: [0] }, LONGEST_LOOK_MS, fromServer).catch(() => []);
  return answer === true;
}

/** Runs in the page, so it can use nothing from outside itself. */
function fromServer(): boolean {
  const [load] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return load?.workerStart === 0;
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
    await settleAll([addInertRule(tab, more), stopPages(tab, origins)]);
    await go();
  } finally {
    const rests = mayRest ? (await Promise.all(origins.map(origin => pagesAt(origin, mark)))).flat() : [];
    await leave(tab, mark, rests).catch(() => {}); // closed meanwhile
    await settleAll([removeInertRules([tab]), letPagesRun(tab, origins)]).finally(() => forgetVisit(mark));
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

/** Lifts all rules and lets every page run, for a worker that starts after another was killed in the middle. */
export async function allowAllScripts(): Promise<void> {
  await settleAll([removeAllInertRules(), letAllPagesRun()]);
}
