/** A whole recovery by keyboard alone, with what a screen reader says at each step: the focus, and live regions. */
import type { Page } from '@playwright/test';
import { eventually } from '../browser/eventually.ts';
import { newPageBy } from '../browser/new-page.ts';
import { expectNoPrompt, expectPrompt, expectReady, promptText } from '../browser/prompt.ts';
import { approveDevice, deviceOf, openPopup } from '../stories/user-actions.ts';
import { loseTrust } from './setup.ts';
import { expect, test } from './stand-in-fixtures.ts';

/** More than the tab stops of any page here. */
const MOST_TABS = 40;
/** A loaded machine takes seconds for it; a stop that is left unread does not come back in Firefox. In ms. */
const READ_MS = 15_000;
const NOTHING = 'nothing has the focus';

/** A page of the extension, for a user who sees nothing of it and has no mouse. */
class Reader {
  constructor(private readonly page: Page) {}

  /** Waits until this has the focus, by role and name, and these sentences were announced last. */
  async tells(focus: string, ...said: readonly (string | RegExp)[]): Promise<void> {
    await this.page.bringToFront(); // a background tab has no focus
    const lines = said.map(line => (typeof line === 'string' ? line : expect.stringMatching(line)));
    await eventually(async () => [await this.focus(), ...(await this.said())]).toEqual([focus, ...lines]);
  }

  /** Presses Tab until a button whose name begins so has the focus, then Enter, once it is active. */
  async press(name: string): Promise<void> {
    await this.page.bringToFront();
    await expect(this.page.getByRole('button', { name }).first()).toBeEnabled();
    const stops: string[] = [];
    while (stops.length < MOST_TABS) {
      await this.page.keyboard.press('Tab');
      const stop = await this.focus();
      if (stop.startsWith(`button "${name}`)) return this.page.keyboard.press('Enter');
      stops.push(stop);
    }
    throw new Error(`${MOST_TABS} presses of Tab do not reach "${name}", only: ${stops.join(', ')}`);
  }

  private async focus(): Promise<string> {
    const focused = this.page.locator(':focus');
    if (!(await focused.count())) return NOTHING;
    const snapshot = await focused.ariaSnapshot({ timeout: READ_MS }).catch(() => ''); // it has just gone elsewhere
    return /^- '?(\w+ "[^"]*")/.exec(snapshot)?.[1] ?? snapshot;
  }

  private said(): Promise<string[]> {
    return this.page.locator('#live > p').allTextContents();
  }
}

test('a whole recovery by keyboard alone, and what is told of it', async ({ world, user, agent }) => {
  const { page, deviceId } = await loseTrust(world, user);

  // In the failing page: the prompt is announced, and reachable.
  await eventually(() => promptText(page)).toContain(
    'Re-Pair, your browser extension: Your agent doesn’t recognize this browser.',
  );
  await page.bringToFront();
  const inPrompt = () => page.evaluate(() => document.activeElement?.localName === 're-pair-prompt');
  for (let tabs = 0; tabs < MOST_TABS && !(await inPrompt()); tabs++) await page.keyboard.press('Tab');
  await expectReady(page);
  await page.keyboard.press('Enter');
  const real = await user.openedPopup();
  await eventually(() => real.evaluate(`document.querySelector('h1')?.textContent`)).toBe(
    'Your agent doesn’t recognize this browser',
  );
  await real.close(); // no driver can press a key in it: the same page in a tab goes on

  const reader = new Reader((await openPopup(user, page)).page);
  await reader.tells(
    NOTHING,
    'Your agent doesn’t recognize this browser',
    'Your chats stay with it. One approval lets you in.',
    'What it sees stays here. Going on means you agree.',
  );

  await reader.press('Get approved');
  await reader.tells('heading "Who can let this browser in?"', 'Who can let this browser in?');

  // Nobody approves today, so the user chooses another step.
  await reader.press('Something else');
  await reader.tells('heading "Details"', 'Details');
  await reader.press('Clear what heyron saved');
  await reader.tells(
    'heading "Clear what heyron saved here?"',
    'Clear what heyron saved here?',
    'Someone must approve this browser. That can take hours.',
  );
  await reader.press('Clear and continue');
  await reader.tells(
    'heading "Cleared. Now start your agent"',
    'Cleared, and checked: nothing is left.',
    'Cleared. Now start your agent',
    'Start your agent there. The page then asks for approval once.',
  );

  await newPageBy(user.context, () => reader.press('Open heyron'));
  await page.goto('about:blank'); // the same address with another fragment would not reload
  await page.goto(agent.link());
  await expectPrompt(page, 'pairing-required');
  await reader.tells(
    'heading "One approval lets you in"',
    'Cleared, and checked: nothing is left.',
    'One approval lets you in',
    'Your chats stay with your agent. Choose who lets this browser in.',
  );
  await reader.press('Get approved');
  await reader.tells('heading "Who can let this browser in?"', 'Who can let this browser in?');
  await reader.press('Ask heyron support');
  await reader.tells('heading "Ask heyron support"', 'Ask heyron support');
  await newPageBy(user.context, () => reader.press('Copy and open support'));
  await reader.tells(
    'heading "Waiting for the approval"',
    'Waiting for the approval',
    /^Since .+ · asked heyron support$/,
    'Keep your agent’s tab open; use others as you like. It connects by itself.',
  );

  const newDevice = await deviceOf(page);
  expect(await user.clipboard()).toContain(newDevice);
  expect(newDevice).not.toBe(deviceId);
  await approveDevice(world, newDevice);
  await reader.tells('heading "You’re back in"', 'You’re back in', 'Connecting again fixed it.');
  await expectNoPrompt(page);
  await reader.press('Go to my agent');
  const inFront = () =>
    user.inBackground(async () => (await chrome.tabs.query({ active: true, currentWindow: true }))[0]?.id);
  await eventually(inFront, 'the tab in front').toBe(await user.tabIdOf(page));
});
