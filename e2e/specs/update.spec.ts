/** An update: what a former version kept opens in this one, and one that comes in the middle of a clearing costs nothing. */

import { readFileSync } from 'node:fs';
import { PHASES } from '../../src/core/catalogue/clear-levels.ts';
import type { ClearReport } from '../../src/core/clearing/clear-report.ts';
import type { Browser } from '../browser/browser.ts';
import { eventually } from '../browser/eventually.ts';
import { Popup, type Result } from '../browser/popup.ts';
import { askToClear, openPopup, storeInEach } from '../stories/user-actions.ts';
import { agree, incidentsIn, type Kept, putRecords, readKept } from '../worlds/extension-storage.ts';
import { installOlderVersion } from '../worlds/older-version.ts';
import type { StandIn } from '../worlds/stand-in.ts';
import { AGENT } from '../worlds/world.ts';
import { expectHonest } from './expect-honest-report.ts';
import { loseTrust, reached } from './setup.ts';
import { expect, test } from './stand-in-fixtures.ts';

/** When the trouble in the specimens began, and the incident's id there. */
const TOLD_AT = 1_795_352_589_000;
const ID = '11111111-1111-4111-8111-111111111111';

const HOUR_MS = 3_600_000;

interface Specimen {
  readonly host: string;
  readonly kept: Record<string, unknown>;
}

/** What a version kept, as of an agent of its own and an hour ago: what is older than a week would be gone. */
function keptBy(version: number): Specimen {
  const text = readFileSync(`src/history/specimens/version-${version}.json`, 'utf8');
  const later = Date.now() - HOUR_MS - TOLD_AT;
  const host = `c3-000${version}.c3.heyron.ai`;
  const moved = text
    .replaceAll(ID, ID.replace('1', String(version)))
    .replaceAll(AGENT, host)
    .replace(/\b17953\d{8}\b/g, at => String(Number(at) + later));
  return { host, kept: JSON.parse(moved) };
}

test('what every former version kept is there after the update, and can be read', async ({ bare }) => {
  const { update, remove } = await installOlderVersion(bare);
  await agree(bare);
  const specimens = [1, 2, 3].map(keptBy);
  const [first, ...tables] = specimens;
  await bare.inBackground(kept => chrome.storage.local.set(kept), first?.kept ?? {});
  for (const { kept } of tables) await putRecords(bare, kept as Pick<Kept, 'incidents' | 'events'>);

  await update();

  const report = await bare.openExtensionPage('src/report/index.html');
  const shown = new Popup(report); // its buttons are pressed as the popup's are
  await shown.click(report.getByText('Past troubles in this browser (3)'));
  const told = new Set<string>();
  for (const { host } of specimens) {
    await shown.click(report.getByRole('listitem').filter({ hasText: host }).getByRole('button'));
    await expect(report.locator('.eyebrow', { hasText: host })).toContainText('Solved');
    const text = (await report.locator('pre').textContent()) ?? '';
    for (const part of [
      'put this page to sleep',
      'agreed to clear (Everything)',
      'left behind',
      'began today',
    ])
      expect(text).toContain(part);
    told.add(text.replaceAll(host, AGENT).split('### What happened')[1] ?? '');
  }
  expect(told.size, 'all of them tell the same').toBe(1);
  const { local } = await bare.inBackground(readKept);
  expect(
    Object.keys(local).filter(key => key.startsWith('incident:')),
    'of version 1',
  ).toEqual([]);
  remove();
});

for (const phase of PHASES) {
  test(`an update at “${phase}” leaves what the next version puts right`, async ({ world, bare }) => {
    const { update, remove } = await installOlderVersion(bare, { idle: false });
    const { popup, address } = await aboutToClear(world, bare);
    const there = reached(popup.page, phase);
    await popup.press('confirm');
    await there;
    await update();
    await expectBack(bare, address);
    remove();
  });
}

test('an update while a tab is on its way back from a clearing does not lose it', async ({ world, bare }) => {
  const { update, remove } = await installOlderVersion(bare, { idle: false });
  const { popup, address } = await aboutToClear(world, bare);
  const { pathname } = new URL(address);
  const letGo = world.stand.hold(AGENT, path => path.startsWith(pathname)); // not what is loaded to look into it
  await popup.press('confirm');
  const told = async () => incidentsIn(await bare.inBackground(readKept))[0]?.events.at(-1)?.type;
  await eventually(told, 'the last event').toBe('step-ran');
  await update();
  letGo();
  await expectBack(bare, address, ['unproven']); // where the update takes longer than a result is watched for
  remove();
});

/** Somebody whose agent does not know them any more, and who has been asked what to clear. */
async function aboutToClear(world: StandIn, bare: Browser): Promise<{ popup: Popup; address: string }> {
  const { page } = await loseTrust(world, bare);
  const address = page.url().replace(/[?#].*/, '');
  await storeInEach(bare, [AGENT]);
  const popup = await askToClear(bare, page);
  await popup.choose(popup.host('heyron.ai'), false);
  return { popup, address };
}

/** The agent's page is there once, and its report is true. Chromium closes the tab with our page in it, so it may be another tab. */
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
