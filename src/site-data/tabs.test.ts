import { beforeEach, expect, test, vi } from 'vitest';
import { type FakeBrowser, newBrowser } from '../testing/fake-browser';
import { inertPage, parkingPage } from './own-pages';
import { withSpareTab } from './spare-tabs';
import { marksOf, ofHost, tabsShowing } from './tabs';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

const AGENT = 'c3-0108.c3.heyron.ai';
const OTHER = 'user-0241.c1.heyron.ai';
const ORIGIN = `https://${AGENT}`;
const PAGE = `${ORIGIN}/chat`;

let fake: FakeBrowser;
beforeEach(() => {
  fake = newBrowser();
});

const shown = async (...asked: Parameters<typeof tabsShowing>) => (await tabsShowing(...asked)).map(({ tab }) => tab);

test('a tab shows a host at its top or in a frame, and no other host counts', async () => {
  const top = fake.tabs.add(PAGE);
  const framing = fake.tabs.add('https://heyron.ai/agents');
  fake.scripting.frames.set(framing, [ORIGIN, ORIGIN]);
  fake.tabs.add(`https://${OTHER}/`);
  fake.tabs.add('https://example.test/');
  expect(await tabsShowing([AGENT], '0')).toEqual([
    { tab: top, url: PAGE, origins: [ORIGIN] },
    { tab: framing, url: 'https://heyron.ai/agents', origins: [ORIGIN] },
  ]);
});

test('every frame is asked, at once', async () => {
  const tab = fake.tabs.add(PAGE);
  const ask = vi.spyOn(fake.scripting, 'executeScript');
  await tabsShowing([AGENT], '0');
  const call = { target: { tabId: tab, allFrames: true }, injectImmediately: true };
  expect(ask).toHaveBeenCalledExactlyOnceWith(expect.objectContaining(call));
  vi.stubGlobal('location', { origin: ORIGIN });
  const func = ask.mock.calls[0]?.[0].func as (() => string) | undefined;
  expect(func?.()).toBe(ORIGIN);
  vi.unstubAllGlobals();
});

test.each([
  ['answers with something else', async () => [{ result: 7 }, { result: null }]],
  ['cannot be asked', () => Promise.reject(new Error('an error page'))],
  ['does not answer', () => new Promise<never>(() => {})],
])('a page that %s shows its own host all the same', async (_, answer) => {
  vi.useFakeTimers();
  const tab = fake.tabs.add(PAGE);
  vi.spyOn(fake.scripting, 'executeScript').mockImplementation(answer as never);
  const looking = shown([AGENT], '0');
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await looking).toEqual([tab]);
  vi.useRealTimers();
});

test('tabs of another cookie store are another user’s, and private windows are never looked at', async () => {
  fake.tabs.add(PAGE, { incognito: true });
  const container = fake.tabs.add(PAGE, { cookieStoreId: 'firefox-container-1' });
  expect(await shown([AGENT], '0')).toEqual([]);
  expect(await shown([AGENT], 'firefox-container-1')).toEqual([container]);
  expect(await shown([AGENT], '1'), 'the store of private windows').toEqual([]);
});

test('a parked tab is none while it stands under its own mark, and lives under any other', async () => {
  const parked = fake.tabs.add(inertPage(ORIGIN, 'its-own'));
  const other = fake.tabs.add(inertPage(ORIGIN, 'its-own'));
  const marks = marksOf([
    { tab: parked, mark: 'its-own' },
    { tab: other, mark: 'another' },
  ]);
  expect(await shown([AGENT], '0', marks)).toEqual([other]);
});

test('a spare tab is none', async () => {
  const user = fake.tabs.add(PAGE);
  const look = async (tab: number, mark: string) => {
    fake.tabs.of(tab).url = inertPage(ORIGIN, mark);
    expect(await shown([AGENT], '0')).toEqual([user]);
    fake.tabs.of(tab).url = parkingPage(mark);
  };
  await withSpareTab('0', spare => spare.use(look));
  expect.assertions(1);
});

test('a tab that shows several hosts is each one’s', () => {
  const both = { tab: 7, url: PAGE, origins: [`https://${OTHER}`, ORIGIN] };
  const one = { tab: 8, url: PAGE, origins: [ORIGIN] };
  expect(ofHost([both, one], AGENT)).toEqual([both, one]);
  expect(ofHost([both, one], OTHER)).toEqual([both]);
  expect(ofHost([both, one], 'heyron.ai')).toEqual([]);
});
