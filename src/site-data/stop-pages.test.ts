import { beforeEach, expect, test, vi } from 'vitest';
import { type FakeBrowser, newBrowser } from '../testing/fake-browser';
import { inertPage, parkingPage } from './own-pages';
import { leadBack, letAllPagesRun, letPagesRun, stopPages } from './stop-pages';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

const AGENT = 'c3-0108.c3.heyron.ai';
const OTHER = 'user-0241.c1.heyron.ai';
const ORIGIN = `https://${AGENT}`;

let fake: FakeBrowser;
let tab: number;
beforeEach(() => {
  fake = newBrowser();
  tab = fake.tabs.add(parkingPage('mark'));
});

const registered = () => fake.scripting.getRegisteredContentScripts();

test('the pages of a visited host are stopped until the visit is over, and those of no other', async () => {
  await stopPages(tab, [ORIGIN, 'http://heyron.ai:8080']);
  expect(await registered()).toMatchObject([{ matches: [`*://${AGENT}/*`, '*://heyron.ai/*'] }]);
  expect(fake.tabs.of(fake.tabs.add(`https://${OTHER}/`)).live).toBe(true);
  await letPagesRun(tab, [ORIGIN]);
  expect(await registered()).toEqual([]);
});

test('a page of the user’s that began to load meanwhile is loaded again, and no page that is visited is', async () => {
  await stopPages(tab, [ORIGIN]);
  const opened = fake.tabs.add(`${ORIGIN}/chat`);
  const visited = fake.tabs.add(inertPage(ORIGIN, 'mark'));
  expect([opened, visited].map(id => fake.tabs.of(id).live)).toEqual([false, false]);
  await letPagesRun(tab, [ORIGIN]);
  await vi.waitFor(() => expect(fake.tabs.of(opened).live).toBe(true));
  expect(fake.tabs.of(visited).live).toBe(false);
  expect(fake.log.filter(line => line.startsWith('reload'))).toEqual([`reload ${opened}`]);
});

test('what a killed worker left for a tab is replaced, and what it left for others is lifted by the next', async () => {
  await stopPages(tab, [`https://${OTHER}`]);
  await stopPages(tab, [ORIGIN]);
  expect(await registered()).toMatchObject([{ matches: [`*://${AGENT}/*`] }]);
  await leadBack(['mark']);
  const opened = fake.tabs.add(`${ORIGIN}/chat`);
  await letAllPagesRun();
  await vi.waitFor(() => expect(fake.tabs.of(opened).live).toBe(true));
  expect(await registered(), 'who goes back is led on all the same').toMatchObject([
    { id: 'led-back-mark', matches: ['*://*.heyron.ai/?v=mark', '*://*.heyron.ai/?v=mark&'] },
  ]);
});
