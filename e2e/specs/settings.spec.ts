/** The settings page: changes take effect at once, and everything can be deleted. */
import { expectAccessible } from '../browser/axe.ts';
import { Popup } from '../browser/popup.ts';
import { expectNoPrompt, expectPrompt } from '../browser/prompt.ts';
import { expectAlarm, openPopup } from '../stories/user-actions.ts';
import { incidentsIn, readKept } from '../worlds/extension-storage.ts';
import { AGENT } from '../worlds/world.ts';
import { expect, test } from './stand-in-fixtures.ts';

const SETTINGS = 'src/settings/index.html';

test('prompting is turned off, for one agent and altogether; the badge goes on telling', async ({ user, agent }) => {
  const page = await user.newPage(agent.link());
  await expectPrompt(page, 'pairing-required');
  const settings = await user.openExtensionPage(SETTINGS);
  const shown = new Popup(settings); // its boxes are ticked as the popup's are
  await expectAccessible(settings);
  await shown.choose(settings.locator(`[data-agent="${AGENT}"]`), false);
  await expectNoPrompt(page);
  await expectAlarm(user, page, true);
  await shown.choose(settings.locator(`[data-agent="${AGENT}"]`));
  await expectPrompt(page, 'pairing-required');
  await shown.choose(settings.locator('[data-setting="prompting"]'), false);
  await expectNoPrompt(page);
  await settings.reload();
  await expect(settings.locator('[data-setting="prompting"]')).not.toBeChecked();
});

test('everything is deleted at a word, after a question that says what goes', { tag: '@firefox' }, async ({
  user,
  agent,
}) => {
  const page = await user.newPage(agent.link());
  await expectPrompt(page, 'pairing-required');
  const popup = await openPopup(user, page);
  await popup.takeWay('support');
  await popup.press('copy-only');
  await popup.expectWaiting();
  const settings = await user.openExtensionPage(SETTINGS);
  await settings.locator('[data-setting="kept-1"]').check();
  await settings.locator('[data-action="forget"]').click();
  await expect(settings.getByRole('dialog')).toContainText('Your agents, your chats and your sign-in are not touched');
  await expectAccessible(settings);
  await settings.locator('[data-action="keep"]').click();
  expect(incidentsIn(await user.inBackground(readKept))).toHaveLength(1);
  await settings.locator('[data-action="forget"]').click();
  await settings.locator('[data-action="confirm-forget"]').click();
  await expect(settings.getByRole('status')).toContainText('Nothing of it is left');
  expect((await user.inBackground(readKept)).local).toEqual({});
  await expect(settings.locator('[data-setting="kept-7"]')).toBeChecked();
  await page.reload();
  await expect(popup.page.locator('.first-run'), 'as on the first day').toBeVisible();
  await expect(popup.page.locator('[data-waiting]')).toHaveCount(0);
});

test('how much of the address a report shows is set for all of them', async ({ user, agent }) => {
  const settings = await user.openExtensionPage(SETTINGS);
  await settings.locator('[data-setting="detail-shard"]').check();
  await expect(settings.getByRole('status')).not.toBeEmpty();
  const page = await user.newPage(agent.link());
  await expectPrompt(page, 'pairing-required');
  const popup = await openPopup(user, page);
  const { json, jsonName } = await popup.savePacket();
  expect(JSON.stringify(json) + jsonName).not.toContain(AGENT);
});
