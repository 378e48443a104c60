/** A login page that offers to pair its browser by a short code (docs/openclaw.md, "Pairing by a short code"). */
import { expectPrompt } from '../browser/prompt.ts';
import { openPopup } from '../stories/user-actions.ts';
import { expect, test } from './stand-in-fixtures.ts';

test('its code and Browser ID are handed on with the command, and nothing of another shape is', {
  tag: '@firefox',
}, async ({ agent, user }) => {
  agent.pairOffer = { code: 'ABCD-EFGH', browserId: '1a2b3c4d' };
  const page = await user.newPage(agent.link());
  await expectPrompt(page, 'pairing-required');
  const popup = await openPopup(user, page);
  await popup.click(popup.page.locator('[data-action="ways"]'));
  await popup.click(popup.way('support'));
  const letter = popup.page.locator('[data-way-open]');
  await expect(letter).toContainText('openclaw pair ABCD-EFGH');
  await expect(letter).toContainText('1a2b3c4d');
  await popup.page.close();

  agent.pairOffer = { code: 'ABCD-EFGH; reboot', browserId: '1a2b3c4d' };
  await page.goto('about:blank');
  await page.goto(agent.link());
  await expectPrompt(page, 'pairing-required');
  const again = await openPopup(user, page);
  await again.click(again.page.locator('[data-action="ways"]'));
  await again.click(again.way('support'));
  await expect(again.page.locator('[data-way-open]')).toContainText('openclaw devices');
  await expect(again.page.locator('[data-way-open]')).not.toContainText('openclaw pair');
});
