import { beforeEach, expect, test, vi } from 'vitest';
import { type FakeBrowser, newBrowser } from '../testing/fake-browser';
import { parkingPage } from './parking-page';
import { closeLeftoverSpareTabs, inSpareTab } from './spare-tab';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

const SPARE = `${parkingPage()}#spare`;
const AGENT = 'c3-0108.c3.heyron.ai';

let fake: FakeBrowser;

beforeEach(() => {
  fake = newBrowser();
});

test('it is there for the work, closed after it, and not remembered', async () => {
  let seen = 0;
  await inSpareTab('0', [AGENT], async tab => {
    seen = tab;
    expect(fake.tabs.of(tab).url).toBe(SPARE);
    expect(fake.storage.session.dump()).toEqual({ 'spare-tab': String(tab) });
  });
  expect(seen).toBeGreaterThan(0);
  expect(fake.tabs.all()).toEqual([]);
  expect(fake.storage.session.dump()).toEqual({});
});

test.each([
  [`https://${AGENT}/`, false, true],
  ['https://example.test/', false, false],
  [`https://${AGENT}/`, true, false],
])(
  'one that a killed worker left is closed, but not what a user is looking at (%#)',
  async (url, active, closed) => {
    const tab = fake.tabs.add(url, { active });
    await fake.storage.session.set({ 'spare-tab': tab });
    await closeLeftoverSpareTabs();
    expect(fake.tabs.all()).toHaveLength(closed ? 0 : 1);
    expect(fake.storage.session.dump()).toEqual({});
  },
);

test('one that was not yet remembered is known by its address, and no parked tab is taken for one', async () => {
  fake.tabs.add(SPARE);
  fake.tabs.add(parkingPage());
  await closeLeftoverSpareTabs();
  expect(fake.tabs.all().map(({ url }) => url)).toEqual([parkingPage()]);
});

test('without a leftover, or with one that is gone, nothing happens', async () => {
  fake.tabs.add(`https://${AGENT}/`);
  await closeLeftoverSpareTabs();
  await fake.storage.session.set({ 'spare-tab': 999 });
  await closeLeftoverSpareTabs();
  expect(fake.tabs.all()).toHaveLength(1);
});
