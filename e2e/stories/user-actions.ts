/** What a user does, and what happens to them, in several stories. */

import type { Page } from '@playwright/test';
import type { Browser } from '../browser/browser.ts';
import { eventually } from '../browser/eventually.ts';
import { newPageBy } from '../browser/new-page.ts';
import { type ActionName, Popup } from '../browser/popup.ts';
import { expectNoPrompt, expectPrompt } from '../browser/prompt.ts';
import type { Dump } from '../site/page/store-everything.ts';
import { expect } from '../worlds/fixtures.ts';
import { BYSTANDERS, type World } from '../worlds/world.ts';

/** Opens the agent by its link on a new browser, has it approved, and waits for a stable connection. */
export async function pairFirst({ agent }: World, user: Browser): Promise<{ page: Page; deviceId: string }> {
  const page = await user.newPage(agent.link());
  const deviceId = await deviceOf(page);
  await approveDevice({ agent }, deviceId);
  if (!agent.retriesItself) await page.reload();
  await expectStablyConnected(user, page);
  return { page, deviceId };
}

/** A browser that worked with the agent, whose device is then removed: the page fails, and says so. */
export async function loseTrust(world: World, user: Browser): Promise<{ page: Page; deviceId: string }> {
  const paired = await pairFirst(world, user);
  await world.agent.removeDevice(paired.deviceId);
  if (!world.agent.retriesItself) await paired.page.reload();
  await expectPrompt(paired.page, 'pairing-required');
  return paired;
}

/** Approves what this device waits for, like an owner who checks the list. Returns the request's id. */
export async function approveDevice({ agent }: Pick<World, 'agent'>, deviceId: string): Promise<string> {
  const requestOf = async () => (await agent.pending()).find(pending => pending.deviceId === deviceId)?.requestId;
  await eventually(requestOf, 'a pending request of this device').toBeTruthy();
  const requestId = (await requestOf()) ?? '';
  await agent.approve(requestId);
  return requestId;
}

/** The public id of the device in this page's browser. */
export async function deviceOf(page: Page): Promise<string> {
  const read = () =>
    page.evaluate(() => JSON.parse(localStorage.getItem('openclaw-device-identity-v1') ?? 'null')?.deviceId ?? null);
  await eventually(read, 'a device identity').toMatch(/^[0-9a-f]{64}$/);
  return read();
}

/** Waits until the extension itself reports a stable connection. */
export async function expectStablyConnected(user: Browser, page: Page): Promise<void> {
  const popup = await user.openPopupPage(await user.tabIdOf(page));
  const solved = popup.locator('[data-verdict="fixed"]');
  await expect(solved).toBeVisible();
  await popup.close();
  await expectNoPrompt(page);
}

export async function openPopup(user: Browser, page: Page): Promise<Popup> {
  return new Popup(await user.openPopupPage(await user.tabIdOf(page)));
}

/** Expects the alarm on a page's tab: badge and title. Where it is off, they may say for a minute that it is back. */
export async function expectAlarm(user: Browser, page: Page, on: boolean): Promise<void> {
  const tab = await user.tabIdOf(page);
  await eventually(() => user.badgeText(tab), 'badge').toBe(on ? '!' : '');
  const title = eventually(() => user.actionTitle(tab), 'title of the button');
  await (on ? title.toMatch(/^Re-Pair: ./) : title.toMatch(/^Re-Pair(: You’re back in)?$/));
}

/** Skips steps until `step` is the next one. */
export async function skipTo(popup: Popup, step: string): Promise<void> {
  await eventually(() => popup.currentStep(), 'a current step').not.toBeNull();
  for (
    let current = await popup.currentStep();
    current !== step && current !== null;
    current = await popup.currentStep()
  ) {
    await popup.skip(current);
    await eventually(() => popup.currentStep()).not.toBe(current);
  }
  await popup.expectCurrentStep(step);
}

/**
 * Opens the popup on a page's tab, and chooses the clearing among all steps: to skip those before it takes twice as many
 * clicks, and the stories do. Then the user can choose what to clear.
 */
export async function askToClear(user: Browser, page: Page): Promise<Popup> {
  const popup = await openPopup(user, page);
  await eventually(() => popup.currentStep(), 'a current step').not.toBeNull();
  await popup.open('details');
  await popup.click(popup.page.locator('[data-choose-step="clear-site-data"]'));
  await popup.press('choose');
  await expect(popup.action('confirm')).toBeVisible();
  return popup;
}

