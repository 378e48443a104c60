import { beforeEach, expect, test, vi } from 'vitest';
import { type FakeBrowser, newBrowser } from '../testing/fake-browser';
import { inertPage, parkingPage } from './own-pages';
import { isSpareMark, type SpareTab } from './spare-tab';
import { withSpareTabs } from './spare-tabs';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

const HOSTS = Array.from({ length: 8 }, (_, at) => `user-${at}.c1.heyron.ai`);
const ORIGIN = 'https://user-0.c1.heyron.ai';

let fake: FakeBrowser;
beforeEach(() => {
  fake = newBrowser();
});

const urls = () => fake.tabs.all().map(({ url }) => url);
/** Which tab was at work under which mark, in the order in which it began. */
const noting = (into: SpareTab[]) => async (tab: number, mark: string) => {
  into.push({ tab, mark });
};

test.each([
  [0, 0],
  [4, 1],
  [8, 2],
  [60, 3],
])('%i hosts are shared by %i tabs, each looked into once', async (number, tabs) => {
  const hosts = Array.from({ length: number }, (_, at) => `user-${at}.c1.heyron.ai`);
  const done: string[] = [];
  const used = new Set<number>();
  await withSpareTabs('0', spares =>
    spares.share(hosts, async (tab, mark, share) => {
      expect(fake.tabs.of(tab).url).toBe(parkingPage(mark));
      used.add(tab);
      await new Promise(resolve => setTimeout(resolve, 1));
      done.push(...share);
    }),
  );
  expect(done.toSorted()).toEqual(hosts.toSorted());
  expect(used.size).toBe(tabs);
  expect(urls()).toEqual([]);
});

test('the tabs of one piece of work serve the next, wherever it left them, and all are closed at the end', async () => {
  const used: SpareTab[] = [];
  await withSpareTabs('0', async spares => {
    await spares.share(HOSTS.slice(0, 1), async (tab, mark) => {
      used.push({ tab, mark });
      fake.tabs.of(tab).url = inertPage(ORIGIN, mark);
    });
    await spares.share(HOSTS, noting(used));
    expect(fake.tabs.all()).toHaveLength(2);
  });
  expect(used[1]).toEqual(used[0]);
  expect(new Set(used.map(({ tab }) => tab)).size).toBe(2);
  expect(urls()).toEqual([]);
});

test('those that will be wanted open in the meantime, and work waits for theirs', async () => {
  const used: SpareTab[] = [];
  await withSpareTabs('0', async spares => {
    spares.openFor(0);
    spares.openFor(8);
    spares.openFor(3);
    await spares.share(HOSTS.slice(0, 4), noting(used));
    expect(fake.tabs.all()).toHaveLength(2);
  });
  expect(used).toHaveLength(1);
  expect(urls()).toEqual([]);
});

test('they rest on the parking page, so that no page of a host is in the way', async () => {
  await withSpareTabs('0', async spares => {
    let standing = '';
    await spares.share(HOSTS.slice(0, 1), async (tab, mark) => {
      fake.tabs.of(tab).url = inertPage(ORIGIN, mark);
      standing = parkingPage(mark);
    });
    await spares.rest();
    expect(urls()).toEqual([standing]);
  });
});

test('one that the user took elsewhere or closed is replaced, not touched, and forgotten', async () => {
  const used: SpareTab[] = [];
  await withSpareTabs('0', async spares => {
    await spares.share(HOSTS, noting(used));
    const [taken, closed] = used as [SpareTab, SpareTab];
    fake.tabs.of(taken.tab).url = 'https://example.test/';
    await fake.tabs.remove(closed.tab);
    await spares.rest();
    expect(urls()).toEqual(['https://example.test/']);
    await spares.share(HOSTS, noting(used));
    expect(await isSpareMark(taken.mark)).toBe(false);
    expect(await isSpareMark(closed.mark)).toBe(false);
  });
  expect(new Set(used.map(({ mark }) => mark)).size).toBe(4);
  expect(urls()).toEqual(['https://example.test/']);
});

test('where their marks cannot be written down none is opened, and the work is left undone', async () => {
  fake.storage.local.failing = 'set';
  const work = vi.fn();
  await withSpareTabs('0', async spares => {
    spares.openFor(8);
    await spares.share(HOSTS, work);
    await spares.rest();
  });
  expect(work).not.toHaveBeenCalled();
  expect(fake.log).toEqual([]);
});

test('one that could not be opened in time is tried once more when it is wanted', async () => {
  const create = vi.spyOn(fake.tabs, 'create').mockRejectedValueOnce(new Error('the window is closing'));
  const work = vi.fn();
  await withSpareTabs('0', async spares => {
    spares.openFor(1);
    await spares.share(HOSTS.slice(0, 1), work);
  });
  expect(work).toHaveBeenCalledOnce();
  expect(create).toHaveBeenCalledTimes(2);

  create.mockRejectedValue(new Error('no windows'));
  await expect(withSpareTabs('0', spares => spares.share(HOSTS, work))).rejects.toThrow('no windows');
  expect(work).toHaveBeenCalledOnce();
});

test('work that fails closes them all', async () => {
  const failing = withSpareTabs('0', spares => spares.share(HOSTS, () => Promise.reject(new Error('no'))));
  await expect(failing).rejects.toThrow('no');
  expect(urls()).toEqual([]);
});
