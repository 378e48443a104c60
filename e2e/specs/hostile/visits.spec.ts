/** Looking into hosts: nothing is visited that is not ticked or unfolded, and no visit names Re-Pair. */
import { eventually } from '../../browser/eventually.ts';
import { askToClear, storeInEach } from '../../stories/user-actions.ts';
import type { StandIn } from '../../worlds/stand-in.ts';
import { AGENT } from '../../worlds/world.ts';
import { loseTrust } from '../setup.ts';
import { expect, test } from '../stand-in-fixtures.ts';
import { A_WHILE_MS, NEIGHBOUR } from './hostile-pages.ts';

/** Returns a function that gives the requests to a host since this moment. */
function since({ stand }: StandIn, host: string) {
  const before = stand.requests.length;
  return () => stand.requests.slice(before).filter(each => each.host === host);
}

test('opening the list of what can be cleared visits nothing that is not ticked', {
  tag: '@firefox',
}, async ({ world, user }) => {
  const { page } = await loseTrust(world, user);
  await storeInEach(user, [NEIGHBOUR]);
  const [its, account] = [since(world, NEIGHBOUR), since(world, 'heyron.ai')];
  const popup = await askToClear(user, page);
  await expect(popup.host(NEIGHBOUR)).toBeVisible();
  await page.waitForTimeout(A_WHILE_MS);
  expect(await popup.hosts()).toMatchObject({ [AGENT]: true, 'heyron.ai': true, [NEIGHBOUR]: false });
  expect(its()).toEqual([]);
  expect(account().length, 'what is ticked was looked into').toBeGreaterThan(0);
});

for (const act of ['ticked', 'unfolded'] as const)
  test(`a host is looked into once it is ${act}`, async ({ world, user }) => {
    const { page } = await loseTrust(world, user);
    await storeInEach(user, [NEIGHBOUR]);
    const popup = await askToClear(user, page);
    await expect(popup.host(NEIGHBOUR)).toBeVisible();
    const its = since(world, NEIGHBOUR);
    const fold = popup.page.locator('details.inside').nth(Object.keys(await popup.hosts()).indexOf(NEIGHBOUR));
    await (act === 'ticked' ? popup.choose(popup.host(NEIGHBOUR)) : popup.click(fold.locator('summary')));
    await eventually(() => its().length, 'visits').toBeGreaterThan(0);
    await expect(fold).toContainText('/store-everything/stored/'); // its service worker
  });

test('no request of a look into a host, or of a clearing, names Re-Pair', async ({ world, user }) => {
  const { page } = await loseTrust(world, user);
  const before = world.stand.requests.length;
  const popup = await askToClear(user, page);
  await popup.press('confirm');
  await popup.expectResult('clear-site-data', 'changed');
  const paths = world.stand.requests.slice(before).map(({ path }) => path);
  const visits = paths.filter(path => path.startsWith('/?v='));
  expect(visits.length).toBeGreaterThan(0);
  for (const path of visits) expect(path).toMatch(/^\/\?v=\d{16}&?$/);
  expect(paths.filter(path => /re-?pair/i.test(path))).toEqual([]);
});
