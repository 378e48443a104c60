/** Every cookie that Chromium holds. */
import type { BrowserContext } from '@playwright/test';
import type { JarCookie } from '../browser.ts';
import { browserSession } from './cdp.ts';

/** The cookies of all hosts. */
export async function cookieJar(context: BrowserContext): Promise<JarCookie[]> {
  const session = await browserSession(context);
  try {
    const { cookies } = await session.send('Storage.getCookies');
    return cookies.map(cookie => {
      const { name, domain, path, partitionKey: key } = cookie;
      const partition = key ? `${key.topLevelSite}${key.hasCrossSiteAncestor ? ' through another' : ''}` : null;
      return { name, domain, path, partition, whole: cookie };
    });
  } finally {
    await session.detach();
  }
}
