/** Containers and private windows have their own stores: a clearing keeps to that of the failing tab. */

import type { BrowserContext, Page } from '@playwright/test';
import type { Browser } from '../browser/browser.ts';
import { eventually } from '../browser/eventually.ts';
import { newPageBy } from '../browser/new-page.ts';
import { expectPrompt } from '../browser/prompt.ts';
import type { Dump } from '../site/page/store-everything.ts';
import { askToClear, NOTHING_STORED, openPopup } from '../stories/user-actions.ts';
import { AGENT } from '../worlds/world.ts';
import { loseTrust } from './setup.ts';
import { test as base, expect } from './stand-in-fixtures.ts';

const HOSTS = [AGENT, 'heyron.ai'] as const;

const test = base.extend<{ container: BrowserContext }>({
  container: async ({ user }, use) => {
    const container = await user.context.browser()?.newContext({ ignoreHTTPSErrors: true, viewport: null });
    if (!container) throw new Error('no container could be made');
    await use(container);
    // One by one: when it closes all, the driver can wait for a tab of ours that is gone already (measured).
    for (const page of container.pages()) await page.close();
    await container.close();
  },
});

test.describe(() => {
  test.skip(({ family }) => family === 'chromium', 'Chromium has no containers');

  for (const failing of ['a container', 'no container'] as const) {
    test(`a clearing for a tab in ${failing} takes what is stored there, and nothing beside it`, {
      tag: failing === 'a container' ? [] : '@rest',
    }, async ({ world, user, container }) => {
      const [here, elsewhere] = failing === 'a container' ? [container, user.context] : [user.context, container];
      for (const context of [here, elsewhere]) for (const host of HOSTS) await store(context, host);
      const before = await everythingIn(elsewhere);
      const page = await here.newPage();
      await page.goto(world.agent.staleLink());
      await expectPrompt(page, 'token-mismatch');
      const stored = await everythingIn(here);
      expect(Object.keys(stored['heyron.ai']?.cookies ?? {}).length).toBeGreaterThan(0);

      await clearAll(user, page);

      expect(await everythingIn(elsewhere)).toEqual(before);
      expect(await dump(here, 'heyron.ai')).toEqual(NOTHING_STORED);
      const left = await dump(here, AGENT); // its own page starts again there
      expect(JSON.stringify(left)).not.toContain(stored[AGENT]?.localStorage.stored);
      expect(left.cookies).toEqual({});
      expect(left.fileSystem).toEqual({});
    });
  }

  test('what a step opens for a tab in a container opens in that container', async ({ world, user, container }) => {
    const page = await container.newPage();
    await page.goto(world.agent.staleLink());
    await expectPrompt(page, 'token-mismatch');
    const popup = await openPopup(user, page);
    await popup.expectCurrentStep('fresh-link');
    const opened = await newPageBy(container, () => popup.press('run', 'fresh-link'));
    await opened.waitForURL(/^https:\/\/heyron\.ai\//);
  });
});

test.describe(() => {
  test.use({ install: { incognitoAllowed: true } });

  test('a private window keeps what it holds, although Re-Pair may see it', async ({ world, user }) => {
    const { page } = await loseTrust(world, user);
    const addresses = HOSTS.map(host => `https://${host}/store-everything`);
    const tabs = await user.inBackground(
      async urls => (await chrome.windows.create({ incognito: true, url: urls })).tabs?.map(({ id }) => id),
      addresses,
    );
    const inThem = () => Promise.all((tabs ?? []).map(tab => storedIn(user, tab ?? -1)));
    const areFull = async () => (await inThem()).every(({ cookies, local }) => cookies && local);
    await eventually(() => areFull().catch(() => false)).toBe(true); // not before they load
    const before = await inThem();
    expect(before).toHaveLength(HOSTS.length);

    await clearAll(user, page);
    expect(await inThem()).toEqual(before);
  });
});

/** What a private tab's page sees of its stores. Some are missing in a browser's private windows. */
function storedIn(user: Browser, tab: number) {
  return user.inBackground(async tabId => {
    const [answer] = await chrome.scripting.executeScript({
      target: { tabId },
      // It stays nameless because names get a helper that the page does not have.
      func: [
        async () => ({
          cookies: document.cookie.split('; ').sort().join('; '),
          local: localStorage.getItem('stored'),
          session: sessionStorage.getItem('stored'),
          databases: (await indexedDB.databases()).map(({ name }) => name),
        }),
      ][0] as () => void,
    });
    return answer?.result as { cookies: string; local: string; session: string; databases: string[] };
  }, tab);
}

async function store(context: BrowserContext, host: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(`https://${host}/store-everything`);
  await page.evaluate(() => window.stored);
  await page.close();
}

async function dump(context: BrowserContext, host: string): Promise<Dump> {
  const page = await context.newPage();
  await page.goto(`https://${host}/dump`);
  const stored = await page.evaluate(() => window.dumpEverything());
  await page.close();
  return stored;
}

async function everythingIn(context: BrowserContext): Promise<Record<string, Dump>> {
  const pairs: [string, Dump][] = [];
  for (const host of HOSTS) pairs.push([host, await dump(context, host)]);
  return Object.fromEntries(pairs);
}

/** Clears everything of the failing agent and of the account site, from the popup on the failing page. */
async function clearAll(user: Browser, failing: Page): Promise<void> {
  const popup = await askToClear(user, failing);
  await popup.choose(popup.level(4));
  for (const host of HOSTS) await popup.choose(popup.host(host));
  await popup.press('confirm');
  await popup.expectResult('clear-site-data', 'changed');
  await expect(popup.page.locator('[data-outcome="left-behind"], [data-outcome="not-verified"]')).toHaveCount(0);
  await popup.page.close();
}
