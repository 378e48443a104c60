/** The language that is set: our pages, the card in a page, the toolbar's title; and what support gets, in English. */
import { expectPrompt } from '../browser/prompt.ts';
import { openPopup } from '../stories/user-actions.ts';
import { expect, test } from './stand-in-fixtures.ts';

const SETTINGS = 'src/settings/index.html';

test('a language that is set is spoken at once and everywhere, and support still reads English', async ({
  user,
  agent,
}) => {
  const page = await user.newPage(agent.link());
  await expectPrompt(page, 'pairing-required');
  const settings = await user.openExtensionPage(SETTINGS);
  await settings.locator('[data-setting="language-de"]').check();
  await expect(settings.getByRole('heading', { level: 1 })).toHaveText('Einstellungen');
  await expect(settings.getByRole('status')).toHaveText('Gespeichert.');
  await expect(settings.locator('html')).toHaveAttribute('lang', 'de');
  const popup = await openPopup(user, page);
  await expect(popup.page.getByRole('heading', { level: 1 })).toHaveText('Dein Agent erkennt diesen Browser nicht');
  await popup.takeWay('support');
  const letter = popup.page.locator('.letter').last();
  await expect(letter).toContainText('Please approve one browser of agent');
  await expect(letter, 'all of it').toContainText('Approving gives this browser full control of the agent.');
  await expect(popup.page.locator('main')).toContainText('heyrons Support-Seite');
});

test('a language from right to left turns our pages around', async ({ user, agent }) => {
  const settings = await user.openExtensionPage(SETTINGS);
  await settings.locator('[data-setting="language-ar"]').check();
  await expect(settings.locator('html')).toHaveAttribute('dir', 'rtl');
  const page = await user.newPage(agent.link());
  await expectPrompt(page, 'pairing-required');
  const popup = await openPopup(user, page);
  await expect(popup.page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(popup.page.getByRole('heading', { level: 1 })).toHaveText('وكيلك لا يتعرّف على هذا المتصفح');
  await settings.locator('[data-setting="language-browser"]').check();
  await expect(settings.locator('html')).toHaveAttribute('dir', 'ltr');
});
