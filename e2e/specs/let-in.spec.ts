/** A browser that is let in helps another: it hears for ten minutes who asks, and leads to the page of devices. */
import type { Page } from '@playwright/test';
import type { Browser } from '../browser/browser.ts';
import { eventually } from '../browser/eventually.ts';
import type { Popup } from '../browser/popup.ts';
import { openPopup } from '../stories/user-actions.ts';
import { agree, readKept } from '../worlds/extension-storage.ts';
import type { StandIn } from '../worlds/stand-in.ts';
import { AGENT } from '../worlds/world.ts';
import { beTrusted } from './setup.ts';
import { expect, test } from './stand-in-fixtures.ts';

const DEVICES = `https://${AGENT}/nodes`;

/** A connected page whose popup offers to let another browser in. */
async function connected(world: StandIn, user: Browser): Promise<{ page: Page; popup: Popup }> {
  await agree(user);
  const { page } = await beTrusted(world, user);
  const popup = await openPopup(user, page);
  await expect(popup.page.locator('[data-action="let-in"]')).toBeVisible();
  return { page, popup };
}

/** Presses a button of that view. */
async function press({ page }: Popup, action: 'let-in' | 'devices' | 'not-me' | 'done'): Promise<void> {
  const button = page.locator(`[data-action="${action}"]`);
  await expect(button).toBeEnabled();
  await button.dispatchEvent('click');
}

async function begin(popup: Popup, user: Browser): Promise<Page> {
  const opens = user.context.waitForEvent('page');
  await press(popup, 'let-in');
  const devices = await opens;
  await devices.waitForURL(DEVICES);
  await expectStand(popup, 'waiting');
  return devices;
}

async function expectStand({ page }: Popup, stand: string): Promise<void> {
  await expect(page.locator(`[data-let-in="${stand}"]`)).toBeVisible();
}

const coded = (deviceId: string) => `${deviceId.slice(0, 8)}…${deviceId.slice(-4)}`;

test('who asks is told with its code, in the popup and on a card, and Re-Pair approves nothing by itself', {
  tag: '@firefox',
}, async ({ world, user, agent }) => {
  const { page, popup } = await connected(world, user);
  const devices = await begin(popup, user);
  const { requestId, deviceId } = agent.isAskedFromElsewhere();
  await expectStand(popup, 'asked');
  await expect(popup.page.locator('h1')).toContainText('Is that you?');
  await expect(popup.page.locator('.code')).toHaveText(coded(deviceId));
  await expect(popup.page.locator('[data-let-in]')).toContainText('Linux, ');
  for (const each of [page, devices]) await expect(each.locator('re-pair-guide')).toHaveCount(1);
  await press(popup, 'devices');
  expect(agent.pending()).toEqual([{ requestId, deviceId }]);
  const { local } = await user.inBackground(readKept);
  expect(JSON.stringify(local), 'on disk').not.toContain(deviceId);
  agent.approve(requestId);
  await expectStand(popup, 'approved');
  await expect(popup.page.locator('h1')).toHaveText('It’s in');
  for (const each of [page, devices]) await expect(each.locator('re-pair-guide')).toHaveCount(0);
  await press(popup, 'done');
  await expect(popup.page.locator('[data-action="let-in"]')).toBeVisible();
});

test('one that was declined is said so; "not me" approves nothing and ends it', async ({ world, user, agent }) => {
  const { popup } = await connected(world, user);
  await begin(popup, user);
  agent.reject(agent.isAskedFromElsewhere().requestId);
  await expectStand(popup, 'rejected');
  await press(popup, 'let-in');
  await expectStand(popup, 'waiting');
  const { deviceId } = agent.isAskedFromElsewhere('a <b>platform</b>');
  await expectStand(popup, 'asked');
  await expect(popup.page.locator('[data-let-in]')).not.toContainText('platform');
  await press(popup, 'not-me');
  await expectStand(popup, 'not-me');
  expect(agent.paired()).not.toContain(deviceId);
});

test('a flood of requests is one line, and what is no request is none', async ({ world, user, agent }) => {
  const { popup } = await connected(world, user);
  await begin(popup, user);
  agent.tellApprovers('device.pair.requested', { requestId: '--latest', deviceId: 'x', platform: 'x', ts: 0 });
  const ids = Array.from({ length: 300 }, () => agent.isAskedFromElsewhere().deviceId);
  await expectStand(popup, 'asked');
  await expect(popup.page.locator('[data-let-in]')).toContainText('+99 more.');
  await expect(popup.page.locator('.code')).toHaveCount(1);
  const shown = await popup.page.locator('.code').textContent();
  expect(ids.map(coded)).toContain(shown);
});

test('before it was asked for and after it ended nothing is heard; a page that is loaded again ends it', async ({
  world,
  user,
  agent,
}) => {
  const { page, popup } = await connected(world, user);
  agent.isAskedFromElsewhere();
  const stored = () =>
    user.inBackground(async () =>
      Object.keys(await chrome.storage.session.get()).filter(key => key.startsWith('let-in:')),
    );
  await begin(popup, user);
  await expect(popup.page.locator('.code')).toHaveCount(0);
  await page.reload();
  await expectStand(popup, 'page');
  agent.isAskedFromElsewhere();
  await press(popup, 'done');
  await expect(popup.page.locator('[data-action="let-in"]')).toBeVisible();
  await eventually(stored, 'what is kept of it').toEqual([]);
});

test('a connection that is lost ends it, and who asks is heard again only after another click', async ({
  world,
  user,
  agent,
}) => {
  const { popup } = await connected(world, user);
  await begin(popup, user);
  agent.restart();
  await expectStand(popup, 'connection');
  agent.isAskedFromElsewhere();
  await expectStand(popup, 'connection');
  // Until the page is connected again there is nothing to hear, and a click says so: then its user clicks again.
  const listens = popup.page.locator('[data-let-in="waiting"]');
  await expect(async () => {
    if (!(await listens.count())) await press(popup, 'let-in');
    await expect(listens).toBeVisible({ timeout: 2_000 });
  }).toPass();
  agent.isAskedFromElsewhere();
  await expectStand(popup, 'asked');
});
