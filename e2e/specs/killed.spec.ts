/** The browser is killed in the middle of a clearing, as by a power failure, and restarted on the same profile. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { ClearReport } from '../../src/core/clearing/clear-report.ts';
import { addressOf, type Browser } from '../browser/browser.ts';
import { eventually } from '../browser/eventually.ts';
import { killTree } from '../browser/kill-tree.ts';
import { launchBrowser } from '../browser/launch.ts';
import { askToClear, openPopup, storeInEach } from '../stories/user-actions.ts';
import { extensionFor } from '../worlds/fixtures.ts';
import { AGENT } from '../worlds/world.ts';
import { expectHonest } from './expect-honest-report.ts';
import { agreeOnWelcome, loseTrust } from './setup.ts';
import { test } from './stand-in-fixtures.ts';

/** What is written during a clearing: an incident's event, a journal entry, or the mark of a tab of ours. */
const MOMENTS = [
  'event consented',
  'phase parking',
  'phase counting',
  'mark of a spare tab',
  'phase erasing',
  'phase reading-back',
  'phase returning',
  'event cleared',
  'journal forgotten',
  'event sighted afterwards',
] as const;

/** An incident as it is kept. */
interface Told {
  readonly events: readonly { readonly type: string }[];
}

/** Resolves when that is written. `page` is one of the extension's own, in which nothing was cleared yet. */
function written(page: Page, moment: string): Promise<void> {
  return page.evaluate(async wanted => {
    await new Promise<void>(resolve => {
      const come = (moment: string) => moment === wanted && resolve();
      chrome.storage.onChanged.addListener(changes => {
        for (const [key, { newValue }] of Object.entries(changes)) {
          if (key === 'spare-tabs' && (newValue as string[] | undefined)?.length) come('mark of a spare tab');
          if (key.startsWith('incident:')) {
            const types = ((newValue ?? { events: [] }) as Told).events.map(({ type }) => type);
            const cleared = types.indexOf('cleared');
            for (const type of types) come(`event ${type}`);
            if (cleared >= 0 && types.lastIndexOf('sighted') > cleared) come('event sighted afterwards');
          }
          if (!key.startsWith('clearing:')) continue;
          const { phase } = (newValue ?? {}) as { phase?: string };
          come(phase ? `phase ${phase}` : 'journal forgotten');
        }
      });
    });
  }, moment);
}

/**
 * Opens what a browser has that restores its tabs. A driven Chromium does not restore them (measured: not even with
 * `--restore-last-session`), nor does a Firefox that ran for a few seconds. Without our own tabs: nobody can tell from
 * outside which of them were closed before the kill. The extension comes afterwards. A tab that could not show its page
 * then is reloaded; in Firefox it has stayed where it was.
 */
async function restore(user: Browser, home: string, address: string): Promise<void> {
  const page = await user.newPage(home); // a tab comes back with its previous page
  if (address !== home) await page.goto(address).catch(() => {}); // a page of an extension that is not there yet
  await user.loadExtension(extensionFor(user.family));
  if (!address.includes('/parked/')) return;
  const stayed = !/error:|\/parked\//.test(page.url());
  await (stayed ? page.goto(address) : page.reload()).catch(() => {}); // or it is just being led back
}

let profile: string;
const browsers: Browser[] = [];
test.beforeEach(() => {
  profile = mkdtempSync(path.join(tmpdir(), 're-pair-killed-'));
});
test.afterEach(async () => {
  for (const browser of browsers.splice(0)) await browser.close().catch(() => {}); // a killed one has nothing to close
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});

for (const moment of MOMENTS) {
  test(`a browser that is killed at “${moment}” comes back with its tabs and an honest report`, {
    tag: ['event consented', 'phase erasing'].includes(moment) ? [] : '@rest',
  }, async ({ world, family }) => {
    const site = { site: world.site, profile };
    const first = await launchBrowser(family, { ...site, extension: extensionFor(family) });
    browsers.push(first);
    const { page } = await loseTrust(world, first);
    await agreeOnWelcome(first);
    const address = page.url().replace(/[?#].*/, '');
    await storeInEach(first, [AGENT]);
    const popup = await askToClear(first, page);
    const there = written(popup.page, moment);
    await popup.press('confirm');
    await there;
    const shownThen = (await addressOf(page)) || page.url();
    await killTree(profile);

    const again = await launchBrowser(family, site);
    browsers.push(again);
    await restore(again, address, shownThen);
    const shown = () => again.context.pages().filter(each => each.url().startsWith(address));
    await eventually(() => shown().length, 'pages of the agent').toBe(1);
    const [back] = shown();
    if (!back) throw new Error('it went away again');
    const popupAgain = await openPopup(again, back);
    // A browser that was away for as long as the page is watched has seen nothing decisive, and says so.
    await popupAgain.expectResult('clear-site-data', ['could-not-run', 'changed', 'still-failing', 'unproven']);
    const { json } = await popupAgain.savePacket();
    await expectHonest(back, json.clears as ClearReport[], { flushed: false });
    // The browser knows; its driver does not: Firefox does not report a closed extension page (relay.ts).
    const ours = () =>
      again.inBackground(
        async () => (await chrome.tabs.query({})).filter(({ url }) => url?.includes('/parked/')).length,
      );
    await eventually(ours, 'tabs of ours').toBe(0);
  });
}
