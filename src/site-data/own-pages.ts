/**
 * Re-Pair's pages in tabs for a moment: the parking page, on which the user's tabs wait, and inert pages of a host. By
 * the mark in their address a tab is found again after the worker died, or the whole browser, which renumbers its tabs.
 */
import { heyronHostOf } from '../core/address/heyron';
import { ownOriginOf } from '../core/address/own-address';
import { MARK_PREFIX } from '../core/clearing/stored-keys';
import { browser, type Tabs } from '../platform/browser';
import { hasAccess } from '../platform/permissions';
import { load, until } from './tab-load';
import { isVisited } from './visited-tabs';

/** In ms. A tab changes its process sooner; a page that we may not see never shows an address. */
export const LONGEST_HIDING_MS = 2_000;

/** The path of an inert page on its host, before its mark. */
const INERT_PATH = '/?v=';
/** What stands behind its mark at every second load. */
const AGAIN = '&';

const MARK = /^\d{16}$/;

/** A new mark: a number that no page can guess and that does not reveal Re-Pair to the host. */
export function newMark(): string {
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2));
  return String(high * 2 ** 21 + (low >>> 11)).padStart(16, '0'); // as many bits as a number holds
}

/** The parking page's address, recognisable without a permission to read addresses. */
export function parkingPage(mark: string): string {
  return `${browser.runtime.getURL('src/parked/index.html')}${MARK_PREFIX}${mark}`;
}

/** An inert page's address. Any browser might request it. Redirects pass fragments on, so the mark is in none. */
export function inertPage(origin: string, mark: string): string {
  return `${origin}${INERT_PATH}${mark}`;
}

/** The same under two addresses: a page that is there is loaded again under the other one. */
export function inertPages(origin: string, mark: string): [string, string] {
  return [inertPage(origin, mark), inertPage(origin, mark) + AGAIN];
}

/** The mark of one of these pages; null for any other. A heyron page can give itself any: it must be this tab's own. */
export function markOf(url: string | undefined): string | null {
  if (url === undefined) return null;
  if (url.startsWith(browser.runtime.getURL(''))) return after(url, MARK_PREFIX);
  const isHeyron = heyronHostOf(url) !== null;
  if (!isHeyron && ownOriginOf(url) === null) return null;
  // Below the base path of an agent of one's own; there only what has the form of ours is one.
  const end = after(url, isHeyron ? inertPage(new URL(url).origin, '') : INERT_PATH);
  const mark = end?.endsWith(AGAIN) ? end.slice(0, -AGAIN.length) : end;
  return isHeyron || (mark !== null && MARK.test(mark)) ? mark : null;
}

function after(url: string, start: string): string | null {
  const at = url.indexOf(start);
  return at < 0 ? null : url.slice(at + start.length);
}

/**
 * True while a tab shows one of these pages with this mark or is being visited; else the user has moved on. Waits for a
 * page on its way. Without access an inert page looks like any other site's, and those count as ours.
 * @throws when the tab is gone.
 */
export async function isStillOurs(tab: number, mark: string): Promise<boolean> {
  let now = await browser.tabs.get(tab);
  await until(async () => {
    now = await browser.tabs.get(tab);
    return !isHidden(now);
  }, LONGEST_HIDING_MS);
  if (markOf(now.url) === mark) return true;
  return (now.url === undefined && !(await hasAccess())) || isVisited(tab, mark);
}

/** It may show one of these pages: Firefox tells no address while a tab changes its process (up to 0.3 s, measured). */
export function isHidden({ status, url }: Pick<Tabs.Tab, 'status' | 'url'>): boolean {
  return status === 'loading' && url === undefined;
}

/**
 * Makes sure that a tab shows one of these pages with this mark, completely loaded: any other is left for the parking page.
 * @throws as `parkAgain` does.
 */
export async function standStill(tab: number, mark: string): Promise<void> {
  const { url, status } = await browser.tabs.get(tab);
  if (!(status === 'complete' && markOf(url) === mark)) await parkAgain(tab, mark);
}

/**
 * Sends a tab that shows one of these pages with this mark to the parking page, unless it is there.
 * @throws when the tab is gone, or when the user took it elsewhere.
 */
export async function parkAgain(tab: number, mark: string): Promise<void> {
  if (!(await isStillOurs(tab, mark))) throw new Error('the user took the tab elsewhere');
  await toParkingPage(tab, mark);
}

/**
 * Sends a tab to the parking page from anywhere, unless it is there. A load in progress would finish when its scripts
 * may run again, and is stopped.
 * @throws when the tab is gone.
 */
export async function toParkingPage(tab: number, mark: string): Promise<void> {
  const { url, status } = await browser.tabs.get(tab);
  const page = parkingPage(mark);
  // Going from the page to itself would only scroll; to the same under another address, it stops what was loading.
  const anew = page.replace(MARK_PREFIX, `?${MARK_PREFIX}`);
  if ((url === page || url === anew) && status === 'complete') return;
  await load(tab, url === page ? anew : page);
}
