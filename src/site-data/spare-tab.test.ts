import { beforeEach, expect, test, vi } from 'vitest';
import { eventually } from '../testing/eventually';
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

test('a spare tab is closed also where the user closed every tab beside it', async () => {
  fake.tabs.add(inertPage(`https://${AGENT}`, SPARE), { active: true });
  await closeLeftoverSpareTabs();
  expect(fake.tabs.all()).toEqual([]);
});

test('a few hosts share one tab, many share some, each is looked into once, and a failure closes them all', async () => {
  const hosts = Array.from({ length: 8 }, (_, at) => `user-${at}.c1.heyron.ai`);
  const tabsFor = async (asked: readonly string[]) => {
    const done: string[] = [];
    const used = new Set<number>();
    await inSpareTabs('0', asked, async (tab, share) => {
      used.add(tab);
      await new Promise(resolve => setTimeout(resolve, 1));
      done.push(...share);
    });
    expect(done.sort()).toEqual(asked);
    return used.size;
  };
  expect(await tabsFor(hosts.slice(0, 4))).toBe(1);
  expect(await tabsFor(hosts)).toBe(2);
  expect(await tabsFor([])).toBe(0);
  await expect(inSpareTabs('0', hosts, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await eventually(() => expect(fake.tabs.all()).toEqual([]));
});
