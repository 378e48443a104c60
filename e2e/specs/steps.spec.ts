/** Each step on its own: done for the user where a browser allows it, and its result observed. */

import { browserSession } from '../browser/chromium/cdp.ts';
import { eventually } from '../browser/eventually.ts';
import { loadedAnewBy, newPageBy } from '../browser/new-page.ts';
import { Popup } from '../browser/popup.ts';
import { expectPrompt } from '../browser/prompt.ts';
import { approveDevice, deviceOf, openPopup, signIn, skipTo } from '../stories/user-actions.ts';
import { keptText } from '../worlds/extension-storage.ts';
import { beTrusted, loseTrust } from './setup.ts';
import { expect, test } from './stand-in-fixtures.ts';

test('the page, the address that it talks to and the agent are checked as the popup opens, without a click', async ({
  agent,
  user,
}) => {
  const page = await user.newPage(agent.link());
  await expectPrompt(page);
  const popup = await openPopup(user, page);
  await popup.expectChecked();
  for (const what of ['address', 'agent'])
    await expect(popup.page.locator(`[data-check="${what}"]`)).toHaveAttribute('data-result', 'well');
  await expect(popup.page.locator('[data-check="browser"]')).toHaveAttribute('data-result', 'ill');
  await popup.open('details');
  await expect(popup.page.locator('main')).toContainText(agent.host);
});

test('a browser that was never paired goes straight to pairing', async ({ agent, user }) => {
  const page = await user.newPage(agent.link());
  await expectPrompt(page, 'pairing-required');
  const popup = await openPopup(user, page);
  await popup.expectCurrentStep('fresh-pairing');
  expect(await popup.result('clear-site-data')).toBeNull();
});

test('a hard refresh loads the page past cache and service worker, and sees the same failure again', async ({
  world,
  user,
}) => {
  const { page } = await loseTrust(world, user);
  const popup = await openPopup(user, page);
  await skipTo(popup, 'hard-refresh');
  await loadedAnewBy(page, () => popup.run('hard-refresh'));
  expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
  await popup.expectResult('hard-refresh', 'still-failing');
});

test.describe('on a page that does not ask again by itself', () => {
  test.use({ generation: '2026.5' });

  test('a step that cures it ends the recovery with a success', async ({ world, user }) => {
    const { page, deviceId } = await loseTrust(world, user);
    const popup = await openPopup(user, page);
    await skipTo(popup, 'hard-refresh');
    await approveDevice(world, deviceId);
    await popup.run('hard-refresh');
    await popup.expectVerdict('fixed');
    await popup.expectResult('hard-refresh', 'fixed');
  });
});

test('“I have signed in” brings the agent’s page back and looks at it again', async ({ world, user }) => {
  const { page } = await loseTrust(world, user);
  const popup = await openPopup(user, page);
  await skipTo(popup, 'sign-out-in');
  const account = await newPageBy(user.context, () => popup.press('run', 'sign-out-in'));
  await account.waitForURL('https://heyron.ai/auth/login');
  await loadedAnewBy(page, () => popup.press('confirm', 'sign-out-in'));
  await popup.expectResult('sign-out-in', 'still-failing');
});

test('signing in from there leads to the agent by a fresh link, and its approval ends the recovery', async ({
  world,
  agent,
  user,
}) => {
  const { page: first } = await beTrusted(world, user);
  await first.close();
  agent.rotateToken();
  const removed = agent.paired()[0] ?? '';
  agent.removeDevice(removed);
  const page = await user.newPage(`https://${agent.host}/`);
  await expectPrompt(page);
  const popup = await openPopup(user, page);
  await skipTo(popup, 'sign-out-in');
  const account = await newPageBy(user.context, () => popup.press('run', 'sign-out-in'));
  await account.waitForURL('https://heyron.ai/auth/login');
  const onAccount = new Popup(await user.openPopupPage(await user.tabIdOf(account)));
  await onAccount.expectCurrentStep('sign-out-in'); // the recovery is available on the account site too
  await account.getByRole('button', { name: 'Sign in' }).click();
  await account.getByRole('link', { name: /agent/i }).click();
  const deviceId = await deviceOf(account);
  await approveDevice(world, deviceId);
  await expect(popup.page.getByRole('heading', { name: 'You’re back in, in another tab' })).toBeVisible();
  expect(await popup.verdict(), 'this tab still shows the error').not.toBe('fixed');
  await popup.press('reload');
  await popup.expectVerdict('fixed');
});

