/** Any number of names below a neighbour's host: they push nothing out of the choice of what to clear. */
import { askToClear } from '../../stories/user-actions.ts';
import { AGENT } from '../../worlds/world.ts';
import { loseTrust } from '../setup.ts';
import { expect, test } from '../stand-in-fixtures.ts';
import { NEIGHBOUR } from './hostile-pages.ts';

/** Far less than two hundred hosts take. In CSS px. */
const MOST_HIGH = 3_000;

test('made-up names are folded below one line, which the keyboard opens', { tag: '@firefox' }, async ({
  world,
  user,
}) => {
  const { page } = await loseTrust(world, user);
  await user.inBackground(async neighbour => {
    const names = Array.from({ length: 50 }, (_, n) => `x${n}.${neighbour}`);
    await chrome.storage.local.set({
      'known-hosts': Object.fromEntries(names.map(name => [name, { at: Date.now(), connected: false }])),
    });
  }, NEIGHBOUR);
  const popup = await askToClear(user, page);
  await expect(popup.host(AGENT)).toBeVisible();
  await expect(popup.host('heyron.ai')).toBeVisible();
  const high = await popup.page.evaluate(() => document.documentElement.scrollHeight);
  expect(high).toBeLessThan(MOST_HIGH);
  const hidden = popup.host(`x49.${NEIGHBOUR}`);
  await expect(hidden).toBeHidden();
  const line = popup.page.locator('summary', { hasText: /^Show \d+ more$/ });
  await line.focus();
  await popup.page.bringToFront();
  await popup.page.keyboard.press('Enter');
  await expect(hidden).toBeVisible();
  await popup.choose(hidden);
  await popup.page.locator('summary', { hasText: 'Show fewer' }).press('Enter');
  await expect(hidden, 'what is ticked is not folded away').toBeVisible();
});
