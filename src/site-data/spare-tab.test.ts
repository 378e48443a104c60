import { beforeEach, expect, test, vi } from 'vitest';
import { type FakeBrowser, newBrowser } from '../testing/fake-browser';
import { inertPage, parkingPage, SPARE } from './own-pages';
import { closeLeftoverSpareTabs, inSpareTabs } from './spare-tab';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

const AGENT = 'c3-0108.c3.heyron.ai';

let fake: FakeBrowser;

beforeEach(() => {
  fake = newBrowser();
});

test('it is there for the work, and closed after it', async () => {
  let seen = 0;
  await inSpareTabs('0', [AGENT], async tab => {
    seen = tab;
    expect(fake.tabs.of(tab).url).toBe(parkingPage(SPARE));
  });
  expect(seen).toBeGreaterThan(0);
  expect(fake.tabs.all()).toEqual([]);
});

test('those that a killed worker left are closed, and no tab of the user’s is taken for one', async () => {
  const kept = [
    parkingPage('a-parked-tab'),
    inertPage(`https://${AGENT}`, 'a-parked-tab'),
    `https://${AGENT}/`,
    `https://example.test/#re-pair-${SPARE}`,
  ];
  for (const url of [...kept, parkingPage(SPARE), inertPage(`https://${AGENT}`, SPARE)]) fake.tabs.add(url);
  await closeLeftoverSpareTabs();
  expect(fake.tabs.all().map(({ url }) => url)).toEqual(kept);
});

test('not even a spare tab is closed while a user is looking at it', async () => {
  fake.tabs.add(inertPage(`https://${AGENT}`, SPARE), { active: true });
  await closeLeftoverSpareTabs();
  expect(fake.tabs.all()).toHaveLength(1);
});

test('several share the work, each host is looked into once, and a failure closes them all', async () => {
  const hosts = Array.from({ length: 8 }, (_, at) => `user-${at}.c1.heyron.ai`);
  const done: string[] = [];
  const used = new Set<number>();
  await inSpareTabs('0', hosts, async (tab, host) => {
    used.add(tab);
    await new Promise(resolve => setTimeout(resolve, 1));
    done.push(host);
  });
  expect(done.sort()).toEqual(hosts);
  expect(used.size).toBeGreaterThan(1);
  await expect(inSpareTabs('0', hosts, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await vi.waitFor(() => expect(fake.tabs.all()).toEqual([]));
});
