/** Access to heyron.ai, which the user can withdraw at any time: one sentence asks for it, then everything goes on. */
import { eventually } from '../browser/eventually.ts';
import { expectNoPrompt, expectPrompt } from '../browser/prompt.ts';
import { expectAlarm, openPopup } from '../stories/user-actions.ts';
import { expect, test } from './stand-in-fixtures.ts';

test('without access nothing is looked at, and the popup asks for it in one sentence', async ({ user, agent }) => {
  const page = await user.newPage(agent.link());
  await expectPrompt(page);
  await user.setAccess(false);
  await page.goto('about:blank');
  await page.goto(agent.link());
  await eventually(() => agent.pending().length).toBeGreaterThan(0); // it fails again
  await page.waitForTimeout(2_000);
  await expectNoPrompt(page);
  const popup = await openPopup(user, page);
  await expect(popup.page.getByRole('heading', { level: 1 })).toContainText('may not see heyron.ai');
  await expect(popup.page.locator('[data-action="ask-permission"]')).toBeVisible();
});

test('access that is given back brings the prompt to pages that are open, and the recovery', async ({
  user,
  agent,
  family,
}) => {
  await user.setAccess(false);
  const page = await user.newPage(agent.link());
  const popup = await openPopup(user, page);
  const ask = popup.page.locator('[data-action="ask-permission"]');
  await expect(ask).toBeVisible();
  // Chromium asks the user in a window that only a real click can press.
  await (family === 'firefox' ? ask.click() : user.setAccess(true));
  await expectPrompt(page, 'pairing-required');
  await expectAlarm(user, page, true);
  await popup.expectChecked();
});

test('access that is withdrawn during a recovery is asked for, and the recovery is still there afterwards', async ({
  user,
  agent,
}) => {
  const page = await user.newPage(agent.link());
  await expectPrompt(page);
  const popup = await openPopup(user, page);
  await popup.takeWay('support');
  await popup.press('copy-only');
  await popup.expectWaiting();
  await user.setAccess(false);
  await expect(popup.page.getByRole('heading', { level: 1 })).toContainText('may not see heyron.ai');
  await user.setAccess(true);
  await popup.expectWaiting();
  await popup.expectChecked();
  await popup.expectVerdict('owner-must-approve');
});
