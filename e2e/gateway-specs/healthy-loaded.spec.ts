/** Healthy pages of a real gateway on a machine that is busy with other things: never an alarm. */
import { Worker } from 'node:worker_threads';
import { eventually } from '../browser/eventually.ts';
import { promptFailure } from '../browser/prompt.ts';
import { pairFirst } from '../stories/user-actions.ts';
import { expect, test } from './gateway-fixtures.ts';

const LOADS = 7;
const BUSY_PROGRAMS = 10;
/** Longer than any page needs that is told as silent on an idle machine. In ms. */
const WATCHED_MS = 20_000;

test('a page that connects is never told as failing, however busy the machine is', async ({
  world,
  user,
  recorder,
}) => {
  const { page } = await pairFirst(world, user);
  await eventually(() => promptFailure(page), 'the prompt of the pairing').toBeNull();
  const before = Date.now();
  const busy = Array.from({ length: BUSY_PROGRAMS }, () => new Worker('for (;;);', { eval: true }));
  try {
    for (let load = 0; load < LOADS; load++) {
      await page.goto('about:blank');
      await page.goto(world.agent.link());
      await eventually(() => recorder.connected, 'a connection').toBe(true);
      await page.waitForTimeout(WATCHED_MS / LOADS);
    }
    await page.waitForTimeout(WATCHED_MS);
  } finally {
    await Promise.all(busy.map(each => each.terminate()));
  }
  expect(recorder.kinds(before)).toEqual([]);
});
