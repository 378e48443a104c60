import { beforeEach, expect, test, vi } from 'vitest';
import { type FakeBrowser, newBrowser } from '../testing/fake-browser';
import { allowAllScripts, inInertPages } from './inert-page';
import { inertPage, parkingPage } from './own-pages';
import { withSpareTab } from './spare-tabs';
import type { ParkedTab } from './tabs';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

const AGENT = 'c3-0108.c3.heyron.ai';
const OTHER = 'user-0241.c1.heyron.ai';
const ORIGIN = `https://${AGENT}`;

let fake: FakeBrowser;
beforeEach(() => {
  fake = newBrowser();
});

const look = <T>(hosts: string[], parked: ParkedTab[], work: (tab: number, host: string) => Promise<T>) =>
  withSpareTab('0', spare => inInertPages(hosts, parked, spare, work));
const rules = () => fake.declarativeNetRequest.getSessionRules();
const parked = (tab: number, ...hosts: string[]) => {
  const origins = hosts.map(host => `https://${host}`);
  return { tab, mark: 'mark', url: `${ORIGIN}/chat`, origins };
};

test('the rule concerns the documents of one tab alone, and is lifted afterwards', async () => {
  const tab = fake.tabs.add(parkingPage('mark'));
  const seen: unknown[] = [];
  const found = await look([AGENT], [parked(tab, AGENT)], async (id, host) => {
    seen.push(...(await rules()));
    expect(fake.tabs.of(id)).toMatchObject({ url: inertPage(ORIGIN, 'mark'), live: false });
    return host;
  });
  expect(found).toEqual(new Map([[AGENT, [AGENT]]]));
  expect(seen).toEqual([
    {
      id: tab,
      condition: { tabIds: [tab], resourceTypes: ['main_frame', 'sub_frame'] },
      action: { type: 'modifyHeaders', responseHeaders: expect.any(Array) },
    },
  ]);
  expect(await rules()).toEqual([]);
  expect(fake.tabs.of(tab).url).toBe(parkingPage('mark'));
});

test('a rule that a killed worker left for this tab is replaced', async () => {
  const tab = fake.tabs.add(parkingPage('mark'));
  const left = {
    id: tab,
    condition: { tabIds: [tab], resourceTypes: [] },
    action: { type: 'modifyHeaders', responseHeaders: [] },
  };
  await fake.declarativeNetRequest.updateSessionRules({ addRules: [left] });
  const found = await look([AGENT], [parked(tab, AGENT)], async () => 'seen');
  expect(found.get(AGENT)).toEqual(['seen']);
  expect(await rules()).toEqual([]);
});

test('only hosts that were asked for are looked into, in a tab that showed several', async () => {
  const tab = fake.tabs.add(parkingPage('mark'));
  const found = await look([AGENT], [parked(tab, OTHER, AGENT)], async (_, host) => host);
  expect(found).toEqual(new Map([[AGENT, [AGENT]]]));
  expect(fake.log.filter(line => line.includes(OTHER))).toEqual([]);
});

test('a tab that was closed, or that the user took elsewhere, keeps no other from being looked into', async () => {
  const elsewhere = fake.tabs.add('https://example.test/');
  const tab = fake.tabs.add(parkingPage('mark'));
  const all = [{ ...parked(4711, AGENT) }, parked(elsewhere, AGENT), parked(tab, AGENT)];
  const found = await look([AGENT], all, async id => id);
  expect(found.get(AGENT)).toEqual([tab]);
  expect(fake.tabs.of(elsewhere).url).toBe('https://example.test/');
  expect(await rules()).toEqual([]);
});

test('work that fails leaves no rule behind', async () => {
  const tab = fake.tabs.add(parkingPage('mark'));
  const fails = () => Promise.reject(new Error('no'));
  await look([AGENT], [parked(tab, AGENT)], fails);
  await expect(look([OTHER], [], fails)).rejects.toThrow('no');
  expect(await rules()).toEqual([]);
});

test('a page that was led elsewhere is left at once, says nothing, and its tab stands on our page again', async () => {
  const tab = fake.tabs.add(parkingPage('mark'));
  fake.sites.redirects.set(AGENT, 'https://example.test/');
  const work = vi.fn(async () => 'seen');
  expect(await look([AGENT, OTHER], [parked(tab, AGENT, OTHER)], work)).toEqual(
    new Map([
      [AGENT, [null]],
      [OTHER, ['seen']],
    ]),
  );
  expect(fake.tabs.of(tab).url).toBe(parkingPage('mark'));
  expect(await fake.scripting.getRegisteredContentScripts()).toEqual([]);
});

test('what still loads when a visit has waited long enough never comes', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const tab = fake.tabs.add(parkingPage('mark'));
  fake.tabs.holding = true;
  const looking = look([AGENT], [parked(tab, AGENT)], async () => 'seen');
  for (let second = 0; second < 12; second++) await vi.advanceTimersByTimeAsync(1_000);
  expect(fake.tabs.of(tab).pendingUrl, 'another address, else the tab would only scroll').toBe(
    parkingPage('mark').replace('#', '?#'),
  );
  fake.tabs.letGo();
  for (let second = 0; second < 12; second++) await vi.advanceTimersByTimeAsync(1_000);
  expect((await looking).get(AGENT)).toEqual([null]);
  expect(fake.tabs.of(tab)).toMatchObject({ live: false, url: parkingPage('mark').replace('#', '?#') });
  vi.useRealTimers();
});

test('a worker that wakes lifts every rule that was left', async () => {
  await allowAllScripts();
  const rule = (id: number) => ({
    id,
    condition: { tabIds: [id], resourceTypes: ['main_frame', 'sub_frame'] },
    action: { type: 'modifyHeaders', responseHeaders: [] },
  });
  await fake.declarativeNetRequest.updateSessionRules({ addRules: [rule(1), rule(2)] });
  await allowAllScripts();
  expect(await rules()).toEqual([]);
});
