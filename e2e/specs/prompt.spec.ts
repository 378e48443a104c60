/** The card in the page: what it offers, what it obeys, and that "not now" means not now. */
import { eventually } from '../browser/eventually.ts';
import { newPageBy } from '../browser/new-page.ts';
import {
  expectNoPrompt,
  expectPrompt,
  expectReady,
  pressInPrompt,
  promptButtons,
  promptFailure,
  promptText,
} from '../browser/prompt.ts';
import { GENERATIONS } from '../site/generation.ts';
import { expectAlarm } from '../stories/user-actions.ts';
import { expect, test } from './stand-in-fixtures.ts';

test('it says what happened and offers two ways on', { tag: '@firefox' }, async ({ agent, user }) => {
  const page = await user.newPage(agent.link());
  await expectPrompt(page, 'pairing-required');
  expect((await promptButtons(page)).map(({ name }) => name)).toEqual(['Get back in', 'Not now']);
  expect(await promptText(page)).toMatch(/recognize this browser/);
});

test('dismissed means dismissed, over reloads and retries, until the failure becomes another one', async ({
  agent,
  user,
}) => {
  const page = await user.newPage(agent.link());
  await expectPrompt(page, 'pairing-required');
  await pressInPrompt(page, 'dismiss');
  await expectNoPrompt(page);
  await page.goto('about:blank');
  await page.goto(agent.link());
  await page.waitForTimeout(3_000); // several retries of the page
  expect(await promptFailure(page)).toBeNull();
  await expectAlarm(user, page, true); // the badge stays
  await page.reload(); // loses the link's token
  await expectPrompt(page, 'token-missing');
});

test('“Get back in” opens the recovery of this tab', { tag: '@firefox' }, async ({ agent, user }) => {
  const page = await user.newPage(agent.link());
  await expectPrompt(page, 'pairing-required');
  await page.bringToFront();
  await pressInPrompt(page, 'fix-it');
  const opened = await user.openedPopup();
  await eventually(() => opened.evaluate<string>("document.body?.innerText ?? ''")).toContain('recognize this browser');
  await opened.close();
});

test('where the browser opens no popup, the recovery opens in a tab beside the page', async ({ agent, user }) => {
  const page = await user.newPage(agent.link());
  await expectPrompt(page, 'pairing-required');
  await user.inBackground(() => Object.assign(chrome.action, { openPopup: () => Promise.reject(new Error('no')) }));
  const opened = await newPageBy(user.context, () => pressInPrompt(page, 'fix-it'));
  await expect(opened.getByRole('heading', { level: 1 })).toContainText('recognize this browser');
});

test('a page cannot find out that the extension is there by loading a file of it', async ({ agent, user }) => {
  const page = await user.newPage(agent.link());
  await expectPrompt(page, 'pairing-required');
  const { web_accessible_resources: open } = await user.inBackground(() => chrome.runtime.getManifest());
  expect(open ?? []).toEqual([]);
  const loads = await page.evaluate(
    url =>
      fetch(url).then(
        () => true,
        () => false,
      ),
    user.extensionUrl('src/content/prompt.iife.js'),
  );
  expect(loads).toBe(false);
});

test('a script of the page can neither press the buttons nor read the card', { tag: '@promise' }, async ({
  agent,
  user,
}) => {
  const page = await user.newPage(agent.link());
  await expectPrompt(page, 'pairing-required');
  const reached = await page.evaluate(() => {
    const prompt = document.querySelector('re-pair-prompt');
    prompt?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    return prompt?.shadowRoot ?? null;
  });
  expect(reached).toBeNull();
  await expectPrompt(page, 'pairing-required');
});

test('both buttons are reached and pressed with the keyboard', { tag: '@firefox' }, async ({ agent, user }) => {
  const page = await user.newPage(agent.link());
  await expectPrompt(page, 'pairing-required');
  const focused = () => page.evaluate(() => document.activeElement?.localName);
  for (let tabs = 0; tabs < 40 && (await focused()) !== 're-pair-prompt'; tabs++) await page.keyboard.press('Tab');
  expect(await focused()).toBe('re-pair-prompt');
  await expectReady(page);
  await page.keyboard.press('Tab'); // from "Get back in" to "Not now"
  await page.keyboard.press('Enter');
  await expectNoPrompt(page);
});

for (const generation of GENERATIONS)
  test(`it keeps clear of the page’s own error on generation ${generation}`, {
    tag: generation === '2026.9' ? [] : '@rest',
  }, async ({ agent, user }) => {
    agent.setGeneration(generation);
    const page = await user.newPage(agent.link());
    await expectPrompt(page, 'pairing-required');
    await page.waitForTimeout(1_000); // the page's own error may come after the prompt
    const overlap = await page.evaluate(() => {
      const card = document.querySelector('re-pair-prompt')?.getBoundingClientRect();
      const error = document
        .querySelector('.login-gate__failure, .callout.danger, .banner[role=alert]')
        ?.getBoundingClientRect();
      if (!card || !error) throw new Error('nothing to compare');
      return card.left < error.right && error.left < card.right && card.top < error.bottom && error.top < card.bottom;
    });
    expect(overlap).toBe(false);
  });
