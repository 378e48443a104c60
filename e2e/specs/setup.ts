/** Shortcuts to where many specs of the stand-in begin. The stories go the whole way. */

import type { Page } from '@playwright/test';
import type { Browser } from '../browser/browser.ts';
import { eventually } from '../browser/eventually.ts';
import { expectPrompt } from '../browser/prompt.ts';
import { deviceOf, openPopup } from '../stories/user-actions.ts';
import type { StandIn } from '../worlds/stand-in.ts';
import { AGENT } from '../worlds/world.ts';

/** A browser whose device the agent approves on its first visit: the page is connected, and nothing ever failed. */
export async function beTrusted({ stand }: StandIn, user: Browser): Promise<{ page: Page; deviceId: string }> {
  const agent = stand.agent(AGENT);
  agent.approvesAtOnce = true;
  const page = await user.newPage(agent.link());
  await eventually(() => agent.connects, 'accepted connections').toBeGreaterThan(0);
  const knows = () =>
    page.evaluate(() => Object.keys(localStorage).some(key => key.startsWith('openclaw.device.auth.v1')));
  await eventually(knows, 'a device token in the page').toBe(true);
  agent.approvesAtOnce = false;
  return { page, deviceId: await deviceOf(page) };
}

/** Such a browser, whose device is then removed: its page asks to pair again, and prompts. */
export async function loseTrust(world: StandIn, user: Browser): Promise<{ page: Page; deviceId: string }> {
  const trusted = await beTrusted(world, user);
  await withdrawTrust(world, trusted);
  return trusted;
}

/** The agent removes the device of a trusted browser, and its page prompts. */
export async function withdrawTrust(
  { agent, stand }: StandIn,
  { page, deviceId }: { page: Page; deviceId: string },
): Promise<void> {
  stand.agent(AGENT).removeDevice(deviceId);
  if (!agent.retriesItself) await page.reload();
  await expectPrompt(page, 'pairing-required');
}

/**
 * The user agrees on the welcome page. Whoever agrees before their page was connected has its health remembered, and a
 * removed device is then told as such, without a clearing in the plan.
 */
export async function agreeOnWelcome(user: Browser): Promise<void> {
  const welcome = await user.openExtensionPage('src/welcome/index.html');
  await welcome.locator('[data-action="agree"]').click();
  await eventually(() => user.inBackground(async () => 'consent' in (await chrome.storage.local.get('consent')))).toBe(
    true,
  );
  await welcome.close();
}

/** The user copies the message for support, and sends it. */
export async function askSupport(user: Browser, page: Page): Promise<void> {
  const popup = await openPopup(user, page);
  await popup.click(popup.page.locator('[data-action="ways"]'));
  await popup.click(popup.page.locator('[data-way="support"]'));
  await popup.click(popup.page.locator('[data-action="copy-only"]'));
  await popup.page.locator('[data-waiting="asked"]').waitFor();
  await popup.page.close();
}

/** Resolves when a clearing's journal has reached this part. `page` is one of the extension's own. */
export async function reached(page: Page, phase: string): Promise<void> {
  await page.evaluate(
    wanted =>
      new Promise<void>(resolve => {
        chrome.storage.onChanged.addListener(changes => {
          const journals = Object.entries(changes).filter(([key]) => key.startsWith('clearing:'));
          if (journals.some(([, { newValue }]) => (newValue as { phase?: string })?.phase === wanted)) resolve();
        });
      }),
    phase,
  );
}
