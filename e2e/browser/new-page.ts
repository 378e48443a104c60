/** The page, or the document, that something brings. A driver can miss that it came; that it is there can be asked for. */
import type { BrowserContext, Page } from '@playwright/test';
import { eventually } from './eventually.ts';

/**
 * Does something that opens one page, and gives that page. It is looked for once the act is done, so that an act which hangs
 * is told as such, and not as a page that did not come.
 */
export async function newPageBy(context: BrowserContext, act: () => Promise<unknown>): Promise<Page> {
  const before = new Set(context.pages());
  const opened = () => context.pages().filter(page => !before.has(page));
  await act();
  await eventually(() => opened().length, 'pages that were opened').toBe(1);
  return opened()[0] as Page;
}

/** Does something that loads a page once more, and waits until the new document is complete. */
export async function loadedAnewBy(page: Page, act: () => Promise<unknown>): Promise<void> {
  const began = () => page.evaluate(() => (document.readyState === 'complete' ? performance.timeOrigin : 0));
  const before = await began();
  await act();
  const isAnew = async () => ![0, before].includes(await began().catch(() => 0)); // between two documents nothing answers
  await eventually(isAnew, 'the page is loaded once more').toBe(true);
}
