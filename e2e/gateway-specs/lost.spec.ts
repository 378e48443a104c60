/** A connected page that loses its real gateway: the alarm is neither too early nor too late, and ends on its own. */
import { pairFirst } from '../stories/user-actions.ts';
import { expectAnswer, expectClosesByItself, expectFailure } from './expect-failure.ts';
import { expect, test } from './gateway-fixtures.ts';

/** A drop that heals within this time must not alarm, in ms. */
const NOT_BEFORE_MS = 3_000;
/** By then a page without its gateway must alarm, on a heavily loaded machine; on an idle one after 5 s. In ms. */
const NOT_AFTER_MS = 20_000;

test('a gateway that dies is unreachable, neither too early nor too late, until it is back', async ({
  world,
  gateway,
  user,
  recorder,
}) => {
  const { page } = await pairFirst(world, user);
  const before = Date.now();
  await gateway.stop('SIGKILL');
  await expectFailure(user, page, 'gateway-unreachable');
  const [prompt] = recorder.prompts(before);
  const waited = (prompt?.at ?? 0) - recorder.firstClose(before);
  expect(waited).toBeGreaterThanOrEqual(NOT_BEFORE_MS);
  expect(waited).toBeLessThanOrEqual(NOT_AFTER_MS);
  await expectAnswer(user, page, 'own-gateway-proxy-error');
  await gateway.start();
  await expectClosesByItself(user, page, recorder);
  const [first, ...rest] = recorder.kinds(before);
  expect(first).toBe('gateway-unreachable');
  // One that starts slowly says so itself.
  expect(rest.filter(kind => kind !== 'gateway-starting')).toEqual([]);
});

test('a gateway that restarts alarms late or never, and is back by itself', async ({
  world,
  gateway,
  user,
  recorder,
}) => {
  const { page } = await pairFirst(world, user);
  const before = Date.now();
  await gateway.stop('SIGTERM');
  await gateway.start();
  await expectClosesByItself(user, page, recorder);
  const closed = recorder.firstClose(before);
  for (const { kind, at } of recorder.prompts(before)) {
    expect(['gateway-unreachable', 'gateway-starting']).toContain(kind);
    expect(at - closed).toBeGreaterThanOrEqual(NOT_BEFORE_MS);
  }
});
