/**
 * Parking: while a host is cleared its tabs stand on a page of our own, because a live page writes its state back as it
 * leaves or by timer (measured). A journal in storage brings them back when the worker dies in between.
 */
import * as z from 'zod/mini';
import { HEYRON_MATCH, heyronHostOf, withoutSecrets } from '../core/heyron';
import { browser, cookieStoreOf } from '../platform/browser';
import { read, remove, write } from '../platform/storage';
import { parkingPage } from './parking-page';
import { load } from './tab-load';

const KEY = 'parked';
/** The address is stored without query and fragment: they can hold a token. */
const journalSchema = z.array(z.object({ tab: z.number(), address: z.string() }));

/** A parked tab; `url` is its full address and lives only in memory. */
export interface ParkedTab {
  readonly tab: number;
  readonly host: string;
  readonly url: string;
}

/** Tabs of these hosts in one cookie store; private windows are never touched. */
export async function tabsOf(hosts: readonly string[], store: string): Promise<ParkedTab[]> {
  const tabs = await browser.tabs.query({ url: HEYRON_MATCH });
  return tabs.flatMap(tab => {
    const host = heyronHostOf(tab.url);
    const ours = host !== null && hosts.includes(host) && !tab.incognito && cookieStoreOf(tab) === store;
    return ours && tab.id !== undefined && tab.url ? [{ tab: tab.id, host, url: tab.url }] : [];
  });
}

/**
 * Parks tabs, after writing down where they were.
 * @throws StorageFailed when that could not be written; nothing was parked then.
 */
export async function park(tabs: readonly ParkedTab[]): Promise<void> {
  await write(
    KEY,
    tabs.map(({ tab, url }) => ({ tab, address: withoutSecrets(url) ?? '' })),
  );
  const url = parkingPage();
  await Promise.all(tabs.map(({ tab }) => load(tab, url).catch(() => {}))); // closed meanwhile: nothing to park
}

/** Brings parked tabs back and forgets them; returns how many are back. */
export async function unpark(tabs: readonly ParkedTab[]): Promise<number> {
  const back = await Promise.all(
    tabs.map(({ tab, url }) =>
      browser.tabs.update(tab, { url }).then(
        () => 1,
        () => 0, // closed by the user meanwhile
      ),
    ),
  );
  await remove(KEY).catch(() => {}); // what stays in the journal concerns only tabs that still stand parked
  return back.reduce<number>((sum, one) => sum + one, 0);
}

/** Brings back what a killed worker left parked: those tabs that still stand on the parking page. */
export async function unparkLeftovers(): Promise<void> {
  const journal = await read(KEY, journalSchema);
  if (!journal) return;
  for (const { tab, address } of journal) {
    const now = await browser.tabs.get(tab).catch(() => null);
    if (now?.url === parkingPage() && heyronHostOf(address))
      await browser.tabs.update(tab, { url: address }).catch(() => {});
  }
  await remove(KEY);
}
