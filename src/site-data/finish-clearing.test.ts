import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type FakeBrowser, newBrowser } from '../testing/fake-browser';
import { finishClearing, isFinishing } from './finish-clearing';
import { type Journal, journals, keepJournal } from './journal';
import { parkingPage } from './own-pages';
import { resolveUnfinished } from './unfinished';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

const HOST = 'c3-0108.c3.heyron.ai';
const ADDRESS = `https://${HOST}/chat`;
const tabOf = (mark: string) => ({ mark, address: ADDRESS, origins: [`https://${HOST}`] });
const JOURNAL: Journal = {
  ...{ id: 'a', level: 4, hosts: [HOST], credential: 'deviceToken', gateway: `wss://${HOST}`, store: '0' },
  ...{ by: '0.1.0', startedAt: 1_000, phase: 'returning', tabs: [tabOf('one')], before: null, after: null },
};

let fake: FakeBrowser;
let tab: number;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  fake = newBrowser();
  tab = fake.tabs.add(parkingPage('one'));
  await keepJournal(JOURNAL);
});
afterEach(() => {
  vi.useRealTimers();
});

/** Sends the tab back to a host that is slow to answer. */
async function sendBack(): Promise<void> {
  fake.tabs.holding = true;
  await fake.tabs.update(tab, { url: ADDRESS });
}

test('a clearing is forgotten when its tabs have left our pages, and not before', async () => {
  await sendBack();
  const going = finishClearing('a');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await journals()).toEqual([JOURNAL]);
  expect(isFinishing('a')).toBe(true);
  fake.tabs.letGo();
  await vi.advanceTimersByTimeAsync(100);
  await going;
  expect(await journals()).toEqual([]);
  expect(isFinishing('a')).toBe(false);
});

test('a tab that cannot be brought back is not waited for without end', async () => {
  await sendBack();
  const going = finishClearing('a');
  await vi.advanceTimersByTimeAsync(20_000);
  await going;
  expect(await journals()).toEqual([]);
  expect(fake.tabs.of(tab).status).toBe('loading');
});

test('one that stands still on our page is sent back once more', async () => {
  const going = finishClearing('a');
  await vi.advanceTimersByTimeAsync(500);
  expect(fake.log, 'it may have been sent only just now').toEqual([]);
  await vi.advanceTimersByTimeAsync(1_500);
  await going;
  expect(fake.log).toEqual([`tab ${tab} → ${ADDRESS}`]);
  expect(await journals()).toEqual([]);
});

test('nobody else brings back tabs that are on their way', async () => {
  await sendBack();
  const going = finishClearing('a');
  const resolved = await resolveUnfinished(
    () => false,
    () => 9_000,
  );
  expect(resolved).toEqual([]);
  fake.tabs.letGo();
  await vi.advanceTimersByTimeAsync(100);
  await going;
  expect(fake.tabs.of(tab).url).toBe(ADDRESS);
});

test('another clearing of the same incident that began meanwhile is not forgotten', async () => {
  await sendBack();
  const going = finishClearing('a');
  await vi.advanceTimersByTimeAsync(100);
  const second = { ...JOURNAL, startedAt: 2_000, tabs: [tabOf('two')] };
  await keepJournal(second);
  fake.tabs.letGo();
  await vi.advanceTimersByTimeAsync(100);
  await going;
  expect(await journals()).toEqual([second]);
});

test('where there is no journal there is nothing to wait for', async () => {
  await finishClearing('b');
  expect(isFinishing('b')).toBe(false);
  expect(await journals()).toEqual([JOURNAL]);
});
