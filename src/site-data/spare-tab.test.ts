import { beforeEach, describe, expect, test, vi } from 'vitest';
import { eventually } from '../testing/eventually';
import { type FakeBrowser, type Family, newBrowser } from '../testing/fake-browser';
import { inertPage, parkingPage } from './own-pages';

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

/** A spare tab that a worker opens and dies with; resolves to the tab and its mark once it is at work in it. */
function diesIn(): Promise<{ tab: number; mark: string }> {
  return new Promise(at => {
    const never = new Promise<never>(() => {});
    void worker.inSpareTabs('0', [AGENT], (tab, mark) => {
      at({ tab, mark });
      return never;
    });
  });
}

const urls = () => fake.tabs.all().map(({ url }) => url);

test('it is there for the work, under a mark that nobody can guess, and closed after it', async () => {
  const marks: string[] = [];
  const use = async (tab: number, mark: string) => {
    marks.push(mark);
    expect(fake.tabs.of(tab).url).toBe(parkingPage(mark));
  };
  await worker.inSpareTabs('0', [AGENT], use);
  await worker.inSpareTabs('0', [AGENT], use);
  expect(new Set(marks).size).toBe(2);
  for (const mark of marks) expect(mark).toMatch(/^[0-9a-f-]{36}$/);
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
  let mark = '';
  await worker.inSpareTabs('0', [AGENT], async (_, given) => {
    mark = given;
    expect(await worker.isSpareMark(mark)).toBe(true);
  });
  expect(before).toContain(mark);
  expect(kept()).not.toContain(mark);
  expect(await worker.isSpareMark(mark)).toBe(false);
});

test('one that cannot be written down is not opened, and its work is left undone', async () => {
  fake.storage.local.failing = 'set';
  const use = vi.fn();
  await worker.inSpareTabs('0', [AGENT], use);
  expect(use).not.toHaveBeenCalled();
  expect(fake.log).toEqual([]);
});

describe.each(['chromium', 'firefox'] as const)('in %s, one that a killed worker left', family => {
  beforeEach(() => begin(family));

  test('is closed, wherever it stands, and no other tab is', async () => {
    const { mark } = await diesIn();
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
    const second = await diesIn();
    fake.tabs.of(second.tab).url = inertPage(ORIGIN, second.mark);
    const last = await wake();
    await last.closeLeftoverSpareTabs();
    expect(urls()).toEqual(others);
    expect(await last.isSpareMark(second.mark)).toBe(false);
  });

  test('is closed also after the browser ended, when it has another number', async () => {
    const { tab, mark } = await diesIn();
    await fake.tabs.remove(tab);
    await fake.storage.session.remove(Object.keys(fake.storage.session.dump()));
    fake.tabs.add(inertPage(ORIGIN, mark));
    await (await wake()).closeLeftoverSpareTabs();
    expect(urls()).toEqual([]);
  });

  test('is closed when it was on its way to a page', async () => {
    const { tab, mark } = await diesIn();
    fake.tabs.holding = true;
    await fake.tabs.update(tab, { url: inertPage(ORIGIN, mark) });
    await (await wake()).closeLeftoverSpareTabs();
    fake.tabs.letGo();
    await eventually(() => expect(urls()).toEqual([]));
  });

  test('is closed when not even its first page had come', async () => {
    fake.tabs.holding = true;
    const dying = worker.inSpareTabs('0', [AGENT], async () => {}).catch(() => {});
    await eventually(() => expect(fake.tabs.all()).toHaveLength(1));
    await (await wake()).closeLeftoverSpareTabs();
    fake.tabs.letGo();
    await eventually(() => expect(urls()).toEqual([]));
    await dying; // it is no real death: the next test's browser is not its
  });

  test('is left to the user who took it elsewhere', async () => {
    const { tab } = await diesIn();
    fake.tabs.of(tab).url = 'https://example.test/';
    await (await wake()).closeLeftoverSpareTabs();
    expect(urls()).toEqual(['https://example.test/']);
  });

  test('is closed also where the user closed every tab beside it', async () => {
    const { tab } = await diesIn();
    fake.tabs.of(tab).active = true;
    await (await wake()).closeLeftoverSpareTabs();
    expect(urls()).toEqual([]);
  });
});

test('a worker’s own spare tab is no leftover, and is told from a page with the same mark', async () => {
  const { tab, mark } = await diesIn();
  await worker.closeLeftoverSpareTabs();
  expect(urls()).toEqual([parkingPage(mark)]);
  expect(worker.isSpareTab(tab, mark)).toBe(true);
  expect(worker.isSpareTab(tab + 1, mark)).toBe(false);
  expect(worker.isSpareTab(tab, 'spare')).toBe(false);
});

test('one that could not be closed is closed later', async () => {
  const remove = vi.spyOn(fake.tabs, 'remove').mockRejectedValue(new Error('a tab is being dragged'));
  await worker.inSpareTabs('0', [AGENT], async () => {});
  expect(fake.tabs.all()).toHaveLength(1);
  remove.mockRestore();
  await worker.closeLeftoverSpareTabs();
  expect(urls()).toEqual([]);
});

test('what is remembered of tabs that nobody finds any more has an end', async () => {
  for (let times = 0; times < 60; times++) {
    const { tab } = await diesIn();
    await fake.tabs.remove(tab);
    worker = await wake();
  }
  await worker.closeLeftoverSpareTabs();
  const kept = [fake.storage.local.dump(), fake.storage.session.dump()];
  for (const dump of kept) expect(JSON.stringify(dump).length).toBeLessThan(2_000);
});

test('a few hosts share one tab, many share some, each is looked into once, and a failure closes them all', async () => {
  const hosts = Array.from({ length: 8 }, (_, at) => `user-${at}.c1.heyron.ai`);
  const tabsFor = async (asked: readonly string[]) => {
    const done: string[] = [];
    const used = new Set<number>();
    await worker.inSpareTabs('0', asked, async (tab, _, share) => {
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
  await expect(worker.inSpareTabs('0', hosts, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await eventually(() => expect(fake.tabs.all()).toEqual([]));
});
