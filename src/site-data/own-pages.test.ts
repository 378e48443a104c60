import { beforeEach, expect, test, vi } from 'vitest';
import { type FakeBrowser, newBrowser } from '../testing/fake-browser';
import { inertPage, inertPages, isStillOurs, markOf, newMark, parkingPage } from './own-pages';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

const ORIGIN = 'https://c3-0108.c3.heyron.ai';

let fake: FakeBrowser;
beforeEach(() => {
  fake = newBrowser();
});

test('a tab is ours under its own mark alone', async () => {
  for (const url of [parkingPage('a'), inertPage(ORIGIN, 'a')]) {
    const tab = fake.tabs.add(url);
    expect(await isStillOurs(tab, 'a')).toBe(true);
    expect(await isStillOurs(tab, 'b')).toBe(false);
  }
});

test('one that the user took to a site which we may not see is no more; without access nobody can tell', async () => {
  const tab = fake.tabs.add('https://example.test/');
  expect(await isStillOurs(tab, 'a')).toBe(false);
  fake.granted = false;
  expect(await isStillOurs(tab, 'a')).toBe(true);
  expect(await isStillOurs(fake.tabs.add(parkingPage('b')), 'a'), 'an address of ours is seen always').toBe(false);
});

test('a tab that is gone is said', async () => {
  await expect(isStillOurs(1, 'a')).rejects.toThrow('No tab');
});

test('only our own pages and heyron’s carry a mark', () => {
  expect(markOf(parkingPage('a'))).toBe('a');
  for (const url of inertPages(ORIGIN, 'a')) expect(markOf(url)).toBe('a');
  const others = [`${ORIGIN}/`, `${ORIGIN}/#re-pair-a`, `${ORIGIN}/chat?v=a`, 'https://evil.test/?v=a'];
  for (const url of [undefined, '', 'x', ...others]) expect(markOf(url)).toBeNull();
  expect(markOf(`${inertPage(ORIGIN, 'a')}#b`), 'no page that we sent a tab to').not.toBe('a');
});

test('no two marks are alike, and none says anything of us', () => {
  const marks = Array.from({ length: 1_000 }, newMark);
  expect(new Set(marks).size).toBe(1_000);
  for (const mark of marks) expect(mark).toMatch(/^\d{16}$/);
});
