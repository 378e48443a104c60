/**
 * The pages that Re-Pair puts into tabs for a moment: the parking page, on which tabs of the user's wait, and inert pages
 * of a host. Both carry a mark in their fragment, which no server gets: by it a tab is found again after the worker was
 * killed, or after the whole browser was and the tab has another id.
 */
import { heyronHostOf } from '../core/heyron';
import { MARK } from '../core/mark';
import { browser, type Tabs } from '../platform/browser';
import { hasAccess } from '../platform/permission';
import { load, until } from './tab-load';

/** In ms. A tab has changed to another process sooner; of a page that we may not see no address ever comes. */
export const LONGEST_HIDING_MS = 2_000;

/** The parking page's address. It can be told from any other page's without a permission to read addresses. */
export function parkingPage(mark: string): string {
  return `${browser.runtime.getURL('src/parked/index.html')}${MARK}${mark}`;
}

/**
 * An inert page's address. The query makes it differ from the app's, else a tab would only scroll to the mark. It is one that any
 * browser may be seen with, so that the host learns of nothing; manifest.json has it too, for the script that stops such a page.
 */
export function inertPage(origin: string, mark: string): string {
  return `${origin}/?v=1${MARK}${mark}`;
}

/**
 * The mark of the page that a tab shows or goes to; null when it is none of these pages. A heyron page can give itself any,
 * so a mark alone proves nothing: it has to be one that was given to this tab.
 */
export function markOf(url: string | undefined): string | null {
  const at = url?.indexOf(MARK) ?? -1;
  if (url === undefined || at < 0) return null;
  const ours = url.startsWith(browser.runtime.getURL('')) || heyronHostOf(url) !== null;
  return ours ? url.slice(at + MARK.length) : null;
}

/**
 * True while a tab shows one of these pages under this mark: the user may have gone on from there. Waits for one that is on its
 * way. Without access our inert page looks like any other site's, and counts as ours.
 * @throws when the tab is gone.
 */
export async function isStillOurs(tab: number, mark: string): Promise<boolean> {
  let now = await browser.tabs.get(tab);
  await until(async () => {
    now = await browser.tabs.get(tab);
    return !isHidden(now);
  }, LONGEST_HIDING_MS);
  return markOf(now.url) === mark || (now.url === undefined && !(await hasAccess()));
}

/**
 * True while a browser does not tell what a tab shows, which may be one of these pages: on its way from our page to a host's a tab
 * changes to another process, and in Firefox has no address meanwhile (up to 0.3 s, measured).
 */
export function isHidden({ status, url }: Pick<Tabs.Tab, 'status' | 'url'>): boolean {
  return status === 'loading' && url === undefined;
}

/**
 * Sends a tab that shows one of these pages under this mark to the parking page, unless it stands there.
 * @throws when the tab is gone, or when the user took it elsewhere.
 */
export async function parkAgain(tab: number, mark: string): Promise<void> {
  if (!(await isStillOurs(tab, mark))) throw new Error('the user took the tab elsewhere');
  const { url } = await browser.tabs.get(tab);
  if (url !== parkingPage(mark)) await load(tab, parkingPage(mark));
}
