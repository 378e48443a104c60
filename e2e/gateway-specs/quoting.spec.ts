/** A connected chat that quotes the error texts: nothing is wrong, and nothing is reported. */

import { MODEL_ANSWER } from '../gateway/language-model.ts';
import { pairFirst } from '../stories/user-actions.ts';
import { expectSilence } from './expect-failure.ts';
import { expect, test } from './gateway-fixtures.ts';

const QUESTION =
  'My browser said "Auth failed: pairing required" and then "unauthorized: gateway token mismatch (open the dashboard URL)". What now?';
const UNSENT = 'disconnected (1008): pairing required';

test('a connected chat that quotes the errors stays silent', async ({ world, user, recorder }) => {
  const { page } = await pairFirst(world, user);
  const before = Date.now();
  const composer = page.locator('textarea:visible').last();
  const spoken = async () => {
    for (const words of [QUESTION, MODEL_ANSWER]) await expect(page.getByText(words.slice(0, 60)).last()).toBeVisible();
  };
  await composer.fill(QUESTION);
  await composer.press('Enter');
  await spoken();
  await composer.fill(UNSENT);
  await expectSilence(user, page, recorder);
  await page.reload();
  await spoken();
  await expectSilence(user, page, recorder);
  expect(recorder.kinds(before)).toEqual([]);
});
