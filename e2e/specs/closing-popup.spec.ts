/** A popup closes whenever the user looks elsewhere, even during a click: what the click asked for still happens. */

import { eventually } from '../browser/eventually.ts';
import { expectPrompt, pressInPrompt } from '../browser/prompt.ts';
import { openPopup } from '../stories/user-actions.ts';
import { test } from './stand-in-fixtures.ts';

test('the report is saved although the popup closes in the moment of the click', async ({ user, agent }) => {
  const page = await user.newPage(agent.link());
  await expectPrompt(page, 'pairing-required');
  await page.bringToFront();
  await pressInPrompt(page, 'fix-it');
  const popup = await user.openedPopup();
  const help = `document.querySelector('[data-action="help"]:not([aria-disabled])')`;
  await eventually(() => popup.evaluate(`!!${help}`)).toBe(true);
  await popup.evaluate(`${help}.click()`);
  const save = `document.querySelector('[data-action="save-packet"]:enabled:not([aria-disabled])')`;
  await eventually(() => popup.evaluate(`!!${save}`)).toBe(true);
  await popup.evaluate(`(${save}.click(), document.defaultView.close())`).catch(() => {}); // it closes while it answers
  const endings = async () => (await user.saved()).map(({ name }) => name.split('.').at(-1)).sort();
  // Of two downloads in a closing document, a busy Chromium sometimes begins only the first.
  await eventually(endings).toContain('json');
  if (user.family === 'firefox') await eventually(endings).toEqual(['json', 'md']);
});

test('the report is copied although its page closes in the moment of the click', async ({ user, agent }) => {
  const page = await user.newPage(agent.link());
  await expectPrompt(page, 'pairing-required');
  const popup = await openPopup(user, page);
  await popup.press('copy-packet');
  await popup.page.close();
  await eventually(() => user.clipboard()).toContain(agent.pending()[0]?.requestId);
});
