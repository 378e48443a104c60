/** Why it happened: a browser that was let in before learns who forgot whom, and support reads it first. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from '../browser/browser.ts';
import { eventually } from '../browser/eventually.ts';
import { launchBrowser } from '../browser/launch.ts';
import { expectPrompt } from '../browser/prompt.ts';
import { approveDevice, openPopup, skipTo } from '../stories/user-actions.ts';
import { agree, readKept } from '../worlds/extension-storage.ts';
import { extensionFor } from '../worlds/fixtures.ts';
import { beTrusted, withdrawTrust } from './setup.ts';
import { expect, test } from './stand-in-fixtures.ts';

/** Waits until the connection is remembered: once it has lasted. */
async function untilRemembered(user: Browser): Promise<void> {
  const keys = async () => Object.keys((await user.inBackground(readKept)).local);
  await eventually(async () => (await keys()).some(key => key.startsWith('health:')), 'a healthy day').toBe(true);
}

test('an agent that forgot its browser is told as such, clearing is not offered, and support reads since when', {
  tag: '@firefox',
}, async ({ world, user }) => {
  await agree(user);
  const trusted = await beTrusted(world, user);
  await untilRemembered(user);
  await withdrawTrust(world, trusted);
  const popup = await openPopup(user, trusted.page);
  await popup.open('details');
  await expect(popup.page.getByText('Your agent forgot this browser')).toBeAttached();
  await popup.page.close();
  const again = await openPopup(user, trusted.page);
  await skipTo(again, 'escalate');
  await expect(again.step('clear-site-data')).toHaveCount(0);
  const { json, markdown } = await again.savePacket();
  expect(json).toMatchObject({ why: { cause: 'agent-forgot', certainty: 'sure', deviceId: trusted.deviceId } });
  expect(markdown).toMatch(/same device id was let in until \d{4}-\d\d-\d\d \d\d:\d\d UTC/);
  await approveDevice(world, trusted.deviceId);
  await again.expectVerdict('fixed');
});

test('a browser that lost what it was known by is told as such', async ({ world, user }) => {
  await agree(user);
  const { page } = await beTrusted(world, user);
  await untilRemembered(user);
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  await page.goto('about:blank');
  await page.goto(world.agent.link());
  await expectPrompt(page, 'pairing-required');
  const popup = await openPopup(user, page);
  await popup.open('details');
  await expect(popup.page.getByText('was no longer here')).toBeAttached();
});

test.describe('a browser that is closed and started again', () => {
  let profile: string;
  const browsers: Browser[] = [];
  test.beforeEach(({ family }) => {
    test.skip(
      family === 'firefox',
      'its settings are to be made before the first start, which its launcher does not do',
    );
    profile = mkdtempSync(path.join(tmpdir(), 're-pair-why-'));
  });
  test.afterEach(async () => {
    for (const browser of browsers.splice(0)) await browser.close().catch(() => {}); // one is closed already
    if (profile) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });

  test('and deletes what sites keep as it closes is told as such', async ({ world, family }) => {
    const clearsAtExit = { profile: { default_content_setting_values: { cookies: 4 } } };
    mkdirSync(path.join(profile, 'Default'), { recursive: true });
    writeFileSync(path.join(profile, 'Default', 'Preferences'), JSON.stringify(clearsAtExit));
    const options = { site: world.site, profile, extension: extensionFor(family) };
    const first = await launchBrowser(family, options);
    browsers.push(first);
    await agree(first);
    const { deviceId } = await beTrusted(world, first);
    await untilRemembered(first);
    await first.close();

    const again = await launchBrowser(family, options);
    browsers.push(again);
    const page = await again.newPage(world.agent.link());
    await expectPrompt(page, 'pairing-required');
    const popup = await openPopup(again, page);
    await popup.open('details');
    await expect(popup.page.getByText('deleted heyron’s data when it closed')).toBeAttached();
    await skipTo(popup, 'escalate');
    const { json } = await popup.savePacket();
    expect(json).toMatchObject({ why: { cause: 'closed', certainty: 'most-likely', deviceId } });
  });
});
