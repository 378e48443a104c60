/** Who opened a tab: the user, or a page. A website can open any heyron page behind its own, and it would fail there for all to see. */
import { ACCOUNT_HOST, heyronHostOf } from '../core/heyron';
import { browser } from '../platform/browser';

/**
 * True for a tab that no page opened, or the account site alone. A popup window is always a page's. Where the user was led by a link in another site's page, that is false too: it only means that
 * the tab is no witness for others.
 */
export async function isOpenedByUser(tab: number): Promise<boolean> {
  try {
    const { openerTabId, windowId } = await browser.tabs.get(tab);
    if (openerTabId !== undefined) {
      const { url } = await browser.tabs.get(openerTabId);
      return heyronHostOf(url) === ACCOUNT_HOST;
    }
    return windowId === undefined || (await browser.windows.get(windowId)).type === 'normal';
  } catch {
    return false; // it is gone, or who opened it is
  }
}
