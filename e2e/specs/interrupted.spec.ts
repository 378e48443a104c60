/** The worker is killed in each part of a clearing: nothing is lost, and nothing is claimed that is not so. */

import type { Page } from '@playwright/test';
import type { ClearReport } from '../../src/core/incident/clear-report.ts';
import { PHASES } from '../../src/core/phases.ts';
import { eventually } from '../browser/eventually.ts';
import { openPopup, skipTo, storeInEach } from '../stories/acts.ts';
import { AGENT } from '../worlds/world.ts';
import { loseTrust } from './acts.ts';
import { expect, test } from './stand-in-test.ts';

/** Resolves when the journal of a clearing says that it has come to this part. `page` is one of the extension's own. */
async function reached(page: Page, phase: string): Promise<void> {
  await page.evaluate(
    wanted =>
      new Promise<void>(resolve => {
        chrome.storage.onChanged.addListener(changes => {
          const journals = Object.entries(changes).filter(([key]) => key.startsWith('clearing:'));
          if (journals.some(([, { newValue }]) => (newValue as { phase?: string })?.phase === wanted))
            resolve();
        });
      }),
    phase,
  );
}

for (const phase of PHASES) {
  test(`a worker that is killed at “${phase}” leaves what the next one puts right`, {
    tag: phase === 'erasing' ? '@firefox' : '@more',
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
    await eventually(() => user.context.pages().length).toBe(open); // what was looked into is closed

    const there = reached(popup.page, phase);
    await popup.press('confirm');
    await there;
    await user.killBackground();

    await eventually(() => page.url().replace(/[?#].*/, '')).toBe(address);
    await popup.expectResult('clear-site-data', ['could-not-run', 'changed', 'still-failing']);
    await eventually(() => user.context.pages().length).toBe(open);
    const { json } = await popup.savePacket();
    const clears = json.clears as ClearReport[];
    const dump = await page.evaluate(async () => ({
      caches: await caches.keys(),
      databases: (await indexedDB.databases()).map(({ name }) => name),
      stored: localStorage.getItem('stored'),
    }));
    if (clears.length === 0)
      expect(dump).toEqual({
        caches: expect.arrayContaining(['stored']),
        databases: expect.arrayContaining(['stored']),
        stored: expect.any(String),
      });
    for (const { type, outcome } of clears.flatMap(({ hosts }) => hosts.flatMap(({ types }) => types))) {
      if (outcome !== 'gone') continue;
      if (type === 'localStorage') expect(dump.stored).toBeNull();
      if (type === 'indexedDB') expect(dump.databases).not.toContain('stored');
      if (type === 'cacheStorage') expect(dump.caches).not.toContain('stored');
    }
    expect(clears.length).toBeLessThan(2);
  });
}
