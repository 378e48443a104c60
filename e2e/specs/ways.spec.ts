/** The ways to be let in: whoever can approve is a few clicks away, and none of them clears anything. */
import type { ActionName } from '../browser/popup.ts';
import { expectNoPrompt, pressInPrompt } from '../browser/prompt.ts';
import { approveDevice, askSupport, deviceOf, openPopup, sayApproved } from '../stories/user-actions.ts';
import { incidentsIn, readKept } from '../worlds/extension-storage.ts';
import { clickAloud } from './clicks-aloud.ts';
import { loseTrust } from './setup.ts';
import { expect, test } from './stand-in-fixtures.ts';

/** Each way, and what is pressed in its view to begin the wait; a way that is shown to somebody begins it by itself. */
const WAYS: readonly (readonly [way: 'other-browser' | 'ask-agent' | 'support', copies: ActionName | null])[] = [
  ['other-browser', null],
  ['ask-agent', 'copy-agent-message'],
  ['support', 'copy-only'],
];

for (const [way, copies] of WAYS)
  test(`a browser that lost its approval comes back by the way “${way}”, at most four clicks after its page failed`, {
    tag: way === 'ask-agent' ? ['@promise', '@firefox'] : [],
  }, async ({ world, user }) => {
    const { page, deviceId } = await loseTrust(world, user);
    await page.bringToFront();
    await pressInPrompt(page, 'fix-it');
    await (await user.openedPopup()).close(); // no driver can press a key in it: the same page in a tab goes on
    const popup = await openPopup(user, page);
    await popup.expectChecked();
    const pressed = [popup.action('ways'), popup.way(way), ...(copies ? [popup.action(copies)] : [])];
    for (const button of pressed) await clickAloud(popup, button);
    expect(1 + pressed.length, 'clicks, with that in the page').toBeLessThanOrEqual(4);
    await popup.expectWaiting();
    await popup.expectVerdict('owner-must-approve');
    await expect(popup.page.locator('[data-waiting] .code')).toHaveText(
      `${deviceId.slice(0, 4)}${deviceId.slice(4, 8)}…${deviceId.slice(-4)}`,
    );
    const requestId = await approveDevice(world, deviceId);
    await popup.expectVerdict('fixed');
    await expectNoPrompt(page);
    expect(await deviceOf(page)).toBe(deviceId);
    if (copies) expect(await user.clipboard()).toContain(requestId);
    const [{ events } = { events: [] }] = incidentsIn(await user.inBackground(readKept));
    expect(events.filter(({ type }) => type === 'asked')).toMatchObject([{ way, requestId }]);
    expect(events.filter(({ type }) => type === 'cleared')).toEqual([]);
  });

test('the way through another browser shows its page of devices, and the line for a chat there', {
  tag: '@firefox',
}, async ({ world, user, agent }) => {
  const { page, deviceId } = await loseTrust(world, user);
  const popup = await openPopup(user, page);
  await popup.takeWay('other-browser');
  await expect(popup.page.locator('[data-way-open] svg[role="img"]')).toBeVisible();
  await popup.click(popup.page.locator('[data-action="detail"][data-answer="browser"]'));
  const requestId = agent.pending().find(pending => pending.deviceId === deviceId)?.requestId;
  await popup.press('copy-line');
  expect(await user.clipboard()).toBe(`/pair approve ${requestId}`);
});

test('support’s page is opened by the click that copies their message', async ({ world, user }) => {
  const { page, deviceId } = await loseTrust(world, user);
  expect(await askSupport(user, await openPopup(user, page))).toContain(deviceId);
});

test('heyron’s own steps lead on without an approval', async ({ world, user, agent }) => {
  const { page } = await loseTrust(world, user);
  const popup = await openPopup(user, page);
  await popup.expectCurrentStep('await-approval');
  await popup.open('ways');
  await clickAloud(popup, popup.way('steps'));
  await popup.expectResult('await-approval', 'skipped');
  await popup.expectCurrentStep('hard-refresh');
  await popup.takeWay('support'); // the door stays open
  await popup.press('copy-only');
  await popup.expectWaiting();
  expect(agent.pending(), 'the request still waits').not.toHaveLength(0);
});

test('who runs the agent is shown its commands first, and the wait begins with them', async ({ world, user }) => {
  const { page } = await loseTrust(world, user);
  const popup = await openPopup(user, page);
  await popup.open('details');
  await popup.click(popup.page.locator('details.more > summary'));
  await popup.click(popup.answer('me'));
  await popup.open('ways');
  await expect(popup.page.locator('[data-way]').first()).toHaveAttribute('data-way', 'commands');
  await expect(popup.way('support')).toHaveCount(0);
  await clickAloud(popup, popup.way('commands'));
  await expect(popup.page.locator('[data-way-open="commands"] code').first()).toHaveText('openclaw devices list');
  await popup.expectWaiting();
});

test.describe('on a page that does not retry', () => {
  test.use({ generation: '2026.5' });

  test('“It’s approved” looks again, and says so where no approval has come', async ({ world, user }) => {
    const { page, deviceId } = await loseTrust(world, user);
    const popup = await openPopup(user, page);
    await askSupport(user, popup);
    await clickAloud(popup, popup.action('confirm'));
    await expect(popup.page.locator('.was')).toHaveText('No approval has arrived.');
    await approveDevice(world, deviceId);
    await sayApproved(world, popup);
    await popup.expectVerdict('fixed');
  });
});
