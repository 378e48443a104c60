/** Pages that give themselves one of our addresses to pass for a parked tab: they are parked and cleared as usual. */
import { eventually } from '../../browser/eventually.ts';
import { askToClear } from '../../stories/user-actions.ts';
import { loseTrust } from '../setup.ts';
import { expect, test } from '../stand-in-fixtures.ts';
import { STUBBORN, StubbornTab } from '../stubborn-tab.ts';

const ADDRESSES = [
  '#re-pair-',
  '#re-pair-0badcafe-0000-4000-8000-000000000000',
  '?v=1#re-pair-spare',
  '?v=1#re-pair-0badcafe-0000-4000-8000-000000000000',
  '/?v=1234567890123456',
] as const;

for (const [index, address] of ADDRESSES.entries())
  test(`nothing is left of a page that gives itself the address ${address}`, {
    tag: index === 0 ? [] : '@rest',
  }, async ({ world, user }) => {
    const { page } = await loseTrust(world, user);
    const tab = await StubbornTab.of(await user.newPage(STUBBORN), 'writes at every chance');
    await tab.page.evaluate(given => history.replaceState(null, '', given), address);
    const popup = await askToClear(user, page);
    await popup.choose(popup.host('heyron.ai'), false);
    await popup.press('confirm');
    await popup.expectResult('clear-site-data', 'changed');
    const { pathname } = new URL(address, STUBBORN);
    await eventually(() => tab.page.evaluate(() => [location.pathname, window.held ?? null])).toEqual([pathname, null]);
    expect(await tab.storesOfIt(user)).toEqual([]);
  });
