/**
 * Parking: during a clearing the host's tabs wait on a page of ours, because a live page writes its state back on a
 * timer or as it leaves (measured). What is noted of them brings them back if the worker dies.
 */

import { withoutSecrets } from '../core/address/heyron';
import { settleAll } from '../platform/async';
import { browser } from '../platform/browser';
import { openTab } from '../platform/open-tab';
import { hasAccessToAll, ourOriginOf, ourTabs } from '../platform/own-sites';
import { throughInertPage } from './inert-page';
import { isHidden, isStillOurs, LONGEST_HIDING_MS, markOf, newMark } from './own-pages';
import { runInPage } from './run-in-page';
import { leadBack } from './stop-pages';
import { until } from './tab-load';
import { marksOf, type NotedTab, type ParkedTab, tabsShowing } from './tabs';
import { forgetVisit, visitedTabs } from './visited-tabs';

/** A page would not leave its tab. Every tab is back, and nothing was deleted. */
export class PageStayed extends Error {
  override name = 'PageStayed';
  constructor(readonly tab: number) {
    super('a page did not leave its tab');
  }
}

/** How often to look for tabs that opened while others were parked. */
const MOST_ROUNDS = 3;
/** In ms. */
const LONGEST_EMPTYING_MS = 1_000;

/**
 * Parks every tab that shows one of these hosts, each after `note` has recorded where it was. On its way it shows an
 * inert page of its first origin, if that loads, which `look` may look into. All or none.
 * @throws PageStayed when a page would not go, an Error when access is withdrawn, and what `note` throws.
 */
export async function park(
  hosts: readonly string[],
  store: string,
  note: (tabs: readonly NotedTab[]) => Promise<void>,
  look: (tab: number, origin: string) => Promise<void> = async () => {},
): Promise<ParkedTab[]> {
  const parked = new Map<number, ParkedTab>();
  try {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const live = await tabsShowing(hosts, store, marksOf([...parked.values()]));
      if (!(await hasAccessToAll(hosts))) throw new Error('access was withdrawn'); // without it no tab is visible
      // A tab that stayed keeps its mark: it may still reach the page that it was sent to.
      const known = marksOf([...parked.values()]);
      for (const tab of live) parked.set(tab.tab, { ...tab, mark: known.get(tab.tab) ?? newMark() });
      if (round === 0 || live.length) await note([...parked.values()].map(noted));
      if (live.length === 0) return [...parked.values()];
      await leadBack([...parked.values()].filter(({ tab }) => !known.has(tab)).map(({ mark }) => mark));
      await settleAll(live.flatMap(({ tab }) => parked.get(tab) ?? []).map(tab => send(tab, look)));
    }
    const [left] = await tabsShowing(hosts, store, marksOf([...parked.values()]));
    if (left) throw new PageStayed(left.tab);
    return [...parked.values()];
  } catch (error) {
    await unpark([...parked.values()]);
    throw error;
  }
}

function noted({ mark, url, origins }: ParkedTab): NotedTab {
  return { mark, address: withoutSecrets(url) ?? '', origins: [...origins] };
}

/**
 * Sends a tab to the parking page so that its app can no longer write. The loaded parking page is not enough in every
 * browser: what the app does as it leaves may go on in its own process. An inert page of the app's origin loads in that
 * process and so waits for it (measured, with pages that block, loop and write as they leave).
 */
async function send(
  { tab, origins: [origin = ''], mark }: ParkedTab,
  look: (tab: number, origin: string) => Promise<void>,
): Promise<void> {
  await runInPage({ tabId: tab }, LONGEST_EMPTYING_MS, emptyHere).catch(() => {}); // who does not answer is left anyway
  // Closed meanwhile, there is nothing to park
  await throughInertPage(tab, origin, mark, () => look(tab, origin)).catch(() => {});
}

/**
 * Runs in the page. Empties its document and frames, whose listeners are then gone: no "Leave site?" holds the tab, and
 * nothing saves as it leaves. What the user typed there is lost, as agreed.
 *
 * In our own world every function is the browser's, whatever the page has replaced; they come from their prototypes,
 * since an element can hide a name. Twice, because a removed frame or element may add one more listener; the second time
 * ours comes first and hides the event from listeners that a timer adds later (each measured in both browsers).
 */
