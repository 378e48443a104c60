/** A browser that its real gateway knows: what it is refused for later, and what it recovers from on its own. */
import { atLeast } from '../gateway/version.ts';
import { pairFirst } from '../stories/user-actions.ts';
import { pairedNarrowly } from './ask-for-more.ts';
import { expectFailure, expectRequestOf, expectSilence } from './expect-failure.ts';
import { expect, test } from './gateway-fixtures.ts';

test('a device that is removed while its page is open must pair again', async ({ world, user, recorder }) => {
  test.skip(!world.agent.removesDevices, 'this version cannot remove a device');
  const { page, deviceId } = await pairFirst(world, user);
  const before = Date.now();
  await world.agent.removeDevice(deviceId);
  await expectFailure(user, page, 'pairing-required');
  await expectRequestOf(world, user, page);
  expect(recorder.kinds(before)).toEqual(['pairing-required']);
});

test('a device that asks for more than it was granted needs an upgrade', async ({ where, world, user, recorder }) => {
  test.skip(!atLeast(where, '2026.2.0'), 'this version calls it pairing, too');
  const { page, comeBack } = await pairedNarrowly(world, user);
  const before = Date.now();
  await comeBack();
  await expectFailure(user, page, 'scope-upgrade');
  await expectRequestOf(world, user, page);
  expect(recorder.kinds(before)).toEqual(['scope-upgrade']);
});

test('a paired browser that follows a link with a wrong token gets in without a word', async ({
  where,
  world,
  user,
  recorder,
}) => {
  const { page } = await pairFirst(world, user);
  await page.goto('about:blank');
  const before = Date.now();
  await page.goto(world.agent.staleLink());
  await expectSilence(user, page, recorder);
  // The link's token was tried, then another credential; 2026.1 begins with the other.
  if (atLeast(where, '2026.3.0')) expect(recorder.wire(before)).toContain('refused');
  expect(recorder.kinds(before)).toEqual([]);
});
