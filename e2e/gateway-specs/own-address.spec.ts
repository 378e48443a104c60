/**
 * A real gateway at its own addresses: on this machine, in a home network by name and by number, and behind a proxy
 * below a path. From a refusal to a connection, once its user added that address: by its owner's link, and by an
 * approval.
 */
import type { Page } from '@playwright/test';
import { linkCommand } from '../../src/core/view/own-commands.ts';
import type { Browser } from '../browser/browser.ts';
import { eventually } from '../browser/eventually.ts';
import type { Popup } from '../browser/popup.ts';
import { expectNoPrompt, expectPrompt, promptFailure } from '../browser/prompt.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { type HomeNetwork, startHomeNetwork } from '../gateway/home-network.ts';
import { atLeast } from '../gateway/version.ts';
import { STRANGERS } from '../net/hosts.ts';
import { approveDevice, deviceOf, openPopup, sayApproved } from '../stories/user-actions.ts';
import type { Real } from '../worlds/real-gateway.ts';
import { test as base, expect } from './gateway-fixtures.ts';

const BASE_PATH = '/openclaw';
const [, , PUBLIC_NAME] = STRANGERS;
const AT_HOME = ['nas.home.test', '192.168.1.20'] as const;

const test = base.extend<{ home: HomeNetwork }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the parameter what a fixture needs
  home: async ({}, use) => {
    const home = await startHomeNetwork();
    await use(home);
    await home.close();
  },
  launch: async ({ home }, use) => use({ nearby: { hosts: AT_HOME, port: home.port } }),
});

/** The click on the button there, the word that it is one's own, and the browser's question. */
async function helpAt(user: Browser, page: Page): Promise<void> {
  const { origin, protocol, hostname } = new URL(page.url());
  await user.clickButton(page);
  const popup = await user.openPopupPage(await user.tabIdOf(page));
  await expect(popup.locator('h1')).toHaveText('Is this an agent of your own?');
  await user.allowSite(user.family === 'chromium' ? `${origin}/*` : `${protocol}//${hostname}/*`);
  await popup.locator('[data-action="help-here"]').click();
  await expectPrompt(page);
  await popup.close();
}

async function recoveryOf(user: Browser, page: Page): Promise<Popup> {
  const recovery = await openPopup(user, page);
  await eventually(() => recovery.currentStep(), 'a current step').not.toBeNull();
  return recovery;
}

/** The owner types on the gateway's machine what is shown for this address, and opens the link that it prints. */
async function openOwnersLink(where: string, gateway: Gateway, page: Page, address: string): Promise<void> {
  const { origin } = new URL(address);
  const version = atLeast(where, '2026.9.0') ? where : null;
  const { out } = await gateway.shell(linkCommand({ origin, gateway: address.replace('http', 'ws') }, version).text);
  await page.goto('about:blank'); // else only the fragment changes
  // Some versions print no link; their owner has a link with the gateway's token.
  await page.goto(out.trim() || gateway.link({ origin: address }));
}

/** 2026.3 serves its page at 127.0.0.1, and refuses it until its owner has typed the line that is shown for that. */
async function allowAddress(gateway: Gateway, recovery: Popup, page: Page): Promise<void> {
  const line = recovery.page.locator('code', { hasText: 'config set gateway.controlUi.allowedOrigins' }).first();
  expect((await gateway.shell((await line.textContent()) ?? '')).code).toBe(0);
  await gateway.stop();
  await gateway.start();
  await page.reload();
}

/** A browser with a link that no longer works, as after a change of the key, and the owner's new one. */
async function getInByLink(where: string, world: Real, user: Browser, address: string): Promise<void> {
  const { gateway } = world;
  const page = await user.newPage(gateway.link({ token: 'stale-token', origin: address }));
  await helpAt(user, page);
  const recovery = await recoveryOf(user, page);
  const isUnlisted = (await promptFailure(page)) === 'origin-not-allowed';
  if (isUnlisted) await allowAddress(gateway, recovery, page);
  await expectPrompt(page, 'token-mismatch');
  await openOwnersLink(where, gateway, page, address);
  // Before 2026.8 the link holds the gateway's token alone. Behind a proxy its owner has to approve, too, and so at
  // 127.0.0.1 in 2026.3, where only `localhost` is let in without that.
  if (isUnlisted || (new URL(address).protocol === 'https:' && !atLeast(where, '2026.8.0'))) {
    await expectPrompt(page, 'pairing-required');
    await recovery.takeWay('commands');
    await approveDevice(world, await deviceOf(page));
    await sayApproved(world, recovery);
  }
  await recovery.expectVerdict('fixed');
  await expectNoPrompt(page);
}

