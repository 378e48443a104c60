import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type FakeBrowser, newBrowser } from '../testing/fake-browser';
import { parkingPage } from './own-pages';
import { LONGEST_LOAD_MS, load, openBehind } from './tab-load';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

const PAGE = 'https://c3-0108.c3.heyron.ai/chat';

let fake: FakeBrowser;
beforeEach(() => {
  vi.useFakeTimers();
  fake = newBrowser();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Whether it has ended after this time, in ms. */
async function endedAfter(ms: number, work: Promise<unknown>): Promise<boolean> {
  let ended = false;
  void work.then(() => {
    ended = true;
  });
  await vi.advanceTimersByTimeAsync(ms);
  return ended;
}

test('a tab is there when the page that it was sent to has loaded, and not before', async () => {
  const tab = fake.tabs.add(PAGE);
  fake.tabs.holding = true;
  const loading = load(tab, parkingPage('a'));
  expect(await endedAfter(1_000, loading)).toBe(false);
  fake.tabs.of(tab).status = 'complete'; // late news of the previous load
  expect(await endedAfter(1_000, loading)).toBe(false);
  fake.tabs.of(tab).url = parkingPage('a');
  fake.tabs.of(tab).status = 'loading';
  expect(await endedAfter(1_000, loading)).toBe(false);
  fake.tabs.letGo();
  expect(await endedAfter(100, loading)).toBe(true);
});

test('a page whose address we may not see is not yet one that we sent it to', async () => {
  const tab = fake.tabs.add(PAGE);
  fake.tabs.holding = true;
  const loading = load(tab, parkingPage('a'));
  Object.assign(fake.tabs.of(tab), { url: 'https://example.test/', status: 'complete' });
  expect(await endedAfter(1_000, loading)).toBe(false);
  fake.granted = false; // then nothing is visible any more
  expect(await endedAfter(100, loading)).toBe(true);
});

test('access that is there is no end of waiting', async () => {
  const tab = fake.tabs.add(PAGE);
  fake.tabs.holding = true;
  fake.granted = false;
  const loading = load(tab, parkingPage('a'));
  fake.tabs.of(tab).url = parkingPage('b'); // our own addresses are always visible
  expect(await endedAfter(1_000, loading)).toBe(false);
  fake.tabs.letGo();
  expect(await endedAfter(100, loading)).toBe(true);
});

test('a page that never finishes stops nothing', async () => {
  const tab = fake.tabs.add(PAGE, { asks: true });
  expect(await endedAfter(400, load(tab, parkingPage('a'), 500))).toBe(false);
  expect(await endedAfter(600, load(tab, parkingPage('a'), 500))).toBe(true);
  expect(await endedAfter(2 * LONGEST_LOAD_MS, load(tab, parkingPage('a')))).toBe(true);
});

test('a tab that is gone is said', async () => {
  await expect(load(1, parkingPage('a'))).rejects.toThrow('No tab');
});

test('a tab that is opened behind takes no one’s place, and is told of before it has loaded', async () => {
  fake.tabs.holding = true;
  const told: number[] = [];
  const opening = openBehind('0', parkingPage('a'), async tab => void told.push(tab));
  expect(await endedAfter(1_000, opening)).toBe(false);
  const [tab] = fake.tabs.all();
  expect(told).toEqual([tab?.id]);
  expect(tab?.active).toBe(false);
  fake.tabs.of(tab?.id ?? 0).status = 'complete'; // its first, empty page
  expect(await endedAfter(1_000, opening)).toBe(false);
  Object.assign(fake.tabs.of(tab?.id ?? 0), { url: parkingPage('a'), status: 'loading' });
  expect(await endedAfter(1_000, opening)).toBe(false);
  fake.tabs.letGo();
  expect(await endedAfter(100, opening)).toBe(true);
  expect(await opening).toBe(tab?.id);
});
