/** The full recovery: a refresh does not help, clearing makes a new device, a fresh link and an approval help. */
import { expectNoPrompt, expectPrompt } from '../browser/prompt.ts';
import { expect, test } from '../worlds/fixtures.ts';
import {
  approveDevice,
  askSupport,
  deviceOf,
  expectAlarm,
  fillBystanders,
  loseTrust,
  openPopup,
  sayApproved,
  skipTo,
} from './user-actions.ts';

test('a removed device comes back by clearing and pairing afresh', async ({ world, user }) => {
  test.skip(!world.agent.removesDevices, 'this version cannot remove a device');
  const { agent } = world;
  const expectUntouched = await fillBystanders(user);
  const { page, deviceId } = await loseTrust(world, user);
  const popup = await openPopup(user, page);

  await popup.expectChecked();
  await skipTo(popup, 'hard-refresh');
  await popup.run('hard-refresh');
  await popup.expectResult('hard-refresh', 'still-failing');
  const firstRequest = (await agent.pending()).find(pending => pending.deviceId === deviceId)?.requestId;

  await skipTo(popup, 'clear-site-data');
  await popup.press('run');
  await popup.press('choose');
  await expect(popup.host(agent.host)).toBeVisible();
  expect(await popup.hosts()).toEqual({
    [agent.host]: true,
    'heyron.ai': true,
    'user-0241.c1.heyron.ai': false,
  });
  await popup.press('confirm');
  await popup.expectResult('clear-site-data', 'changed');
  await popup.open('details');
  await expect(popup.page.locator('[data-type="localStorage"][data-outcome="gone"]').first()).toBeAttached();
  await expect(popup.page.locator('[data-outcome="left-behind"], [data-outcome="not-verified"]')).toHaveCount(0);
  await expectPrompt(page, 'token-missing');
  await popup.expectCurrentStep('fresh-pairing');

  await popup.press('run');
  await popup.expectResult('fresh-pairing', 'running');
  await page.goto('about:blank'); // the same address with another fragment would not reload
  await page.goto(agent.link());
  await expectPrompt(page, 'pairing-required');
  await popup.expectVerdict('owner-must-approve');
  const newDevice = await deviceOf(page);
  expect(newDevice).not.toBe(deviceId);
  expect(await askSupport(user, popup)).toContain(newDevice);
  const secondRequest = await approveDevice(world, newDevice);
  expect(secondRequest).not.toBe(firstRequest);
  await sayApproved(world, popup);

  await popup.expectVerdict('fixed');
  await popup.expectResult('fresh-pairing', 'fixed');
  await expectNoPrompt(page);
  await expectAlarm(user, page, false);
  const { json, markdown } = await popup.savePacket();
  expect(json).toMatchObject({
    pairing: { requestId: secondRequest, deviceId: newDevice, freshPairing: 'fixed' },
    verdict: 'fixed',
  });
  expect(storyOf(json)).toEqual([
    'right-gateway done',
    'await-approval skipped',
    'hard-refresh still-failing',
    'sign-out-in skipped',
    'private-window skipped',
    'clear-site-data changed',
    'fresh-pairing fixed',
  ]);
  expect(kindsIn(json)).toEqual(['pairing-required', 'token-missing', 'pairing-required']);
  expect(markdown).toContain(secondRequest);
  expect(markdown).not.toContain(new URL(agent.link().replace('#', '?')).searchParams.get('token'));
  await expectUntouched();
});

interface Timeline {
  timeline: { what: string; step?: string; result?: string; kind?: string }[];
}

/** What was written down since the device was removed: the first pairing of all, and its own check, come before. */
function sinceTrouble(packet: unknown): Timeline['timeline'] {
  const { timeline } = packet as Timeline;
  return timeline.slice(timeline.findLastIndex(({ step }) => step === 'right-gateway'));
}

/** Each step with its end, in order. */
function storyOf(packet: unknown): string[] {
  return sinceTrouble(packet)
    .filter(({ what }) => what === 'step-ended')
    .map(({ step, result }) => `${step} ${result}`);
}

/** The failures, without repeats. */
function kindsIn(packet: unknown): (string | undefined)[] {
  const kinds = sinceTrouble(packet).flatMap(({ kind }) => kind ?? []);
  return kinds.filter((kind, index) => kind !== kinds[index - 1]);
}
