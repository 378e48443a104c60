/** The page or document that an action brings. A driver can miss its coming, but can be asked whether it is there. */
import type { BrowserContext, Page } from '@playwright/test';
import { eventually } from './eventually.ts';

/**
 * Does something that opens one page, and returns that page. The search starts after the action, so that a hanging
 * action is reported as such, not as a missing page.
 */
export async function newPageBy(context: BrowserContext, act: () => Promise<unknown>): Promise<Page> {
  const before = new Set(context.pages());
  const opened = () => context.pages().filter(page => !before.has(page));
  await act();
  await eventually(() => opened().length, 'pages that were opened').toBe(1);
  return opened()[0] as Page;
}

/** Does something that reloads a page, and waits until the new document is complete. */
export async function loadedAnewBy(page: Page, act: () => Promise<unknown>): Promise<void> {
  const began = () => page.evaluate(() => (document.readyState === 'complete' ? performance.timeOrigin : 0));
  const before = await began();
  await act();
  // Between two documents nothing answers
  const isAnew = async () => ![0, before].includes(await began().catch(() => 0));
  await eventually(isAnew, 'the page is loaded once more').toBe(true);
}