/** Asks support to approve this browser, which begins the wait for them. Returns the message that was copied. */
export async function askSupport(user: Browser, popup: Popup): Promise<string> {
  await popup.takeWay('support');
  const support = await newPageBy(user.context, () => popup.press('copy-handoff'));
  await support.waitForURL('https://heyron.ai/support');
  const message = await user.clipboard();
  await support.close();
  await popup.expectWaiting();
  return message;
}

/** Says that somebody has approved, where the page does not notice by itself. */
export async function sayApproved({ agent }: Pick<World, 'agent'>, popup: Popup): Promise<void> {
  if (!agent.retriesItself) await popup.press('confirm');
}

/** The text that a button of the popup copies. */
export async function copied(
  user: Browser,
  popup: Popup,
  action: Extract<ActionName, `copy-${string}`>,
): Promise<string> {
  await popup.press(action);
  return user.clipboard();
}

/** Opens a host's page that fills every store; resolves when it has. The page stays open. */
export async function storeEverything(user: Browser, host: string): Promise<Page> {
  const page = await user.newPage(`https://${host}/store-everything`);
  await page.evaluate(() => window.stored);
  return page;
}

/** What an empty host stores. */
export const NOTHING_STORED: Dump = {
  cookies: {},
  localStorage: {},
  sessionStorage: {},
  indexedDB: {},
  cacheStorage: {},
  serviceWorkers: {},
  fileSystem: {},
  httpCache: {},
};

/** Lets each host fill every store, and leaves none of their pages open. */
export async function storeInEach(user: Browser, hosts: readonly string[]): Promise<void> {
  await inOneTab(user, hosts, '/store-everything', page => page.evaluate(() => window.stored));
}

/** Everything that each host stores, as a new tab of it sees it. */
export function dumpsOf(user: Browser, hosts: readonly string[]): Promise<Dump[]> {
  return inOneTab(user, hosts, '/dump', page => page.evaluate(() => window.dumpEverything()));
}

/** Everything that a host stores, as a new tab of it sees it. */
export async function dumpOf(user: Browser, host: string): Promise<Dump> {
  const [dump] = await dumpsOf(user, [host]);
  if (!dump) throw new Error(`no dump of ${host}`);
  return dump;
}

/** Goes to the same path of one host after another: a tab for each would cost three times as much (measured). */
async function inOneTab<T>(
  user: Browser,
  hosts: readonly string[],
  path: string,
  look: (page: Page) => Promise<T>,
): Promise<T[]> {
  const page = await user.newPage();
  const seen: T[] = [];
  for (const host of hosts) {
    await page.goto(`https://${host}${path}`);
    seen.push(await look(page));
  }
  await page.close();
  return seen;
}

/** Everything that the bystanders hold, after they have stored one of each. */
export async function fillBystanders(user: Browser): Promise<() => Promise<void>> {
  await storeInEach(user, BYSTANDERS);
  const before = await ownDumps(user);
  return async () => expect(await ownDumps(user), 'the bystanders are untouched').toEqual(before);
}

/**
 * Everything that the bystanders store of their own. Without cookies for all of heyron.ai: they belong to the account
 * site, whichever host set them, and go with it. A new tab has no session storage to compare.
 */
async function ownDumps(user: Browser): Promise<Record<string, unknown>> {
  const dumps = await dumpsOf(user, BYSTANDERS);
  const own = dumps.map(({ cookies, sessionStorage: _, ...stored }, index) => {
    const host = BYSTANDERS[index] ?? '';
    const its = Object.entries(cookies).filter(
      ([name]) => !host.endsWith('heyron.ai') || !name.startsWith('stored-domain'),
    );
    return [host, { ...stored, cookies: Object.fromEntries(its) }] as const;
  });
  return Object.fromEntries(own);
}

/** Signs in on the account site, as a returning user. */
export async function signIn(user: Browser): Promise<void> {
  const account = await user.newPage('https://heyron.ai/auth/login');
  await account.getByRole('button', { name: 'Sign in' }).click();
  await account.waitForURL('https://heyron.ai/chat');
  await account.close();
}
