/** The card follows the incident's story: it fails, it waits, it was cleared, it is back. The toolbar says the same. */
import type { Page } from '@playwright/test';
import type { Browser } from '../browser/browser.ts';
import { eventually } from '../browser/eventually.ts';
import { newPageBy } from '../browser/new-page.ts';
import {
  expectPrompt,
  expectReady,
  expectStory,
  pressInPrompt,
  promptButtons,
  promptFailure,
  promptStory,
  promptText,
} from '../browser/prompt.ts';
import { approveDevice, deviceOf, openPopup } from '../stories/user-actions.ts';
import { askSupport, loseTrust } from './setup.ts';
import { expect, test } from './stand-in-fixtures.ts';

/** Longer than the card stays that says "You're back in". In ms. */
const GONE_AFTER_MS = 10_000;

async function expectToolbar(user: Browser, page: Page, badge: string, title: string): Promise<void> {
  const tab = await user.tabIdOf(page);
  await eventually(() => user.badgeText(tab), 'badge').toBe(badge);
  await eventually(() => user.actionTitle(tab), 'title of the button').toBe(title);
}

test('it fails, it waits for who was asked, and it says once that it is back', {
  tag: ['@promise', '@firefox'],
}, async ({ world, agent, user }) => {
  agent.setGeneration('2026.9');
  const { page, deviceId } = await loseTrust(world, user);
  await expectStory(page, 'failing');
  expect(await promptFailure(page)).toBe('pairing-required');

  await askSupport(user, page);
  await expectStory(page, 'waiting');
  expect(await promptFailure(page)).toBe('pairing-required');
  await expectToolbar(user, page, '!', 'Re-Pair: Waiting for the approval');
  await eventually(() => promptText(page)).toMatch(/asked heyron support.*connects by itself/);
  expect((await promptButtons(page)).map(({ name }) => name)).toEqual(['What else can I do?', 'Hide']);

  await approveDevice(world, deviceId);
  await expectStory(page, 'back');
  expect(await promptFailure(page)).toBeNull();
  await eventually(() => promptText(page)).toMatch(/back in.*The approval fixed it/);
  await expectToolbar(user, page, '', 'Re-Pair: You’re back in');
  await page.bringToFront();
  await expectStory(page, null);
  await page.reload();
  await page.waitForTimeout(3_000);
  expect(await promptStory(page)).toBeNull();
  await expectToolbar(user, page, '', 'Re-Pair');
});

test('a hidden wait stays hidden, and still says that it is back', async ({ world, user }) => {
  const { page, deviceId } = await loseTrust(world, user);
  await askSupport(user, page);
  await expectStory(page, 'waiting');
  await page.bringToFront();
  await pressInPrompt(page, 'dismiss');
  await expectStory(page, null);
  await page.waitForTimeout(2_000); // the page tries again meanwhile
  expect(await promptStory(page)).toBeNull();
  await expectToolbar(user, page, '!', 'Re-Pair: Waiting for the approval');
  await approveDevice(world, deviceId);
  await expectStory(page, 'back');
});

test('an alarm that was sent away comes back as the wait that the user began', async ({ world, user }) => {
  const { page } = await loseTrust(world, user);
  await pressInPrompt(page, 'dismiss');
  await expectStory(page, null);
  await askSupport(user, page);
  await expectStory(page, 'waiting');
});

test('“You’re back in” stays under the pointer, and goes at “Hide”', async ({ world, user }) => {
  const { page, deviceId } = await loseTrust(world, user);
  await page.bringToFront();
  await approveDevice(world, deviceId);
  await expectStory(page, 'back');
  const box = await page.locator('re-pair-prompt').boundingBox();
  await page.mouse.move((box?.x ?? 0) + 40, (box?.y ?? 0) + 40);
  await page.waitForTimeout(GONE_AFTER_MS);
  expect(await promptStory(page)).toBe('back');
  await expectReady(page);
  await pressInPrompt(page, 'hide');
  await expectStory(page, null);
});

test('after a clearing its tab is no alarm, and leads to the one where it goes on', async ({ world, agent, user }) => {
  // Chromium takes the front tab for the opener of the next one; this one is not cleared
  await user.newPage('https://user-0241.c1.heyron.ai/healthz');
  const { page } = await loseTrust(world, user);
  const popup = await openPopup(user, page);
  await popup.open('details');
  await popup.click(popup.page.locator('[data-choose-step="clear-site-data"]'));
  await popup.press('choose');
  await popup.press('confirm');
  await popup.expectResult('clear-site-data', 'changed');
  await expectPrompt(page, 'token-missing');
  await expectStory(page, 'cleared');
  await expectToolbar(user, page, '!', 'Re-Pair: Cleared. Now start your agent');
  const account = await newPageBy(user.context, () => popup.press('run', 'fresh-pairing'));
  await eventually(() => promptText(page)).toMatch(/Go on in the other tab/);
  await expectToolbar(user, page, '!', 'Re-Pair: Cleared. Go on in the other tab');

  await page.bringToFront();
  await pressInPrompt(page, 'go-there');
  await eventually(() => account.evaluate(() => document.visibilityState)).toBe('visible');
  await account.goto(agent.link());
  await expectPrompt(account, 'pairing-required');
  await expectStory(account, 'asking');
  await expectStory(page, 'cleared');

  await approveDevice(world, await deviceOf(account));
  await expectStory(account, null);
  await page.close(); // the last page that fails
  await expectStory(account, 'back');
});