function emptyHere(): void {
  const { open, close, createElement } = Document.prototype;
  const listen = EventTarget.prototype.addEventListener;
  const work = () => {
    for (let times = 0; times < 2; times++) {
      Reflect.apply(open, document, []);
      Reflect.apply(close, document, []);
    }
    listen.call(window, 'beforeunload', event => event.stopImmediatePropagation(), { capture: true });
  };
  const own = Object.getOwnPropertyDescriptor(globalThis, 'exportFunction');
  const exported = own && (own.value as (work: () => void, to: Window) => () => void)(work, window);
  // Firefox lets only a script of the document's own origin open it; ours counts as one while the page's window hands
  // it an event.
  const element = createElement.call(document, 'p');
  element.addEventListener('click', exported ?? work);
  element.dispatchEvent(new Event('click'));
}

/** Sends parked tabs back, unless the user closed or moved them; returns the marks of those on their way. */
export async function unpark(tabs: readonly ParkedTab[]): Promise<string[]> {
  const back = async ({ tab, url, mark }: ParkedTab) => {
    if (!(await isStillOurs(tab, mark))) return [];
    await browser.tabs.update(tab, { url });
    void forgetVisit(mark); // a killed worker's
    return [mark];
  };
  // Twice, in case the browser refuses once: only this call knows the tab's full address.
  const twice = (one: ParkedTab) => back(one).catch(() => back(one));
  return (await Promise.all(tabs.map(one => twice(one).catch(() => [])))).flat();
}

/**
 * The noted tabs that are parked, once none is on its way: a worker was killed while it sent them somewhere. A tab that
 * it was visiting is included, wherever a redirect led it.
 */
export async function findParked(tabs: readonly NotedTab[]): Promise<ParkedTab[]> {
  const visited = await visitedTabs();
  let now = await lookForParked(tabs, visited);
  await until(async () => {
    now = await lookForParked(tabs, visited);
    return now.parked.length === tabs.length || !now.moreMayCome;
  }, LONGEST_HIDING_MS);
  return now.parked;
}

/**
 * Looks for noted tabs among the open ones, whose ids may be new; `visited` are those being visited, by mark.
 * `moreMayCome` if a tab does not tell what it shows.
 */
export async function lookForParked(
  tabs: readonly NotedTab[],
  visited: ReadonlyMap<string, number> = new Map(),
): Promise<{ parked: (ParkedTab & { isLoading: boolean })[]; moreMayCome: boolean }> {
  const [open, ours] = await Promise.all([browser.tabs.query({}), oursAmong(tabs)]);
  const parked = open.flatMap(({ id, url, status }) => {
    const noted = tabs.find(({ mark }) => markOf(url) === mark || visited.get(mark) === id);
    if (id === undefined || !noted || !ours.has(noted)) return [];
    const { mark, address, origins } = noted;
    return [{ tab: id, mark, url: address, origins, isLoading: status === 'loading' }];
  });
  return { parked, moreMayCome: open.some(isHidden) };
}

/** Those at an address that is ours. */
async function oursAmong(tabs: readonly NotedTab[]): Promise<ReadonlySet<NotedTab>> {
  const origins = await Promise.all(tabs.map(({ address }) => ourOriginOf(address)));
  return new Set(tabs.filter((_, place) => origins[place] !== null));
}

/**
 * Reopens tabs that were closed while parked, at their noted addresses, unless a tab shows that already. Returns how
 * many there are.
 */
export async function reopen(tabs: readonly NotedTab[], store: string): Promise<number> {
  const gone = [...(await oursAmong(tabs))];
  if (gone.length === 0) return 0;
  const shown = (await ourTabs()).map(({ url }) => withoutSecrets(url ?? ''));
  const open = async ({ address }: NotedTab) => {
    const there = shown.indexOf(address);
    if (there < 0) await openTab(store, address, { active: false });
    else shown.splice(there, 1);
  };
  const opened = await Promise.allSettled(gone.map(open));
  return opened.filter(({ status }) => status === 'fulfilled').length;
}
