/** The DevTools protocol of the browser itself. */
import type { BrowserContext, CDPSession } from '@playwright/test';

/** A DevTools session with the browser, not with one of its pages. */
export async function browserSession(context: BrowserContext): Promise<CDPSession> {
  const browser = context.browser();
  if (!browser) throw new Error('this Playwright does not give access to the browser of a persistent context');
  return browser.newBrowserCDPSession();
}
