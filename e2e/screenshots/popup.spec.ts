/** The popup as people use it: in its real small window, and with a keyboard alone. */
import { expect } from '@playwright/test';
import { saveScreenshot } from '../browser/screenshot.ts';
import { test } from './stage-fixtures.ts';

test('the real popup has its size, and scrolls one way only', async ({ stage }) => {
  await stage.clean();
  const page = await stage.failing('pairing-required');
  await page.bringToFront();
  const popup = await stage.browser.realPopup();
  await expect.poll(() => popup.evaluate<number>('document.querySelectorAll("h1").length')).toBe(1);
  const px = (what: string) => popup.evaluate<number>(what);
  await expect.poll(() => px('innerHeight'), { message: 'grown to its height' }).toBeGreaterThan(400);
  expect(await px('innerHeight')).toBeLessThanOrEqual(600);
  expect(await px('document.body.offsetWidth')).toBe(400);
  expect(await px('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
  await saveScreenshot(popup, 'real-popup');
  await popup.close();
});

test('the keyboard goes from step to step without starting over', async ({ stage }) => {
  await stage.clean();
  const popup = await stage.seeded(past => past.fails('pairing-required').skipsTo('hard-refresh'));
  const focused = () =>
    popup.evaluate(() => {
      const { dataset, tagName } = document.activeElement as HTMLElement;
      return dataset.action ?? tagName.toLowerCase();
    });
  const tab = async () => {
    await popup.keyboard.press('Tab');
    return focused();
  };
  for (const next of ['ways', 'run', 'skip']) expect(await tab()).toBe(next);
  await expect(popup.locator('[data-action="skip"]')).toBeEnabled(); // it has just appeared, and takes no key at first
  await popup.keyboard.press('Enter');
  await expect.poll(focused, { message: 'the new heading' }).toBe('h1');
  await expect(popup.locator('h1')).toHaveText('Sign out of heyron, then in again');
  for (const next of ['ways', 'run', 'skip', 'details', 'help']) expect(await tab()).toBe(next);
  await expect(popup.locator('[data-action="help"]')).toBeEnabled();
  await popup.keyboard.press('Enter');
  await expect.poll(focused, { message: 'the heading of the help' }).toBe('h1');
});
