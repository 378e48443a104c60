/** Background tabs for looking into hosts that no tab shows. */
import { browser } from '../platform/browser';
import { markOf, parkingPage, SPARE } from './own-pages';
import { openBehind } from './tab-load';

/** One tab is the quickest for a few hosts, since it keeps its process; more than these would crowd the user's window. */
const HOSTS_A_TAB = 4;
const MOST_TABS = 3;

/** Does something with shares of a list in background tabs, which are closed afterwards. No tab is opened for nothing. */
export async function inSpareTabs<T>(
  store: string,
  all: readonly T[],
  work: (tab: number, share: readonly T[]) => Promise<void>,
): Promise<void> {
  const tabs = Math.min(MOST_TABS, Math.ceil(all.length / HOSTS_A_TAB));
  const shares = Array.from({ length: tabs }, (_, first) => all.filter((_, index) => index % tabs === first));
  await Promise.all(shares.map(share => withSpareTab(store, tab => work(tab, share))));
}

async function withSpareTab(store: string, use: (tab: number) => Promise<void>): Promise<void> {
  // Chromium loses a navigation that comes before a new background tab's first page is there (measured: such a tab stays
  // "unloaded"), so it gets a page of ours first.
  const tab = await openBehind(store, parkingPage(SPARE));
  try {
    await use(tab);
  } finally {
    await browser.tabs.remove(tab).catch(() => {});
  }
}

/** Closes the spare tabs that a killed worker left. */
export async function closeLeftoverSpareTabs(): Promise<void> {
  const leftovers = (await browser.tabs.query({})).filter(({ url }) => markOf(url) === SPARE);
  await Promise.all(leftovers.map(({ id }) => id !== undefined && browser.tabs.remove(id).catch(() => {})));
}
