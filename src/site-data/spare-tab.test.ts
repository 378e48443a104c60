import { beforeEach, describe, expect, test, vi } from 'vitest';
import { eventually } from '../testing/eventually';
import { type FakeBrowser, type Family, newBrowser } from '../testing/fake-browser';
import { inertPage, parkingPage } from './own-pages';
import type { SpareTab } from './spare-tab';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

const AGENT = 'c3-0108.c3.heyron.ai';
const ORIGIN = `https://${AGENT}`;

type Worker = typeof import('./spare-tab');

let fake: FakeBrowser;
let worker: Worker;

/** Another worker in place of the one before, which remembers nothing. */
async function wake(): Promise<Worker> {
  vi.resetModules();
  return import('./spare-tab');
}

beforeEach(async () => {
  await begin('chromium');
});

async function begin(family: Family): Promise<void> {
  fake = newBrowser(family);
  worker = await wake();
}

/** One that this worker opens, and may die with. */
async function opened(): Promise<SpareTab> {
  const spare = await worker.openSpareTab('0');
  if (!spare) throw new Error('none was opened');
  return spare;
}

const urls = () => fake.tabs.all().map(({ url }) => url);

test('it stands on a page of ours, under a mark that nobody can guess, until it is closed', async () => {
  const both = [await opened(), await opened()];
  for (const { tab, mark } of both) {
    expect(mark).toMatch(/^\d{16}$/);
    expect(fake.tabs.of(tab)).toMatchObject({ url: parkingPage(mark), active: false });
  }
  expect(new Set(both.map(({ mark }) => mark)).size).toBe(2);
  for (const { mark } of both) await worker.closeSpareTab(mark);
  expect(urls()).toEqual([]);
});

test('its mark is written down before it is opened, and forgotten when it is closed', async () => {
  const kept = () => JSON.stringify(fake.storage.local.dump());
  let before = '';
  const { create } = fake.tabs;
  vi.spyOn(fake.tabs, 'create').mockImplementation(call => {
    before = kept();
    return create.call(fake.tabs, call);
  });
  const { mark } = await opened();
  expect(await worker.isSpareMark(mark)).toBe(true);
  await worker.closeSpareTab(mark);
  expect(before).toContain(mark);
  expect(kept()).not.toContain(mark);
  expect(await worker.isSpareMark(mark)).toBe(false);
});

test('one that cannot be written down is not opened', async () => {
  fake.storage.local.failing = 'set';
  expect(await worker.openSpareTab('0')).toBeNull();
  expect(fake.log).toEqual([]);
});

describe.each(['chromium', 'firefox'] as const)('in %s, one that a killed worker left', family => {
  beforeEach(() => begin(family));

  test('is closed, wherever it stands, and no other tab is', async () => {
    const { mark } = await opened();
    const others = [
      'https://heyron.ai/#re-pair-spare', // what every website could open, when all had one mark
      `https://${AGENT}/#re-pair-spare`,
      parkingPage('spare'),
      parkingPage('a-parked-tab'),
      inertPage(ORIGIN, 'a-parked-tab'),
      `${ORIGIN}/`,
      `https://example.test/#re-pair-${mark}`,
      `https://heyron.ai/#re-pair-${mark}`, // a page that came to know the mark: it is not the tab that we opened
    ];
    for (const url of others) fake.tabs.add(url);
    await (await wake()).closeLeftoverSpareTabs();
    expect(urls()).toEqual(others);

    worker = await wake();
    const second = await opened();
    fake.tabs.of(second.tab).url = inertPage(ORIGIN, second.mark);
    const last = await wake();
    await last.closeLeftoverSpareTabs();
    expect(urls()).toEqual(others);
    expect(await last.isSpareMark(second.mark)).toBe(false);
  });

  test('is closed also after the browser ended, when it has another number', async () => {
    const { tab, mark } = await opened();
    await fake.tabs.remove(tab);
    await fake.storage.session.remove(Object.keys(fake.storage.session.dump()));
    fake.tabs.add(inertPage(ORIGIN, mark));
    await (await wake()).closeLeftoverSpareTabs();
    expect(urls()).toEqual([]);
  });

  test('is closed when it was on its way to a page', async () => {
    const { tab, mark } = await opened();
    fake.tabs.holding = true;
    await fake.tabs.update(tab, { url: inertPage(ORIGIN, mark) });
    await (await wake()).closeLeftoverSpareTabs();
    fake.tabs.letGo();
    await eventually(() => expect(urls()).toEqual([]));
  });

  test('is closed when not even its first page had come', async () => {
    fake.tabs.holding = true;
    const dying = worker.openSpareTab('0').catch(() => {});
    await eventually(() => expect(fake.tabs.all()).toHaveLength(1));
    await (await wake()).closeLeftoverSpareTabs();
    fake.tabs.letGo();
    await eventually(() => expect(urls()).toEqual([]));
    await dying; // it is no real death: the next test's browser is not its
  });

  test('is left to the user who took it elsewhere', async () => {
    const { tab } = await opened();
    fake.tabs.of(tab).url = 'https://example.test/';
    await (await wake()).closeLeftoverSpareTabs();
    expect(urls()).toEqual(['https://example.test/']);
  });

  test('is closed also where the user closed every tab beside it', async () => {
    const { tab } = await opened();
    fake.tabs.of(tab).active = true;
    await (await wake()).closeLeftoverSpareTabs();
    expect(urls()).toEqual([]);
  });
});

test('a worker’s own spare tab is no leftover, and is told from a page with the same mark', async () => {
  const { tab, mark } = await opened();
  await worker.closeLeftoverSpareTabs();
  expect(urls()).toEqual([parkingPage(mark)]);
  expect(worker.isSpareTab(tab, mark)).toBe(true);
  expect(worker.isSpareTab(tab + 1, mark)).toBe(false);
  expect(worker.isSpareTab(tab, 'spare')).toBe(false);
});

test('one that could not be closed is closed later', async () => {
  const remove = vi.spyOn(fake.tabs, 'remove').mockRejectedValue(new Error('a tab is being dragged'));
  await worker.closeSpareTab((await opened()).mark);
  expect(fake.tabs.all()).toHaveLength(1);
  remove.mockRestore();
  await worker.closeLeftoverSpareTabs();
  expect(urls()).toEqual([]);
});

test('what is remembered of tabs that nobody finds any more has an end', async () => {
  for (let times = 0; times < 60; times++) {
    const { tab } = await opened();
    await fake.tabs.remove(tab);
    worker = await wake();
  }
  await worker.closeLeftoverSpareTabs();
  const kept = [fake.storage.local.dump(), fake.storage.session.dump()];
  for (const dump of kept) expect(JSON.stringify(dump).length).toBeLessThan(2_000);
});

test('one that the browser closes as it opens is forgotten, and whoever wanted it is told', async () => {
  vi.spyOn(fake.tabs, 'get').mockRejectedValue(new Error('No tab with id'));
  await expect(worker.openSpareTab('0')).rejects.toThrow('No tab');
  expect(JSON.stringify(fake.storage.local.dump())).not.toMatch(/[0-9a-f]{8}-/);
});

test('one that is left to the user is not closed, now or later', async () => {
  const { tab, mark } = await opened();
  fake.tabs.of(tab).url = 'https://example.test/';
  await worker.giveUp(mark);
  expect(worker.isSpareTab(tab, mark)).toBe(false);
  await worker.closeLeftoverSpareTabs();
  expect(urls()).toEqual(['https://example.test/']);
});
