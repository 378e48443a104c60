/** A gateway whose tokens differ refuses every browser: where a private window shows that, no clearing is advised. */
import type { Page } from '@playwright/test';
import type { Browser } from '../browser/browser.ts';
import type { Popup } from '../browser/popup.ts';
import { expectPrompt } from '../browser/prompt.ts';
import { openPopup, skipTo } from '../stories/user-actions.ts';
import type { StandIn } from '../worlds/stand-in.ts';
import { AGENT } from '../worlds/world.ts';
import { expect, test } from './stand-in-fixtures.ts';

/** More often than all pages of a test connect. */
const EVER = 1_000;

/** Its page, which a new link did not fix, about to be checked in a private window. */
async function aboutToLookPrivately({ stand }: StandIn, user: Browser): Promise<{ page: Page; popup: Popup }> {
  const agent = stand.agent(AGENT);
  agent.refuseNextConnect('token-mismatch', EVER);
  const page = await user.newPage(agent.link());
  await expectPrompt(page, 'token-mismatch');
  const popup = await openPopup(user, page);
  await popup.run('fresh-link');
  await popup.expectResult('fresh-link', 'running');
  await popup.press('confirm');
  await popup.expectResult('fresh-link', 'still-failing');
  await skipTo(popup, 'private-window');
  await popup.press('run', 'private-window');
  return { page, popup };
}

/** One report is next, and a clearing can be chosen against advice. */
async function expectNoClearing(popup: Popup): Promise<void> {
  await popup.expectResult('private-window', 'still-failing');
  await popup.expectCurrentStep('escalate');
  await popup.expectVerdict('not-this-browser');
  await expect(popup.step('clear-site-data')).toHaveCount(0);
  await expect(popup.step('escalate')).toContainText('A private window fails the same way.');
  await popup.open('details');
  const clearing = popup.page.locator('[data-choose-step="clear-site-data"]');
  await expect(clearing).toContainText('nothing saved here is the cause');
  await popup.click(clearing);
  await popup.expectResult('clear-site-data', 'running');
}

test('the user’s word that a private window shows the same error is enough', async ({ world, user }) => {
  const { popup } = await aboutToLookPrivately(world, user);
  await popup.click(popup.answer('same-failure'));
  await expectNoClearing(popup);
});

test.describe('with private windows allowed', () => {
  test.use({ install: { incognitoAllowed: true } });

  test('that a private window shows the same error is observed', { tag: '@firefox' }, async ({ world, user }) => {
    const { popup } = await aboutToLookPrivately(world, user);
    await expectNoClearing(popup);
  });
});
