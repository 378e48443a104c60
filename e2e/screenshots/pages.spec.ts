/** Re-Pair's other pages, and the guide on the account site: their looks, and that they are accessible. */
import { expect, type Page } from '@playwright/test';
import { expectAccessible } from '../browser/axe.ts';
import { newPageBy } from '../browser/new-page.ts';
import { Popup } from '../browser/popup.ts';
import { saveScreenshot } from '../browser/screenshot.ts';
import { test } from './stage-fixtures.ts';

const standsOut = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/** Draws a page light and dark, and in a narrow window. */
async function draw(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await saveScreenshot({ screenshot: () => page.screenshot({ fullPage: true }) }, `${name}.${colorScheme}`);
    await expectAccessible(page);
  }
  await page.setViewportSize({ width: 320, height: 600 });
  expect(await standsOut(page), 'px that stand out sideways, narrow').toBeLessThanOrEqual(0);
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  expect(await standsOut(page), 'px that stand out sideways, with large text').toBeLessThanOrEqual(0);
  await page.evaluate(() => document.documentElement.removeAttribute('style'));
  await page.setViewportSize({ width: 1280, height: 800 });
}

test('the welcome', async ({ stage }) => {
  await stage.clean();
  const page = await stage.browser.openExtensionPage('src/welcome/index.html');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await draw(page, 'welcome');
  await page.locator('[data-action="agree"]').click();
  await expect(page.getByRole('status')).not.toBeEmpty();
  await draw(page, 'welcome-done');
});

test('the settings, and the question before everything is deleted', async ({ stage }) => {
  await stage.clean();
  await stage.failing('pairing-required');
  await stage.failing('token-missing');
  const page = await stage.browser.openExtensionPage('src/settings/index.html');
  await expect(page.locator('[data-agent]')).toHaveCount(2);
  await draw(page, 'settings');
  await page.locator('[data-action="forget"]').click();
  await draw(page, 'settings-forget');
});

test('the agents of one’s own in the settings, and the question before one is removed', async ({ stage }) => {
  await stage.clean();
  const { origin } = await stage.added();
  const page = await stage.browser.openExtensionPage('src/settings/index.html');
  const own = page.locator(`[data-own="${origin}"]`);
  await expect(own).toBeVisible();
  await draw(page, 'settings-own');
  await own.locator('[data-action="remove-own"]').click();
  await draw(page, 'settings-own-remove');
});

test('the guide on the account site', async ({ stage }) => {
  await stage.clean();
  const shown = await stage.seeded(past => past.fails('pairing-required').skipsTo('sign-out-in'));
  const popup = new Popup(shown);
  const account = await newPageBy(stage.browser.context, () => popup.press('run', 'sign-out-in'));
  await expect(account.locator('re-pair-guide')).toHaveCount(1);
  for (const colorScheme of ['light', 'dark'] as const) {
    await account.emulateMedia({ colorScheme });
    await saveScreenshot(account, `guide.${colorScheme}`);
  }
});
