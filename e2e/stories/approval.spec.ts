/** The gentlest recovery: somebody approves the shown request, and nothing is cleared. */
import { expectNoPrompt } from '../browser/prompt.ts';
import { expect, test } from '../worlds/fixtures.ts';
import {
  askSupport,
  deviceOf,
  expectAlarm,
  fillBystanders,
  loseTrust,
  openPopup,
  sayApproved,
} from './user-actions.ts';

test('a removed device comes back by approval alone', async ({ world, user }) => {
  test.skip(!world.agent.removesDevices, 'this version cannot remove a device');
  const expectUntouched = await fillBystanders(user);
  const { page, deviceId } = await loseTrust(world, user);
  await expectAlarm(user, page, true);

  const popup = await openPopup(user, page);
  await popup.expectChecked();
  const handoff = await askSupport(user, popup);
  await popup.expectVerdict('owner-must-approve');
  expect(handoff).toContain(deviceId);
  const requestId = /openclaw devices approve ([0-9a-f-]{36})/.exec(handoff)?.[1] ?? 'no request in the hand-off';
  await world.agent.approve(requestId);
  await sayApproved(world, popup);

  await popup.expectVerdict('fixed');
  await expectNoPrompt(page);
  await expectAlarm(user, page, false);
  expect(await deviceOf(page)).toBe(deviceId);
  const { json } = await popup.savePacket();
  expect(json).toMatchObject({
    schema: 're-pair/packet@1',
    failure: { kind: 'pairing-required' },
    gateway: `wss://${world.agent.host}`,
    pairing: { requestId, deviceId },
    verdict: 'fixed',
    clears: [],
  });
  await expectUntouched();
});