/** A browser with the right link that the gateway does not know yet: the request is approved by the shown id. */
async function getInByApproval(where: string, world: Real, user: Browser, address: string): Promise<void> {
  const { gateway } = world;
  const page = await user.newPage(gateway.link({ origin: address }));
  const deviceId = await deviceOf(page);
  const requestOf = async () => (await gateway.pending()).find(each => each.deviceId === deviceId)?.requestId ?? '';
  await eventually(requestOf, 'a request of this browser').not.toBe('');
  await helpAt(user, page);
  // Older pages do not try again by themselves: the refusal that names the request was over before Re-Pair came.
  if (!atLeast(where, '2026.9.0')) await page.reload();
  await expectPrompt(page, 'pairing-required');
  const recovery = await recoveryOf(user, page);
  await recovery.takeWay('commands');
  const requestId = await requestOf();
  await expect(recovery.page.locator('main')).toContainText(`openclaw devices approve ${requestId}`);
  await gateway.approve(requestId);
  await sayApproved(world, recovery);
  await recovery.expectVerdict('fixed');
  await expectNoPrompt(page);
}

/** Before 2026.8 a page that came without encryption has no keys, but on the gateway's own machine. */
async function expectNeedsHttps(gateway: Gateway, user: Browser, address: string): Promise<void> {
  const page = await user.newPage(gateway.link({ origin: address }));
  await eventually(() => page.evaluate(() => document.body.textContent), 'the page’s refusal').toMatch(
    /secure context/i,
  );
  await helpAt(user, page);
  await expectPrompt(page, 'device-identity-required');
  const recovery = await recoveryOf(user, page);
  await expect(recovery.page.locator('main')).toContainText('From OpenClaw 2026.8 on it works here.');
}

const hasKeys = (where: string) => atLeast(where, '2026.8.0');

test.describe('on this machine', () => {
  test.use({ real: { allowedOrigins: [] } });

  for (const host of ['127.0.0.1', 'localhost'])
    test(`at ${host} its owner’s link lets this browser in`, async ({ where, world, user }) => {
      await getInByLink(where, world, user, `http://${host}:${world.gateway.port}`);
    });
});

for (const host of AT_HOME)
  test.describe(`in a home network, at ${host}`, () => {
    test.use({ real: async ({ home }, use) => use({ allowedOrigins: [`http://${host}:${home.port}`] }) });
    test.beforeEach(({ gateway, home }) => {
      home.gateway = gateway;
    });

    test('an approval lets this browser in, where its page has keys', async ({ where, world, home, user }) => {
      const address = `http://${host}:${home.port}`;
      if (hasKeys(where)) await getInByApproval(where, world, user, address);
      else await expectNeedsHttps(world.gateway, user, address);
    });

    test('its owner’s link lets this browser in', async ({ where, world, home, user }) => {
      test.skip(!hasKeys(where), 'before 2026.8 its page has no keys there');
      await getInByLink(where, world, user, `http://${host}:${home.port}`);
    });
  });

test.describe('behind a proxy, below a path', () => {
  const origin = `https://${PUBLIC_NAME}`;
  test.use({ real: { allowedOrigins: [origin], patch: { gateway: { controlUi: { basePath: BASE_PATH } } } } });

  /** In place of the page that is at this name otherwise. */
  function serveIt({ site, gateway }: Real): void {
    site.sites.delete(PUBLIC_NAME);
    site.agents.set(PUBLIC_NAME, gateway);
  }

  test('an approval lets this browser in', async ({ where, world, user }) => {
    serveIt(world);
    await getInByApproval(where, world, user, origin + BASE_PATH);
  });

  test('its owner’s link lets this browser in', async ({ where, world, user }) => {
    serveIt(world);
    await getInByLink(where, world, user, origin + BASE_PATH);
  });
});
