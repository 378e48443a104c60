/** Clearing while the host's pages resist: they save as they leave, ask to stay, or wait to return. None succeeds. */

import type { Page } from '@playwright/test';
import type { ClearReport } from '../../src/core/clearing/clear-report.ts';
import type { Browser } from '../browser/browser.ts';
import { eventually } from '../browser/eventually.ts';
import { newPageBy } from '../browser/new-page.ts';
import type { Popup, Result } from '../browser/popup.ts';
import type { Manner } from '../site/page/stubborn.ts';
import { askToClear, dumpOf, storeInEach } from '../stories/user-actions.ts';
import { AGENT } from '../worlds/world.ts';
import { beTrusted, loseTrust, withdrawTrust } from './setup.ts';
import { expect, test } from './stand-in-fixtures.ts';
import { FRAMING, STUBBORN, StubbornTab } from './stubborn-tab.ts';

const ELSEWHERE = 'https://unrelated.test/';
const WRITERS: readonly Manner[] = ['writes at every chance', 'blocks as it leaves', 'is busy'];
/** What a level removes of what these pages store. */
const TAKEN = {
  3: ['cookies'],
  4: ['cookies', 'localStorage', 'sessionStorage', 'indexedDB', 'cacheStorage', 'serviceWorkers'],
} as const;

for (const manner of WRITERS) {
  test(`nothing is left of a page that ${manner}`, {
    tag: manner === 'writes at every chance' ? [] : '@rest',
  }, async ({ world, user }) => {
    const { page } = await loseTrust(world, user);
    // One that is visible until it is sent away, and one in the background.
    const tabs = [
      await StubbornTab.of(await openInWindow(user, STUBBORN), manner),
      await StubbornTab.of(await user.newPage(STUBBORN), manner),
    ];
    await expectAllGone(await clear(user, page), tabs.length);
    for (const tab of tabs) await tab.expectHolding(null);
    for (const tab of tabs) expect(await tab.storesOfIt(user)).toEqual([]);
  });
}

test('nothing is left of a page that gives itself the address of a tab of ours', { tag: '@firefox' }, async ({
  world,
  user,
}) => {
  const { page } = await loseTrust(world, user);
  const tab = await StubbornTab.of(await user.newPage(STUBBORN), 'writes at every chance');
  await tab.page.evaluate(() => history.replaceState(null, '', '#re-pair-spare'));
  await expectAllGone(await clear(user, page), 1);
  await eventually(() => tab.page.evaluate(() => [location.pathname, window.held])).toEqual(['/stubborn', null]);
  expect(await tab.storesOfIt(user)).toEqual([]);
});

// At level 4 the browser itself drops such a page, since its worker and its cache go; at level 3 only we cause that.
for (const level of [3, 4] as const) {
  test(`level ${level}: a page that the browser keeps to go back to is forgotten`, async ({ world, user }) => {
    test.skip(
      level === 3 && user.family === 'firefox',
      'Firefox forgets such pages only together with the cached files of their host, which this level leaves',
    );
    const { page } = await loseTrust(world, user);
    const left = await StubbornTab.of(await user.newPage(STUBBORN), 'can rest');
    await left.page.goto(ELSEWHERE);
    await goBack(left.page);
    await left.expectHolding(left.held);
    await left.expectWritesBack();
    await left.page.goto(ELSEWHERE);
    const parked = await StubbornTab.of(await user.newPage(STUBBORN), 'can rest');
    const entries = () => parked.page.evaluate(() => history.length);
    const visited = await entries();

    await expectAllGone(await clear(user, page, level), 1, level);
    await parked.expectHolding(null);
    const loadedAt = () => parked.page.evaluate(() => performance.timeOrigin).catch(() => null);
    const returned = await loadedAt();
    await goBack(left.page);
    await goBack(parked.page, (await entries()) - visited);
    await eventually(loadedAt).not.toBe(returned);
    for (const tab of [left, parked]) await tab.expectHolding(null);
    for (const tab of [left, parked]) expect(await tab.storesOfIt(user, TAKEN[level])).toEqual([]);
  });
}

