/** An update: what an earlier version kept opens in this one, and an update during a clearing costs nothing. */

import { readFileSync } from 'node:fs';
import { PHASES } from '../../src/core/catalogue/clear-levels.ts';
import type { ClearReport } from '../../src/core/clearing/clear-report.ts';
import type { Browser } from '../browser/browser.ts';
import { eventually } from '../browser/eventually.ts';
import { Popup, type Result } from '../browser/popup.ts';
import { askToClear, openPopup, storeInEach } from '../stories/user-actions.ts';
import { agree, incidentsIn, putRecords, readKept } from '../worlds/extension-storage.ts';
import { installOlderVersion } from '../worlds/older-version.ts';
import type { StandIn } from '../worlds/stand-in.ts';
import { AGENT } from '../worlds/world.ts';
import { expectHonest } from './expect-honest-report.ts';
import { loseTrust, reached } from './setup.ts';
import { expect, test } from './stand-in-fixtures.ts';

/** When the trouble in the specimen began. */
const TOLD_AT = 1_795_352_589_000;

const HOUR_MS = 3_600_000;

/** What a version kept, as of an hour ago: anything older than a week would be gone. */
function keptBy(version: number): { id: string } {
  const text = readFileSync(`src/history/specimens/version-${version}.json`, 'utf8');
  const later = Date.now() - HOUR_MS - TOLD_AT;
  return JSON.parse(text.replace(/\b17953\d{8}\b/g, at => String(Number(at) + later)));
}

test('what a former version kept is there after the update, and can be read', { tag: '@firefox' }, async ({ bare }) => {
  const { update, remove } = await installOlderVersion(bare);
  await agree(bare);
  await putRecords(bare, [keptBy(1)]);

  await update();

  const report = await bare.openExtensionPage('src/report/index.html');
  const shown = new Popup(report); // its buttons are pressed as the popup's are
  await shown.click(report.getByText('Past troubles in this browser (1)'));
  await shown.click(report.getByRole('listitem').filter({ hasText: AGENT }).getByRole('button'));
  await expect(report.locator('.eyebrow', { hasText: AGENT })).toContainText('Solved');
  const text = (await report.locator('pre').textContent()) ?? '';
  for (const part of ['put this page to sleep', 'agreed to clear (Everything)', 'left behind', 'began today'])
    expect(text).toContain(part);
  remove();
});

for (const phase of PHASES) {
  test(`an update at “${phase}” leaves what the next version puts right`, {
    tag: phase === 'erasing' ? '@firefox' : '@rest',
  }, async ({ world, bare }) => {
    const { update, remove } = await installOlderVersion(bare, { idle: false });
    const { popup, address } = await aboutToClear(world, bare);
    const there = reached(popup.page, phase);
    await popup.press('confirm');
    await there;
    await update();
    // Chromium may leave a page half loaded whose extension is replaced in that very moment: then nothing decisive is seen.
    await expectBack(bare, address, phase === 'returning' ? ['unproven'] : []);
    remove();
  });
}

test('an update while a tab is on its way back from a clearing does not lose it', async ({ world, bare }) => {
  const { update, remove } = await installOlderVersion(bare, { idle: false });
  const { popup, address } = await aboutToClear(world, bare);
  const { pathname } = new URL(address);
  const letGo = world.stand.hold(AGENT, path => path.startsWith(pathname)); // except what is loaded to look into it
  await popup.press('confirm');
  const told = async () => incidentsIn(await bare.inBackground(readKept))[0]?.events.at(-1)?.type;
  await eventually(told, 'the last event').toBe('step-ran');
  await update();
  letGo();
  await expectBack(bare, address, ['unproven']); // if the update takes longer than a result is watched for
  remove();
});

/** A user whose agent no longer knows them, and who was asked what to clear. */
async function aboutToClear(world: StandIn, bare: Browser): Promise<{ popup: Popup; address: string }> {
  const { page } = await loseTrust(world, bare);
  const address = page.url().replace(/[?#].*/, '');
  await storeInEach(bare, [AGENT]);
  const popup = await askToClear(bare, page);
  await popup.choose(popup.host('heyron.ai'), false);
  return { popup, address };
}

/**
 * The agent's page is open once, and its report is true. Chromium closes the tab with our page, so it may be another
 * tab.
 */
async function expectBack(bare: Browser, address: string, also: readonly Result[] = []): Promise<void> {
  const shown = () => bare.context.pages().filter(each => each.url().startsWith(address));
  await eventually(() => shown().length, 'pages of the agent').toBe(1);
  const [back] = shown();
  if (!back) throw new Error('it went away again');
  const popup = await openPopup(bare, back);
  await popup.expectResult('clear-site-data', ['could-not-run', 'changed', 'still-failing', ...also]);
  const { json } = await popup.savePacket();
  await expectHonest(back, json.clears as ClearReport[]);
}
