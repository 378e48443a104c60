/** The worker is killed in each part of a clearing: nothing is lost, and no claim is false. */

import { PHASES } from '../../src/core/catalogue/clear-levels.ts';
import type { ClearReport } from '../../src/core/clearing/clear-report.ts';
import { eventually } from '../browser/eventually.ts';
import { openPopup, skipTo, storeInEach } from '../stories/user-actions.ts';
import { AGENT } from '../worlds/world.ts';
import { expectHonest } from './expect-honest-report.ts';
import { loseTrust, reached } from './setup.ts';
import { expect, test } from './stand-in-fixtures.ts';

for (const phase of PHASES) {
  test(`a worker that is killed at “${phase}” leaves what the next one puts right`, {
    tag: phase === 'erasing' ? ['@promise', '@firefox'] : '@rest',
  }, async ({ world, user }) => {
    const { page } = await loseTrust(world, user);
    const address = page.url().replace(/[?#].*/, '');
    await storeInEach(user, [AGENT]);
    const popup = await openPopup(user, page);
    await skipTo(popup, 'clear-site-data');
    const open = user.context.pages().length;
    await popup.press('run', 'clear-site-data');
    await popup.press('choose');
    await expect(popup.host(AGENT)).toBeVisible();
    await popup.choose(popup.host('heyron.ai'), false);
    await eventually(() => user.context.pages().length).toBe(open); // visited tabs are closed

    const there = reached(popup.page, phase);
    await popup.press('confirm');
    await there;
    await user.killBackground();

    await eventually(() => page.url().replace(/[?#].*/, '')).toBe(address);
    await popup.expectResult('clear-site-data', ['could-not-run', 'changed', 'still-failing']);
    await eventually(() => user.context.pages().length).toBe(open);
    const { json } = await popup.savePacket();
    await expectHonest(page, json.clears as ClearReport[]);
  });
}
