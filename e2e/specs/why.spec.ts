/** Why it happened: a browser that was let in before learns who forgot whom, and support reads it first. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Family } from '../browser/browser.ts';
import { eventually } from '../browser/eventually.ts';
import { launchBrowser } from '../browser/launch.ts';
import { expectNoPrompt, expectPrompt } from '../browser/prompt.ts';
import { approveDevice, deviceOf, openPopup, skipTo } from '../stories/user-actions.ts';
import { agree, readKept } from '../worlds/extension-storage.ts';
import { extensionFor } from '../worlds/fixtures.ts';
import type { StandIn } from '../worlds/stand-in.ts';
import { AGENT } from '../worlds/world.ts';
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

/** What a browser is told to do as it closes, and what is typed as its exception. */
const CLEARS_AT_EXIT: Record<Family, Record<string, unknown>> = {
  chromium: { profile: { default_content_setting_values: { cookies: 4 } } },
  firefox: {
    'privacy.sanitize.sanitizeOnShutdown': true,
    'privacy.sanitize.clearOnShutdown.hasMigratedToNewPrefs3': true, // else the old ones take their place
    'privacy.clearOnShutdown_v2.cookiesAndStorage': true,
  },
};
const EXCEPTION: Record<Family, string> = { chromium: '[*.]heyron.ai', firefox: 'https://heyron.ai' };

/** Firefox lets go of the sites that were visited longest ago once all of them keep so much. In kB. */
const ROOM_FOR_LITTLE = { 'dom.quotaManager.temporaryStorage.fixedLimit': 51_200 };

/** It holds what a page keeps for so long after the page is gone. In ms. */
const HELD_FOR_MS = 25_000;

/** Visits sites that keep 9 MB each: more than the browser has room for. They are of other domains: one has a fifth. */
async function fillStorage(user: Browser): Promise<void> {
  for (let n = 1; n <= 7; n++) {
    const page = await user.newPage(`https://keeps-much-${n}.test/`);
    await page.evaluate(async () => {
      // At random, since what repeats itself is kept in less room.
      const parts = Array.from({ length: 144 }, () => crypto.getRandomValues(new Uint8Array(65_536)));
      await (await caches.open('much')).put('/much', new Response(new Blob(parts)));
    });
    await page.close();
  }
}

test.describe('a browser that is closed and started again', () => {
  let profile: string;
  let running: Browser | null = null;
  test.beforeEach(() => {
    profile = mkdtempSync(path.join(tmpdir(), 're-pair-why-'));
  });
  test.afterEach(async () => {
    await running?.close().catch(() => {}); // it is closed already
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });

  const start = async (world: StandIn, family: Family, prefs: Record<string, unknown> = {}): Promise<Browser> => {
    await running?.close();
    running = await launchBrowser(family, { site: world.site, profile, extension: extensionFor(family), prefs });
    return running;
  };

  test('and deletes what sites keep as it closes is told as such, and once it keeps heyron’s, that it held', async ({
    world,
    family,
  }) => {
    const prefs = CLEARS_AT_EXIT[family];
    const first = await start(world, family, prefs);
    await agree(first);
    const { deviceId } = await beTrusted(world, first);
    await untilRemembered(first);

    const second = await start(world, family, prefs);
    const page = await second.newPage(world.agent.link());
    await expectPrompt(page, 'pairing-required');
    const popup = await openPopup(second, page);
    await popup.open('details');
    await expect(popup.page.getByText('deleted heyron’s data when it closed')).toBeAttached();
    await skipTo(popup, 'escalate');
    const { json } = await popup.savePacket();
    expect(json).toMatchObject({ why: { cause: 'closed', certainty: 'most-likely', deviceId } });
    await approveDevice(world, await deviceOf(page));
    await popup.expectVerdict('fixed');
    await popup.press('keep-data');
    await expect(popup.page.getByText(EXCEPTION[family], { exact: true })).toBeVisible();
    await second.keepDataOf(EXCEPTION[family]);
    await eventually(async () => exceptionIn(second)).toBe('shown');

    const third = await start(world, family, prefs);
    const again = await third.newPage(world.agent.link());
    await eventually(async () => exceptionIn(third)).toBe('held');
    const told = await openPopup(third, again);
    await expect(told.page.locator('.lead').getByText('your browser still knows your agent')).toBeVisible();
    await eventually(async () => exceptionIn(third), 'said once').toBe('said');
    await expectNoPrompt(again);
  });

  test('and remembers nothing in any window is told so, while it runs', async ({ world, family }) => {
    test.skip(family !== 'firefox', 'Chromium has no such setting');
    const prefs = { 'browser.privatebrowsing.autostart': true };
    const options = { site: world.site, profile, extension: extensionFor(family), prefs, incognitoAllowed: true };
    running = await launchBrowser(family, options);
    const page = await running.newPage(world.agent.link());
    const popup = await openPopup(running, page);
    await expect(popup.page.locator('h1')).toHaveText('Your browser remembers nothing');
    await expect(popup.page.locator('.primary')).toHaveCount(0);
  });

  test('and makes room by what an agent’s page kept is told that this agent’s is gone, not that it was closed', async ({
    world,
    family,
  }) => {
    test.skip(family !== 'firefox', 'Chromium leaves what the agent knows this browser by');
    const first = await start(world, family, ROOM_FOR_LITTLE);
    await agree(first);
    const signedIn = await first.newPage(`https://${AGENT}/`);
    await signedIn.evaluate(() => cookieStore.set({ name: 'session', value: '1', expires: Date.now() + 86_400_000 }));
    await signedIn.close();
    const { page, deviceId } = await beTrusted(world, first);
    await untilRemembered(first);
    await page.close();
    await new Promise(done => setTimeout(done, HELD_FOR_MS));
    await fillStorage(first);

    const again = await first.newPage(world.agent.link());
    await expectPrompt(again, 'pairing-required');
    expect(await again.evaluate(() => document.cookie)).toContain('session=1');
    const popup = await openPopup(first, again);
    await skipTo(popup, 'escalate');
    const { json } = await popup.savePacket();
    expect(json).toMatchObject({ why: { cause: 'one-agent', certainty: 'most-likely', deviceId } });
  });

  test('and keeps what sites keep lost nothing', async ({ world, family }) => {
    const first = await start(world, family);
    await agree(first);
    const { deviceId } = await beTrusted(world, first);
    await untilRemembered(first);
    const again = await start(world, family);
    const page = await again.newPage(world.agent.link());
    await expectNoPrompt(page);
    expect(await deviceOf(page)).toBe(deviceId);
  });
});

/** What came of the exception that the user was shown. */
async function exceptionIn(user: Browser): Promise<string | undefined> {
  const { local } = await user.inBackground(readKept);
  const health = Object.entries(local).find(([key]) => key.startsWith('health:'))?.[1];
  return (health as { exception?: { stand: string } } | undefined)?.exception?.stand;
}