test('signing out and in again is seen, and cures a session that went stale', { tag: '@firefox' }, async ({
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
  const again = await newPageBy(user.context, () => popup.press('run', 'sign-out-in'));
  await again.getByRole('link', { name: 'Sign out' }).click();
  await expect(popup.step('sign-out-in')).toContainText('You’re signed out');
  await again.getByRole('button', { name: 'Sign in' }).click();
  await popup.expectVerdict('fixed'); // automatically: nobody said “I have signed in”
  await popup.expectResult('sign-out-in', 'fixed');
  expect(await again.evaluate(() => document.visibilityState)).toBe('visible');
  const { json } = await popup.savePacket();
  const seen = (json.timeline as { what: string; seen?: string }[]).filter(({ what }) => what === 'account');
  expect(seen.map(entry => entry.seen)).toEqual(['signed-out', 'signed-in']);
});

test.describe('with private windows allowed', () => {
  test.use({ install: { incognitoAllowed: true } });

  test('being asked to pair there proves nothing, is observed, and leaves no trace', {
    tag: '@firefox',
  }, async ({ world, agent, user }) => {
    const { page, deviceId } = await loseTrust(world, user);
    const popup = await openPopup(user, page);
    await skipTo(popup, 'private-window');
    await popup.press('run', 'private-window');
    await popup.expectResult('private-window', 'unproven');
    const stored = await keptText(user);
    expect(stored).toContain(deviceId);
    const elsewhere = agent.pending().filter(pending => pending.deviceId !== deviceId);
    for (const other of elsewhere) {
      expect(stored).not.toContain(other.deviceId);
      expect(stored).not.toContain(other.requestId);
    }
  });
});

test('with private windows not allowed one is opened all the same, and the user says what it shows', async ({
  world,
  user,
}) => {
  test.skip(user.family === 'firefox', 'Firefox lets no extension open what it may not see');
  const { page } = await loseTrust(world, user);
  const cdp = await browserSession(user.context);
  const ofAgent = async () =>
    (await cdp.send('Target.getTargets')).targetInfos.filter(
      ({ type, url }) => type === 'page' && new URL(url).host === world.agent.host,
    );
  expect(await ofAgent()).toHaveLength(1);
  const popup = await openPopup(user, page);
  await skipTo(popup, 'private-window');
  await popup.press('run', 'private-window');
  await eventually(async () => (await ofAgent()).length).toBe(2);
  await popup.click(popup.answer('connected'));
  await popup.expectResult('private-window', 'done');
  await expect(popup.page.locator('main').getByText('clearing will help')).toBeVisible();
});

test('where no private window can be opened the user is told how, and says what it shows', {
  tag: '@firefox',
}, async ({ world, user }) => {
  test.skip(user.family === 'chromium', 'Chromium opens one');
  const { page } = await loseTrust(world, user);
  const popup = await openPopup(user, page);
  await skipTo(popup, 'private-window');
  await expect(popup.step('private-window')).not.toContainText('Open a private window');
  await popup.press('run', 'private-window');
  await expect(popup.step('private-window')).toContainText(`from the browser’s menu, and go to ${world.agent.host}`);
  await popup.click(popup.answer('connected'));
  await popup.expectResult('private-window', 'done');
  await expect(popup.page.locator('main').getByText('clearing will help')).toBeVisible();
});

test('a gateway that comes back while it is waited for has ended the recovery', async ({ world, agent, user }) => {
  const { page } = await beTrusted(world, user);
  agent.setDown(true, 'sockets');
  await expectPrompt(page, 'gateway-unreachable');
  const popup = await openPopup(user, page);
  await popup.expectCurrentStep('wait');
  await popup.expectVerdict('wait');
  await popup.press('run', 'wait');
  await popup.expectResult('wait', 'running');
  agent.setDown(false);
  await popup.expectVerdict('fixed');
  await popup.expectResult('wait', 'fixed');
});

test('the user’s own word ends it too, and is recorded as such', async ({ agent, user }) => {
  const page = await user.newPage(agent.link());
  await expectPrompt(page);
  const popup = await openPopup(user, page);
  await popup.takeWay('steps');
  await popup.press('it-works');
  await popup.expectVerdict('fixed');
  const { json } = await popup.savePacket();
  expect((json.timeline as { what: string }[]).map(({ what }) => what)).toContain('declared-fixed');
});
