/** The language that is set: in our pages, in a page's card, and in a whole recovery. Support still reads English. */
import { readFileSync } from 'node:fs';
import type { SourceCatalogue } from '../../src/core/catalogue-file.ts';
import { folderOf, LANGUAGE_TAGS, type Language } from '../../src/core/languages.ts';
import { directionOf } from '../../src/core/say.ts';
import type { Browser } from '../browser/browser.ts';
import { expectPrompt } from '../browser/prompt.ts';
import { approveDevice, openPopup } from '../stories/user-actions.ts';
import { loseTrust } from './setup.ts';
import { expect, test } from './stand-in-fixtures.ts';

test('a language that is set is spoken at once and everywhere, and support still reads English', {
  tag: '@firefox',
}, async ({ user, agent }) => {
  const page = await user.newPage(agent.link());
  await expectPrompt(page, 'pairing-required');
  const settings = await setLanguage(user, 'de');
  await expect(settings.getByRole('status')).toHaveText(wordsOf('de', 'settings_saved'));
  const popup = await openPopup(user, page);
  await expect(popup.page.locator('h1')).toHaveText(wordsOf('de', 'failure_pairing_required_title'));
  await popup.takeWay('support');
  const letter = popup.page.locator('.letter').last();
  await expect(letter).toContainText('Please approve one browser of agent');
  await expect(letter, 'all of it').toContainText('Approving gives this browser full control of the agent.');
  await expect(popup.page.locator('main')).toContainText(wordsOf('de', 'support_first'));
});

for (const language of LANGUAGE_TAGS.filter(tag => tag !== 'en'))
  test(`a whole recovery is walked in ${language}`, {
    tag: directionOf(language) === 'rtl' ? '@firefox' : '@rest',
  }, async ({ world, user }) => {
    await setLanguage(user, language);
    const { page, deviceId } = await loseTrust(world, user);
    const popup = await openPopup(user, page);
    await expect(popup.page.locator('html')).toHaveAttribute('dir', directionOf(language));
    await expect(popup.page.locator('h1')).toHaveText(wordsOf(language, 'failure_pairing_required_title'));
    await popup.takeWay('ask-agent');
    await popup.press('copy-agent-message');
    await popup.expectWaiting();
    const requestId = await approveDevice(world, deviceId);
    await popup.expectVerdict('fixed');
    await expect(popup.page.locator('h1')).toHaveText(wordsOf(language, 'fixed_title'));
    const copied = await user.clipboard();
    expect(copied).toContain(`openclaw devices approve ${requestId}`); // nothing unseen within the command
    expect(copied).toContain(wordsOf(language, 'agent_message').slice(0, 5));
  });

async function setLanguage(user: Browser, language: Language) {
  const settings = await user.openExtensionPage('src/settings/index.html');
  await settings.locator(`[data-setting="language-${language}"]`).check();
  await expect(settings.locator('h1')).toHaveText(wordsOf(language, 'settings_title'));
  await expect(settings.locator('html')).toHaveAttribute('dir', directionOf(language));
  return settings;
}

function wordsOf(language: Language, key: string): string {
  const file = readFileSync(`public/_locales/${folderOf(language)}/messages.json`, 'utf8');
  return (JSON.parse(file) as SourceCatalogue)[key]?.message ?? '';
}
