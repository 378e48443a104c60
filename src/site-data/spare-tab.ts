/** Background tabs for looking into hosts that no tab shows. */
import { browser } from '../platform/browser';
import { markOf, parkingPage, SPARE } from './own-pages';
import { openBehind } from './tab-load';

/** More at once would crowd the user's window. */
const MOST_TABS = 3;

/** Does something for each host in background tabs, which are closed afterwards. No tab is opened for no host. */
export async function inSpareTabs(
  store: string,
  hosts: readonly string[],
  work: (tab: number, host: string) => Promise<void>,
): Promise<void> {
  const waiting = [...hosts];
  const useOne = () =>
    withSpareTab(store, async tab => {
      for (let host = waiting.shift(); host !== undefined; host = waiting.shift()) await work(tab, host);
    });
  await Promise.all(Array.from({ length: Math.min(MOST_TABS, hosts.length) }, useOne));
}

async function withSpareTab(store: string, use: (tab: number) => Promise<void>): Promise<void> {
  // Chromium loses a navigation that comes before a new background tab's first page is there (measured: such a tab stays
  // "unloaded"), so it gets a page of ours first.
  const tab = await openBehind(
    parkingPage(SPARE),
    store.startsWith('firefox-') ? { cookieStoreId: store } : {},
  );
  try {
    await use(tab);
  } finally {
    await browser.tabs.remove(tab).catch(() => {});
  }
}

/** Closes the spare tabs that a killed worker left. */
export async function closeLeftoverSpareTabs(): Promise<void> {
  const leftovers = (await browser.tabs.query({ active: false })).filter(({ url }) => markOf(url) === SPARE);
  await Promise.all(leftovers.map(({ id }) => id !== undefined && browser.tabs.remove(id).catch(() => {})));
}
