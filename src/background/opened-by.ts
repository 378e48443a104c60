/** Who opened a tab: the user, or a page. A website can open any heyron page behind its own, and it would fail there for all to see. */
import { heyronHostOf } from '../core/heyron';
import { browser } from '../platform/browser';

/**
 * True for a tab in a usual window that no website opened. Chromium names an opener too where the user opened a new tab while
 * looking at another (measured), so one that shows a heyron page is as good as none; a website there, or one whose link the user
 * followed, only means that the tab is no witness for others.
 */
export async function isOpenedByUser(tab: number): Promise<boolean> {
  try {
    const { openerTabId, windowId } = await browser.tabs.get(tab);
    if (openerTabId !== undefined && heyronHostOf((await browser.tabs.get(openerTabId)).url) === null)
      return false;
    return windowId === undefined || (await browser.windows.get(windowId)).type === 'normal';
  } catch {
    return false; // it is gone, or who opened it is
  }
}
