/** A background tab for looking into hosts that no tab shows. */
import * as z from 'zod/mini';
import { heyronHostOf } from '../core/heyron';
import { browser } from '../platform/browser';
import { readForNow, removeForNow, writeForNow } from '../platform/storage';
import { parkingPage } from './parking-page';
import { openBehind } from './tab-load';

/** The tab's id, for a worker that wakes after another was killed while it had one. */
const KEY = 'spare-tab';

/** How it begins: on the parking page, under an address that no parked tab of the user's has. */
function beginning(): string {
  return `${parkingPage()}#spare`;
}

/** Does something for each host in one background tab, which is closed afterwards. No tab is opened for no host. */
export async function inSpareTab(
  store: string,
  hosts: readonly string[],
  work: (tab: number, host: string) => Promise<void>,
): Promise<void> {
  if (hosts.length === 0) return;
  // Chromium loses a navigation that comes before a new background tab's first page is there (measured: such a tab stays
  // "unloaded"), so it gets a page of ours first.
  const tab = await openBehind(beginning(), store.startsWith('firefox-') ? { cookieStoreId: store } : {});
  await writeForNow(KEY, tab).catch(() => {}); // worth no more than a try
  try {
    for (const host of hosts) await work(tab, host);
  } finally {
    await browser.tabs.remove(tab).catch(() => {});
    await removeForNow(KEY).catch(() => {});
  }
}

/** Closes what a killed worker left: spare tabs, unless the user went there or on from there. */
export async function closeLeftoverSpareTabs(): Promise<void> {
  const remembered = await readForNow(KEY, z.number());
  const leftovers = (await browser.tabs.query({ active: false })).filter(
    ({ id, url }) => url === beginning() || (id === remembered && heyronHostOf(url) !== null),
  );
  await Promise.all(leftovers.map(({ id }) => id !== undefined && browser.tabs.remove(id).catch(() => {})));
  if (remembered !== null) await removeForNow(KEY);
}