for (const [where, address] of [
  ['at the top', STUBBORN],
  ['in a frame', FRAMING],
] as const) {
  test(`nobody is asked “Leave site?” for a page ${where}`, { tag: where === 'in a frame' ? [] : '@rest' }, async ({
    world,
    user,
  }) => {
    const { page } = await loseTrust(world, user);
    const tab = await StubbornTab.of(await user.newPage(address), 'asks to stay');
    const asked: string[] = [];
    tab.page.on('dialog', async dialog => {
      asked.push(dialog.type());
      await dialog.dismiss();
    });
    await tab.document.locator('h1').click(); // an untouched page may not ask
    await tab.page.evaluate(() => location.reload());
    await eventually(() => asked).toEqual(['beforeunload']);

    await expectAllGone(await clear(user, page), 1);
    await tab.expectHolding(null);
    expect(asked).toEqual(['beforeunload']);
  });
}

test.describe('a service worker answers for the pages', () => {
  test.use({ generation: '2026.5' });

  for (const level of [3, 4] as const)
    test(`level ${level}: no app runs while its host is looked into`, {
      tag: level === 4 ? '@firefox' : '@rest',
    }, async ({ world, user, agent }) => {
      const trusted = await beTrusted(world, user);
      const { page } = trusted;
      // Before its page is reloaded: in Firefox the worker may miss for good one that loads while it starts.
      await eventually(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
      await withdrawTrust(world, trusted);
      const before = agent.attempts;
      // The agent's host keeps no cookie, so level 3 finds nothing and proves nothing.
      await clear(user, page, level, level === 3 ? 'unproven' : 'changed');
      await eventually(() => agent.attempts - before, 'its return is the only time that it asked').toBe(1);
    });
});

test('the agent in a frame of the account site is cleared, and that site keeps everything', async ({ world, user }) => {
  const { page } = await loseTrust(world, user);
  await storeInEach(user, ['heyron.ai']);
  const before = await dumpOf(user, 'heyron.ai');
  const tab = await StubbornTab.of(await user.newPage(FRAMING), 'writes at every chance');
  await tab.page.evaluate(() => sessionStorage.setItem('kept', 'in the top page'));
  await expectAllGone(await clear(user, page), 1);
  await tab.expectHolding(null);
  expect(await tab.storesOfIt(user)).toEqual([]);
  expect(await tab.page.evaluate(() => sessionStorage.getItem('kept'))).toBe('in the top page');
  expect(await dumpOf(user, 'heyron.ai')).toEqual(before);
});

/** Clears one level of the agent's host, and of no other, from the popup on the failing page. */
async function clear(
  user: Browser,
  failing: Page,
  level: 3 | 4 = 4,
  result: Result = level === 4 ? 'changed' : 'still-failing',
): Promise<Popup> {
  const popup = await askToClear(user, failing);
  await popup.choose(popup.level(level));
  await popup.choose(popup.host('heyron.ai'), false);
  await popup.press('confirm');
  await popup.expectResult('clear-site-data', result);
  return popup;
}

/** The report says that everything is gone, and that so many tabs besides the failing one were parked and are back. */
async function expectAllGone(popup: Popup, others: number, level: 3 | 4 = 4): Promise<void> {
  const { json } = await popup.savePacket();
  const [report] = json.clears as ClearReport[];
  expect(report?.tabs).toEqual({ parked: others + 1, restored: others + 1 });
  expect(report?.hosts.map(({ host }) => host)).toEqual([AGENT]);
  const types = report?.hosts.flatMap(host => host.types) ?? [];
  const filled = types.filter(({ type }) => type !== 'fileSystem'); // nothing was in it
  expect(filled.map(({ type, outcome }) => `${type} ${outcome}`)).toEqual(TAKEN[level].map(type => `${type} gone`));
}

async function openInWindow(user: Browser, address: string): Promise<Page> {
  const page = await newPageBy(user.context, () => user.inBackground(url => chrome.windows.create({ url }), address));
  await page.waitForLoadState();
  return page;
}

/**
 * Goes back as the page itself can: Playwright waits for a load, which a page from the back/forward cache does not
 * have.
 */
async function goBack(page: Page, steps = 1): Promise<void> {
  await page.evaluate(by => void setTimeout(() => history.go(-by)), steps); // the call itself must outlive its page
}
