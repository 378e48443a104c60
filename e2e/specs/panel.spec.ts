/** The popup beside the page, where a click into the page does not close it, and the guide that leads back to it. */
import { expectAccessible } from '../browser/axe.ts';
import { eventually } from '../browser/eventually.ts';
import { loadedAnewBy, newPageBy } from '../browser/new-page.ts';
import { expectNoPrompt, expectPrompt, pressInPrompt, promptText } from '../browser/prompt.ts';
import { openPopup, signIn, skipTo } from '../stories/user-actions.ts';
import { beTrusted, loseTrust } from './setup.ts';
import { expect, test } from './stand-in-fixtures.ts';

test('the recovery goes on beside the page while that is clicked, and follows the tab in front', async ({
  agent,
  user,
}) => {
  const page = await user.newPage(agent.link());
  await expectPrompt(page, 'pairing-required');
  const popup = await openPopup(user, page);
  await popup.expectChecked();
  await expectAccessible(popup.page);
  await popup.page.locator('[data-action="details"]').click();
  const panel = await user.openedBeside(page, () => popup.page.locator('[data-action="open-beside"]').click());
  await popup.page.close();
  const step = () =>
    panel.evaluate<string | null>(`document.querySelector('[aria-current="step"]')?.dataset.step ?? null`);
  await page.bringToFront();
  await eventually(step, 'the step of the tab in front').toBe('fresh-pairing');
  expect(await panel.evaluate(`document.querySelector('[data-action="open-beside"]')`)).toBeNull();
  await page.mouse.click(5, 5);
  // A button that has just appeared is inactive for a moment.
  for (const button of ['[data-action="ways"]', '[data-way="steps"]']) {
    const active = `document.querySelector('${button}:not([aria-disabled])')`;
    await eventually(() => panel.evaluate<boolean>(`!!${active}`)).toBe(true);
    await panel.evaluate(`${active}.click()`);
  }
  await eventually(step, 'live, after a click into the page').toBe('escalate');
  const tab = await user.tabIdOf(page);
  await user.inBackground(async id => {
    const { windowId = -2 } = await chrome.tabs.get(id); // -2: the current one
    await chrome.tabs.create({ windowId, url: 'https://unrelated.test/' });
  }, tab);
  await eventually(step, 'another tab is in front').toBeNull();
  await user.inBackground(async id => void (await chrome.tabs.update(id, { active: true })), tab);
  await eventually(step, 'and the first one again').toBe('escalate');
  await panel.close();
});

test('whatever closes the popup leaves a guide where the user goes on, which says what is next and leads back', async ({
  world,
  agent,
  user,
}) => {
  await signIn(user);
  const { page } = await beTrusted(world, user);
  agent.wantsSessionSince = Date.now();
  await page.reload();
  await expectPrompt(page, 'unauthorized');
  const popup = await openPopup(user, page);
  await skipTo(popup, 'sign-out-in');
  const account = await newPageBy(user.context, () => popup.press('run', 'sign-out-in'));
  await popup.page.close();
  const guide = account.locator(':root > re-pair-guide');
  await expect(guide).toHaveAttribute('data-step', 'sign-out-in');
  await expectNoPrompt(account);
  const signOut = account.getByRole('link', { name: 'Sign out' });
  await signOut.click();
  await eventually(() => promptText(account, 're-pair-guide'), 'in the next page too').toMatch(/signed out/i);
  await account.getByRole('button', { name: 'Sign in' }).click();
  await expect(guide).toHaveCount(0); // the trouble is over
  await expectNoPrompt(page);
});

test('the guide opens the popup at a click, goes at “Hide”, and hears that its step is done', async ({
  world,
  user,
}) => {
  const { page } = await loseTrust(world, user);
  const popup = await openPopup(user, page);
  await skipTo(popup, 'sign-out-in');
  const account = await newPageBy(user.context, () => popup.press('run', 'sign-out-in'));
  await account.waitForURL('https://heyron.ai/auth/login');
  const guide = account.locator(':root > re-pair-guide');
  await expect(guide).toHaveCount(1);
  await pressInPrompt(account, 'hide', 're-pair-guide');
  await expect(guide).toHaveCount(0);
  await account.reload();
  await expect(guide).toHaveCount(1);
  await account.bringToFront();
  await pressInPrompt(account, 'fix-it', 're-pair-guide');
  const opened = await user.openedPopup();
  const step = `document.querySelector('[aria-current="step"]')?.dataset.step`;
  await eventually(() => opened.evaluate(step)).toBe('sign-out-in');
  await opened.close();
  await loadedAnewBy(page, () => pressInPrompt(account, 'step-done', 're-pair-guide'));
  await popup.expectResult('sign-out-in', 'still-failing');
  await expect(guide).toHaveCount(0);
});
