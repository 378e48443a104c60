/** A real gateway at its own address on this machine: from a refusal to a connection, once its user added that address. */
import { eventually } from '../browser/eventually.ts';
import { expectNoPrompt, expectPrompt } from '../browser/prompt.ts';
import { atLeast } from '../gateway/version.ts';
import { openPopup } from '../stories/user-actions.ts';
import { expect, test } from './gateway-fixtures.ts';

test('at the address of one’s own gateway help comes after a click there, and its own link lets this browser in', async ({
  where,
  gateway,
  user,
}) => {
  test.skip(!atLeast(where, '2026.5.0'), 'its page has no gate before there is a token');
  const origin = `http://127.0.0.1:${gateway.port}`;
  const page = await user.newPage(`${origin}/`);
  await page.locator('.login-gate').first().waitFor();
  await eventually(
    () => page.locator('.login-gate__failure, .login-gate .callout.danger').count(),
    'a refusal',
  ).toBeGreaterThan(0);
  await user.clickButton(page);
  const popup = await user.openPopupPage(await user.tabIdOf(page));
  await expect(popup.locator('h1')).toHaveText('Is this an agent of your own?');
  await user.allowSite(user.family === 'chromium' ? `${origin}/*` : 'http://127.0.0.1/*');
  await popup.locator('[data-action="help-here"]').click();
  await expectPrompt(page, 'token-missing');
  await popup.close();
  const recovery = await openPopup(user, page);
  await eventually(() => recovery.currentStep(), 'a current step').not.toBeNull();
  await page.goto('about:blank'); // else only the fragment changes
  await page.goto(gateway.link({ origin }));
  await recovery.expectVerdict('fixed');
  await expectNoPrompt(page);
});
