/** Makes Chromium like a freshly started one. */
import type { BrowserContext, CDPSession } from '@playwright/test';
import { eventually } from '../eventually.ts';

/** Closes what is open, removes the extension, and empties every store. `cdp` is a session of the browser. */
export async function renew(context: BrowserContext, cdp: CDPSession, extension: string | undefined): Promise<void> {
  await context.setOffline(false);
  await context.clearPermissions();
  // Playwright's protocol types are of one Chromium version and may lack this method.
  if (extension) await cdp.send('Extensions.uninstall' as never, { id: extension } as never);
  const blank = await context.newPage();
  const page = await context.newCDPSession(blank);
  const { targetInfo } = await page.send('Target.getTargetInfo');
  // Windows and popups that Playwright does not list, including private ones, are still targets. A closing one stays
  // for a while, and would be mistaken for a page of the next test.
  await eventually(async () => {
    const { targetInfos } = await cdp.send('Target.getTargets');
    const others = targetInfos.filter(({ type, targetId }) => type === 'page' && targetId !== targetInfo.targetId);
    // It closed with another
    for (const { targetId } of others) await cdp.send('Target.closeTarget', { targetId }).catch(() => {});
    return [...others.map(({ url }) => url), ...context.pages().map(each => each.url())];
  }, 'all pages but a new one are closed').toEqual([blank.url()]);
  await page.send('Storage.clearDataForOrigin', { origin: '*', storageTypes: 'all' });
  await page.send('Network.clearBrowserCookies');
  await page.send('Network.clearBrowserCache');
  await page.detach();
}
