/** Front ends of another make, whose own server is the device that asks, and has a sign-in of its own. */
import { expectNoPrompt, expectPrompt } from '../browser/prompt.ts';
import { expectAlarm, openPopup } from '../stories/user-actions.ts';
import { expect, test } from './stand-in-fixtures.ts';

test.use({ generation: 'relay' });

test('a page whose own server is the device is told so, and a reload follows the approval', {
  tag: '@firefox',
}, async ({ agent, user }) => {
  const page = await user.newPage(agent.link());
  await expectPrompt(page, 'pairing-required');
  const popup = await openPopup(user, page);
  await popup.expectCurrentStep('await-approval');
  const first = (await popup.page.locator('body').textContent()) ?? '';
  expect(first).toContain('This page’s server isn’t approved yet');
  expect(first).not.toMatch(/this browser isn’t|recognize/i);
  await popup.click(popup.page.locator('[data-action="ways"]'));
  await popup.click(popup.way('support'));
  await expect(popup.page.locator('[data-way-open]')).toContainText('the server behind the page');
  await popup.click(popup.page.locator('[data-action="copy-only"]'));
  await popup.page.locator('[data-waiting="asked"]').waitFor();
  for (const { requestId } of agent.pending()) agent.approve(requestId);
  await popup.press('confirm', 'await-approval');
  await popup.expectVerdict('fixed');
});

test('a private window and clearing are called pointless there', async ({ agent, user }) => {
  const page = await user.newPage(agent.link());
  await expectPrompt(page, 'pairing-required');
  const popup = await openPopup(user, page);
  await popup.expectCurrentStep('await-approval');
  await popup.open('details');
  for (const step of ['private-window', 'clear-site-data'])
    await expect(popup.page.locator(`[data-choose-step="${step}"] small`)).toHaveText('Can’t help here.');
});

test('its own sign-in that is over is told as such, and so is its form, until the user is signed in', {
  tag: '@firefox',
}, async ({ agent, user }) => {
  agent.approvesAtOnce = true;
  const page = await user.newPage(agent.link());
  await expect(page.getByPlaceholder('Write to your agent')).toBeEnabled();
  agent.signedOut = true;
  agent.restart();
  await expectPrompt(page, 'sign-in-elsewhere');
  const popup = await openPopup(user, page);
  await popup.expectCurrentStep('hard-refresh');
  await expect(popup.page.getByText('This page asks you to sign in').first()).toBeVisible();
  await popup.page.close();
  await page.reload();
  await expectPrompt(page, 'sign-in-elsewhere');
  await expectAlarm(user, page, true);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expectNoPrompt(page);
});
