import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type FakeBrowser, newBrowser } from '../testing/fake-browser';
import { isStillOurs, parkingPage } from './own-pages';
import { findParked, unpark } from './parking';
import { forgetVisit, isVisited, noteVisit } from './visited-tabs';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

const ORIGIN = 'https://c3-0108.c3.heyron.ai';
const NOTED = { mark: 'mark', address: `${ORIGIN}/chat`, origins: [ORIGIN] };

let fake: FakeBrowser;
let tab: number;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: 1_000_000 });
  fake = newBrowser();
  tab = fake.tabs.add('https://example.test/');
});
afterEach(() => {
  vi.useRealTimers();
});

test('a tab is ours wherever it was led, while it is visited under its mark, and no longer', async () => {
  await noteVisit(tab, 'mark');
  expect(await isStillOurs(tab, 'mark')).toBe(true);
  expect(await isStillOurs(tab, 'another')).toBe(false);
  expect(await isStillOurs(fake.tabs.add('https://example.test/'), 'mark')).toBe(false);
  await forgetVisit('mark');
  expect(await isStillOurs(tab, 'mark')).toBe(false);
});

test('a note of long ago counts no more: whoever took the tab elsewhere since then was the user', async () => {
  await noteVisit(tab, 'mark');
  vi.setSystemTime(Date.now() + 170_000);
  expect(await isVisited(tab, 'mark')).toBe(true);
  vi.setSystemTime(Date.now() + 20_000);
  expect(await isVisited(tab, 'mark')).toBe(false);
});

test('notes that are made at the same time are all kept', async () => {
  await Promise.all([noteVisit(1, 'a'), noteVisit(2, 'b'), noteVisit(3, 'c'), forgetVisit('b')]);
  expect(await Promise.all([isVisited(1, 'a'), isVisited(2, 'b'), isVisited(3, 'c')])).toEqual([true, false, true]);
});

test('what cannot be noted stops nothing', async () => {
  fake.storage.session.failing = 'set';
  await noteVisit(tab, 'mark');
  expect(await isVisited(tab, 'mark')).toBe(false);
});

test('a tab that a killed worker was visiting is found wherever it was led, and comes back once', async () => {
  await noteVisit(tab, 'mark');
  const other = fake.tabs.add(parkingPage('other'));
  const found = await findParked([NOTED, { ...NOTED, mark: 'other' }]);
  expect(found.map(each => each.tab)).toEqual([tab, other]);
  expect(await unpark(found)).toEqual(['mark', 'other']);
  expect(fake.tabs.of(tab).url).toBe(NOTED.address);
  await vi.waitFor(async () => expect(await isVisited(tab, 'mark')).toBe(false));
});
