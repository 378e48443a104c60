import { beforeEach, describe, expect, test, vi } from 'vitest';
import { eventually } from '../testing/eventually';
import { type FakeBrowser, type Family, newBrowser } from '../testing/fake-browser';
import { inertPage, parkingPage } from './own-pages';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

const AGENT = 'c3-0108.c3.heyron.ai';
const ORIGIN = `https://${AGENT}`;

type Worker = typeof import('./spare-tabs');

interface SpareTab {
  readonly tab: number;
  readonly mark: string;
}

let fake: FakeBrowser;
let worker: Worker;

/** Replaces the worker with one that remembers nothing. */
async function wake(): Promise<Worker> {
  vi.resetModules();
  return import('./spare-tabs');
}

beforeEach(async () => {
  await begin('chromium');
});

async function begin(family: Family): Promise<void> {
  fake = newBrowser(family);
  worker = await wake();
}

/** A user of a spare tab of this worker: it works until told to close, and the worker may die meanwhile. */
async function opened(): Promise<SpareTab & { use(): Promise<void>; close(): Promise<void> }> {
  let end = () => {};
  let closed = Promise.resolve();
  const until = new Promise<void>(resolve => (end = resolve));
  const close = () => {
    end();
    return closed;
  };
  return new Promise((resolve, reject) => {
    closed = worker.withSpareTab('0', async spare => {
      const use = () => spare.use(async () => {});
      await spare.use(async (tab, mark) => resolve({ tab, mark, use, close }));
      await until;
    });
    closed.catch(reject);
  });
}

const urls = () => fake.tabs.all().map(({ url }) => url);
/** Which tab worked under which mark. */
const noting = (into: SpareTab[]) => async (tab: number, mark: string) => {
  into.push({ tab, mark });
};

test('it stands on a page of ours, under a mark that nobody can guess, until it is closed', async () => {
  const both = [await opened(), await opened()];
  for (const { tab, mark } of both) {
    expect(mark).toMatch(/^\d{16}$/);
    expect(fake.tabs.of(tab)).toMatchObject({ url: parkingPage(mark), active: false });
  }
  expect(new Set(both.map(({ mark }) => mark)).size).toBe(2);
  for (const { close } of both) await close();
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
  const { mark, close } = await opened();
  expect(await worker.isSpareMark(mark)).toBe(true);
  await close();
  expect(before).toContain(mark);
  expect(kept()).not.toContain(mark);
  expect(await worker.isSpareMark(mark)).toBe(false);
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
      `https://heyron.ai/#re-pair-${mark}`, // a page that learned the mark: it is not the tab that we opened
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
    const dying = opened().catch(() => {});
    await eventually(() => expect(fake.tabs.all()).toHaveLength(1));
    await (await wake()).closeLeftoverSpareTabs();
    fake.tabs.letGo();
    await eventually(() => expect(urls()).toEqual([]));
    await dying; // not a real death: the next test's browser is not its own
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
  await (await opened()).close();
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
  await expect(opened()).rejects.toThrow('No tab');
  expect(JSON.stringify(fake.storage.local.dump())).not.toMatch(/[0-9a-f]{8}-/);
});

test('one that is left to the user is not closed, now or later', async () => {
  const { tab, mark, use, close } = await opened();
  fake.tabs.of(tab).url = 'https://example.test/';
  await use(); // notices that
  expect(worker.isSpareTab(tab, mark)).toBe(false);
  expect(await worker.isSpareMark(mark)).toBe(false);
  await close();
  await worker.closeLeftoverSpareTabs();
  expect(urls()).toEqual(['https://example.test/']);
});

test('one serves every piece of work of a task, wherever the last left it, and is closed at the end', async () => {
  const used: SpareTab[] = [];
  await worker.withSpareTab('0', async spare => {
    await spare.use(async (tab, mark) => {
      used.push({ tab, mark });
      fake.tabs.of(tab).url = inertPage(ORIGIN, mark);
    });
    await spare.use(noting(used));
    expect(fake.tabs.all()).toHaveLength(1);
  });
  expect(used[1]).toEqual(used[0]);
  expect(urls()).toEqual([]);
});

test('none is opened that no work needs', async () => {
  const create = vi.spyOn(fake.tabs, 'create');
  await worker.withSpareTab('0', spare => spare.rest());
  expect(create).not.toHaveBeenCalled();
});

test('one that will be wanted opens in the meantime, once, and work waits for it', async () => {
  const used: SpareTab[] = [];
  await worker.withSpareTab('0', async spare => {
    spare.open();
    spare.open();
    await spare.use(noting(used));
    expect(fake.tabs.all()).toHaveLength(1);
  });
  expect(used).toHaveLength(1);
  expect(urls()).toEqual([]);
});

test('it rests on the parking page, so that no page of a host is in the way', async () => {
  await worker.withSpareTab('0', async spare => {
    let standing = '';
    await spare.use(async (tab, mark) => {
      fake.tabs.of(tab).url = inertPage(ORIGIN, mark);
      standing = parkingPage(mark);
    });
    await spare.rest();
    expect(urls()).toEqual([standing]);
  });
});

test.each([
  ['took elsewhere', (tab: number) => fake.tabs.update(tab, { url: 'https://example.test/' }), 1],
  ['closed', (tab: number) => fake.tabs.remove(tab), 0],
])('one that the user %s is replaced, not touched, and forgotten', async (_, take, left) => {
  const used: SpareTab[] = [];
  const theirs = Array.from({ length: left }, () => 'https://example.test/');
  await worker.withSpareTab('0', async spare => {
    await spare.use(noting(used));
    const [first] = used as [SpareTab];
    await take(first.tab);
    await spare.rest();
    expect(urls()).toEqual(theirs);
    await spare.use(noting(used));
    expect(await worker.isSpareMark(first.mark)).toBe(false);
  });
  expect(new Set(used.map(({ mark }) => mark)).size).toBe(2);
  expect(urls()).toEqual(theirs);
});

test('where its mark cannot be written down none is opened, and the work is left undone', async () => {
  fake.storage.local.failing = 'set';
  const work = vi.fn();
  await worker.withSpareTab('0', async spare => {
    spare.open();
    await spare.use(work);
    await spare.rest();
  });
  expect(work).not.toHaveBeenCalled();
  expect(fake.log).toEqual([]);
});

test('one that could not be opened in time is tried once more when it is wanted', async () => {
  const create = vi.spyOn(fake.tabs, 'create').mockRejectedValueOnce(new Error('the window is closing'));
  const work = vi.fn();
  await worker.withSpareTab('0', async spare => {
    spare.open();
    await spare.use(work);
  });
  expect(work).toHaveBeenCalledOnce();
  expect(create).toHaveBeenCalledTimes(2);

  create.mockRejectedValue(new Error('no windows'));
  await expect(worker.withSpareTab('0', spare => spare.use(work))).rejects.toThrow('no windows');
  expect(work).toHaveBeenCalledOnce();
});

test('work that fails closes it', async () => {
  const failing = worker.withSpareTab('0', spare => spare.use(() => Promise.reject(new Error('no'))));
  await expect(failing).rejects.toThrow('no');
  expect(urls()).toEqual([]);
});
