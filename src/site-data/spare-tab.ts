/** A background tab for looking into hosts that no tab shows. */
import { browser } from '../platform/browser';
import { markOf, parkingPage, SPARE } from './own-pages';
import { openBehind } from './tab-load';

/** Does something for each host in one background tab, which is closed afterwards. No tab is opened for no host. */
export async function inSpareTab(
  store: string,
  hosts: readonly string[],
  work: (tab: number, host: string) => Promise<void>,
): Promise<void> {
  if (hosts.length === 0) return;
  // Chromium loses a navigation that comes before a new background tab's first page is there (measured: such a tab stays
  // "unloaded"), so it gets a page of ours first.
  const tab = await openBehind(
    parkingPage(SPARE),
    store.startsWith('firefox-') ? { cookieStoreId: store } : {},
  );
  try {
    for (const host of hosts) await work(tab, host);
  } finally {
    await browser.tabs.remove(tab).catch(() => {});
  }
}

/** Closes the spare tabs that a killed worker left. */
export async function closeLeftoverSpareTabs(): Promise<void> {
  const leftovers = (await browser.tabs.query({ active: false })).filter(({ url }) => markOf(url) === SPARE);
  await Promise.all(leftovers.map(({ id }) => id !== undefined && browser.tabs.remove(id).catch(() => {})));
}
