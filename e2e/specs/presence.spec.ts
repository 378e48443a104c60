/** A tab's button and prompt are about the page that it shows now; trouble is over when no page has it any more. */

import { eventually } from '../browser/eventually.ts';
import { expectPrompt } from '../browser/prompt.ts';
import { openPopup } from '../stories/user-actions.ts';
import { keptText } from '../worlds/extension-storage.ts';
import { AGENT } from '../worlds/world.ts';
import { expect, test } from './stand-in-fixtures.ts';

test.use({ generation: '2026.5' }); // its pages do not retry on their own

test('an agent that works in one tab and fails in another is not fixed, until the last page that fails is gone', {
  tag: '@promise',
}, async ({ world, user, agent }) => {
  await user.newPage('https://heyron.ai/'); // Chromium takes the front tab for the opener of the next one
  const failing = await user.newPage(agent.link());
  await expectPrompt(failing, 'pairing-required');
  const tab = await user.tabIdOf(failing);
  for (const { requestId } of await world.agent.pending()) await world.agent.approve(requestId);
  const working = await user.newPage(agent.link());
  const popup = await openPopup(user, working);
  await eventually(() => keptText(user)).toContain('"othersFail":true'); // connected for 5 s: recorded, and no fix
  await popup.expectVerdict('owner-must-approve');
  expect(await user.badgeText(tab)).toBe('!');
  await expectPrompt(failing, 'pairing-required');
  await failing.close();
  await popup.expectVerdict('fixed');
});

test('a tab that has gone elsewhere is left in peace', async ({ user, agent }) => {
  const page = await user.newPage(agent.link());
  await expectPrompt(page, 'pairing-required');
  const tab = await user.tabIdOf(page);
  await page.goto('https://heyron.ai/');
  const other = await user.newPage(`https://${AGENT}/`);
  await expectPrompt(other); // the same agent's trouble changes
  expect(await user.badgeText(tab)).toBe('');
  expect(await page.locator('re-pair-prompt').count()).toBe(0);
});
