/** Every cookie that the browser holds, with all that it knows of each: what a server or a page sees is only a part. */
import type { BrowserContext } from '@playwright/test';
import { browserSession } from './launch.ts';

export type JarCookie = Awaited<ReturnType<typeof cookieJar>>[number];

/** The cookies of all hosts, partitioned ones and those of other top sites too, in the browser's order. */
export async function cookieJar(context: BrowserContext) {
  const session = await browserSession(context);
  try {
    return (await session.send('Storage.getCookies')).cookies;
  } finally {
    await session.detach();
  }
}
