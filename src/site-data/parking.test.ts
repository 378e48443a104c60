import { beforeEach, expect, test, vi } from 'vitest';
import { type FakeBrowser, newBrowser } from '../testing/fake-browser';
import { inertPage, parkingPage } from './own-pages';
import { lookForParked, park, reopen, unpark } from './parking';
import type { NotedTab } from './tabs';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

const AGENT = 'c3-0108.c3.heyron.ai';
const ORIGIN = `https://${AGENT}`;
const PAGE = `${ORIGIN}/chat?session=main#token=Zq7secret`;

let fake: FakeBrowser;
let tab: number;
let notes: (readonly NotedTab[])[];
const note = async (tabs: readonly NotedTab[]) => void notes.push(tabs);

beforeEach(() => {
  fake = newBrowser();
  tab = fake.tabs.add(PAGE);
  notes = [];
});

test('a parked tab stands on our own page under its mark, and comes back to its full address', async () => {
  const tabs = await park([AGENT], '0', note);
  expect(fake.tabs.of(tab).url).toBe(parkingPage(tabs[0]?.mark ?? ''));
  expect(await unpark(tabs)).toEqual(tabs.map(({ mark }) => mark));
  expect(fake.tabs.of(tab).url).toBe(PAGE);
});

test('it is noted before it goes, without query and fragment', async () => {
  await park([AGENT], '0', async tabs => {
    expect(fake.tabs.of(tab).url).toBe(PAGE);
    await note(tabs);
  });
  expect(notes).toEqual([[{ mark: expect.any(String), address: `${ORIGIN}/chat`, origins: [ORIGIN] }]]);
});

test('a tab that opens meanwhile is parked as well', async () => {
  let second = 0;
  const tabs = await park([AGENT], '0', async noted => {
    second ||= fake.tabs.add(`${ORIGIN}/settings`);
    await note(noted);
  });
  expect(tabs.map(parked => parked.tab)).toEqual([tab, second]);
  expect(notes.map(noted => noted.length)).toEqual([1, 2]);
});

test('a page of an earlier clearing’s, to which the user went back, lives and is parked like any other', async () => {
  const back = fake.tabs.add(inertPage(ORIGIN, 'long-ago'));
  const tabs = await park([AGENT], '0', note);
  expect(tabs.map(parked => parked.tab)).toEqual([tab, back]);
  for (const { tab: id, mark } of tabs) expect(fake.tabs.of(id).url).toBe(parkingPage(mark));
});

test('no page escapes by a mark that it gives itself, be it another tab’s', async () => {
  const pages = [fake.tabs.add(`${ORIGIN}/#re-pair-spare`), fake.tabs.add(inertPage(ORIGIN, 'spare'))];
  let late = 0;
  const tabs = await park([AGENT], '0', async noted => {
    // It knows another tab's mark, as a service worker that answers for it may.
    late ||= fake.tabs.add(inertPage(ORIGIN, noted[0]?.mark ?? ''));
    await note(noted);
  });
  expect(tabs.map(parked => parked.tab)).toEqual([tab, ...pages, late]);
  for (const { tab: id, mark } of tabs) expect(fake.tabs.of(id).url).toBe(parkingPage(mark));
});

test('tabs that open in every round are parked, and the last round is no failure', async () => {
  const opened: number[] = [];
  const tabs = await park([AGENT], '0', async noted => {
    if (opened.length < 2) opened.push(fake.tabs.add(`${ORIGIN}/settings`));
    await note(noted);
  });
  expect(tabs.map(parked => parked.tab)).toEqual([tab, ...opened]);
  expect(notes.map(noted => noted.length)).toEqual([1, 2, 3]);
});

test('without access no tab can be seen, so nothing is noted and nothing goes', async () => {
  fake.granted = false;
  await expect(park([AGENT], '0', note)).rejects.toThrow('access');
  expect(notes).toEqual([]);
  expect(fake.tabs.of(tab).url).toBe(PAGE);
});

test('access that is withdrawn in the middle brings every tab back', async () => {
  const parking = park([AGENT], '0', async noted => {
    await note(noted);
    if (notes.length === 1) vi.spyOn(fake.permissions, 'contains').mockResolvedValue(false);
  });
  await expect(parking).rejects.toThrow('access');
  expect(fake.tabs.of(tab).url).toBe(PAGE);
});

test('where nothing is open, that is noted too', async () => {
  expect(await park(['user-0241.c1.heyron.ai'], '0', note)).toEqual([]);
  expect(notes).toEqual([[]]);
});

test('what a killed worker left parked is found by its mark, under whatever id, and comes back without its token', async () => {
  const noted = { address: `${ORIGIN}/chat`, origins: [ORIGIN] };
  const tabs = [
    fake.tabs.add(parkingPage('one')),
    fake.tabs.add(inertPage(ORIGIN, 'two')),
    fake.tabs.add(parkingPage('of-another-clearing')),
  ];
  const { parked: found } = await lookForParked([
    { mark: 'one', ...noted },
    { mark: 'two', ...noted },
    { mark: 'closed', ...noted },
  ]);
  expect(found.map(parked => parked.tab)).toEqual(tabs.slice(0, 2));
  await unpark(found);
  expect(fake.tabs.of(tabs[0] ?? 0).url).toBe(`${ORIGIN}/chat`);
  expect(fake.tabs.of(tabs[1] ?? 0).url).toBe(`${ORIGIN}/chat`);
});

test.each(['https://evil.test/', 'javascript:alert(1)', 'https://heyron.ai.evil.test/', ''])(
  'a note never leads to %j',
  async address => {
    fake.tabs.add(parkingPage('one'));
    const { parked } = await lookForParked([{ mark: 'one', address, origins: [ORIGIN] }]);
    expect(parked).toEqual([]);
  },
);

test('tabs that were closed are opened behind what the user sees, at heyron’s addresses alone', async () => {
  const noted = (address: string) => ({ mark: address, address, origins: [ORIGIN] });
  const foreign = ['https://evil.test/', 'javascript:alert(1)', ''].map(noted);
  expect(await reopen(foreign, '0')).toBe(0);
  expect(fake.log).toEqual([]);
  expect(await reopen([...foreign, noted(`${ORIGIN}/settings`)], '0')).toBe(1);
  const opened = fake.tabs.all().filter(({ id }) => id !== tab);
  expect(opened).toMatchObject([{ url: `${ORIGIN}/settings`, active: false }]);
});

test('each that shows already is there, and one that cannot be opened is not counted', async () => {
  const address = `${ORIGIN}/chat`;
  const tabs = ['a', 'b', 'c'].map(mark => ({ mark, address, origins: [ORIGIN] }));
  const create = vi.spyOn(fake.tabs, 'create').mockRejectedValueOnce(new Error('no window'));
  expect(await reopen(tabs, '0')).toBe(2); // the first is the user's own, the third is opened
  expect(create).toHaveBeenCalledTimes(2);
});
