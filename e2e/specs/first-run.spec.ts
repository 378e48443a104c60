/** The first run: one quiet page if nothing fails, and nothing on disk before the user has agreed. */
import type { Page } from '@playwright/test';
import { expectAccessible } from '../browser/axe.ts';
import type { Browser } from '../browser/browser.ts';
import { eventually } from '../browser/eventually.ts';
import { expectPrompt } from '../browser/prompt.ts';
import { expectAlarm, openPopup } from '../stories/user-actions.ts';
import { incidentsIn, readKept } from '../worlds/extension-storage.ts';
import { extensionFor } from '../worlds/fixtures.ts';
import { expect, test } from './stand-in-fixtures.ts';

const WELCOME = 'src/welcome/index.html';

/** What the extension keeps when the browser ends. */
async function onDisk({ inBackground }: Browser): Promise<object> {
  return (await inBackground(readKept)).local;
}

const pagesAt = (user: Browser, file: string) =>
  user.inBackground(
    async url => (await chrome.tabs.query({})).filter(tab => tab.url === url).map(({ active }) => active),
    user.extensionUrl(file),
  );

test('nothing is kept on disk until a button of the recovery is pressed, which says that it means agreement', {
  tag: '@promise',
}, async ({ user, agent }) => {
  const page = await user.newPage(agent.link());
  await expectPrompt(page, 'pairing-required');
  await expectAlarm(user, page, true);
  const popup = await openPopup(user, page);
  await popup.expectChecked();
  await expect(popup.page.locator('.first-run')).toContainText('Going on means you agree');
  await popup.savePacket();
  expect(await onDisk(user)).toEqual({});
  expect(await user.inBackground(async () => (await indexedDB.databases()).map(({ name }) => name))).toEqual([]);
  await popup.takeWay('support');
  expect(await onDisk(user), '“Get approved” is going on').toMatchObject({ consent: {} });
  await popup.press('copy-only');
  await popup.expectWaiting();
  await expect(popup.page.locator('.first-run')).toHaveCount(0);
  const kept = await user.inBackground(readKept);
  expect(Object.keys(kept.local)).toEqual(expect.arrayContaining(['consent', 'known-hosts']));
  expect(incidentsIn(kept).map(({ events }) => events.map(({ type }) => type))).toEqual([
    expect.arrayContaining(['sighted', 'step-started']),
  ]);
});

test('who installs it with nothing amiss is welcomed once, behind what they look at, and agrees there', async ({
  user,
}) => {
  await eventually(() => pagesAt(user, WELCOME), 'the welcome, in the background').toEqual([false]);
  const page: Page = await user.openExtensionPage(WELCOME);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('listitem')).toHaveCount(3);
  await expectAccessible(page);
  expect(await onDisk(user)).toEqual({});
  await page.locator('[data-action="agree"]').click();
  await expect(page.getByRole('status')).not.toBeEmpty();
  expect(await onDisk(user)).toMatchObject({ consent: {} });
});

test('who installs it because their page fails is helped, and not welcomed', async ({ bare, family, agent }) => {
  const page = await bare.newPage(agent.link());
  await eventually(() => agent.pending().length).toBeGreaterThan(0);
  await bare.loadExtension(extensionFor(family));
  await expectPrompt(page, 'pairing-required');
  await page.waitForTimeout(5_000); // longer than it waits for pages that fail
  expect(await pagesAt(bare, WELCOME)).toEqual([]);
});
