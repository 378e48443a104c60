import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { FailureKind } from '../../core/catalogue/failures';
import { hostOf } from '../../core/incident/events';
import { allIncidents } from '../../history/testing/keep';
import type { PageSender } from '../../platform/receive-messages';
import { connected, failing, HOST, sighting } from '../../testing/events';
import { type FakeBrowser, newBrowser } from '../../testing/fake-browser';
import { observe } from '../hears/observe';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../testing/fake-browser')).browser,
}));

const OTHER = 'user-0241.c1.heyron.ai';
const THIRD = 'user-0242.c1.heyron.ai';

let fake: FakeBrowser;

beforeEach(() => {
  fake = newBrowser();
  for (const host of [HOST, OTHER, THIRD]) tabs.set(host, fake.tabs.add(`https://${host}/`));
  vi.useFakeTimers({ toFake: ['Date'] });
  return () => vi.useRealTimers();
});

const tabs = new Map<string, number>();

const page = (host: string, store = '0'): PageSender => ({
  tab: tabs.get(host) ?? 0,
  origin: `https://${host}`,
  host,
  path: '/',
  frame: 0,
  private: false,
  store,
});
const fails = (host: string, kind: FailureKind, store?: string) =>
  observe(failing(kind, { page: host, loadedAt: Date.now() }), page(host, store));
const told = async () =>
  Object.fromEntries(
    (await allIncidents()).map(({ incident, state }) => [
      hostOf(incident),
      state.alsoFailing.map(({ host }) => host).sort(),
    ]),
  );

test('agents that fail in the same way at once are noted with each other, once', async () => {
  await fails(HOST, 'gateway-unreachable');
  expect(await told()).toEqual({ [HOST]: [] });
  await fails(OTHER, 'gateway-unreachable');
  await fails(OTHER, 'gateway-unreachable');
  expect(await told()).toEqual({ [HOST]: [OTHER], [OTHER]: [HOST] });
  await fails(THIRD, 'gateway-unreachable');
  expect(await told()).toEqual({ [HOST]: [OTHER, THIRD], [OTHER]: [HOST, THIRD], [THIRD]: [HOST, OTHER] });
});

test('another failure, another container or another hour is no coincidence', async () => {
  await fails(HOST, 'gateway-unreachable');
  await fails(OTHER, 'pairing-required');
  await fails(THIRD, 'gateway-unreachable', 'firefox-container-1');
  expect(Object.values(await told()).flat()).toEqual([]);
  vi.setSystemTime(Date.now() + 60 * 60_000);
  await fails(THIRD, 'pairing-required');
  expect(Object.values(await told()).flat()).toEqual([]);
});

test('an agent that works again is no company', async () => {
  await fails(HOST, 'gateway-unreachable');
  await observe(connected({ page: HOST }), page(HOST));
  await fails(OTHER, 'gateway-unreachable');
  expect(await told()).toEqual({ [HOST]: [], [OTHER]: [] });
});

test('an agent that recovers, or is no longer seen failing, is no company any more', async () => {
  await fails(HOST, 'gateway-unreachable');
  await fails(OTHER, 'gateway-unreachable');
  await observe(connected({ page: OTHER, stable: false }), page(OTHER));
  expect(await told()).toEqual({ [HOST]: [], [OTHER]: [HOST] });
  // It connects, but not for long enough yet to count as working.
  await fails(THIRD, 'gateway-unreachable');
  expect((await told())[THIRD]).toEqual([HOST]);
});

describe('who fails where the user did not go is no witness', () => {
  const opened = async (how: () => Partial<{ openerTabId: number; windowId: number }>) => {
    tabs.set(OTHER, fake.tabs.add(`https://${OTHER}/`, how()));
    await fails(HOST, 'gateway-unreachable');
    await fails(OTHER, 'gateway-unreachable');
    return (await told())[HOST];
  };

  test('in a tab that a website opened; but it is told of those that are', async () => {
    expect(await opened(() => ({ openerTabId: fake.tabs.add('https://example.test/') }))).toEqual([]);
    expect((await told())[OTHER]).toEqual([HOST]);
  });

  test('in a popup window', async () => {
    fake.openWindows.push({ id: 2, focused: false, incognito: false, type: 'popup' });
    expect(await opened(() => ({ windowId: 2 }))).toEqual([]);
  });

  test('in a frame, also where nobody else speaks for its tab', async () => {
    await fails(HOST, 'gateway-unreachable');
    await observe(sighting({ page: 'around' }), { ...page(THIRD), frame: 0 });
    const framed = { ...page(OTHER), tab: tabs.get(THIRD) ?? 0, frame: 3 };
    await observe(failing('gateway-unreachable', { page: OTHER, loadedAt: Date.now() }), framed);
    expect(await told()).toMatchObject({ [HOST]: [] });
  });

  test.each(['https://heyron.ai/chat', `https://${THIRD}/`])(
    'but in one that was opened beside %s it is one',
    async url => {
      expect(await opened(() => ({ openerTabId: fake.tabs.add(url) }))).toEqual([OTHER]);
    },
  );

  test('and stays none when the browser has forgotten who opened it', async () => {
    const opener = fake.tabs.add('https://example.test/');
    expect(await opened(() => ({ openerTabId: opener }))).toEqual([]);
    delete fake.tabs.of(tabs.get(OTHER) ?? 0).openerTabId;
    await observe(failing('gateway-unreachable', { page: 'another load', loadedAt: Date.now() }), page(OTHER));
    expect((await told())[HOST]).toEqual([]);
  });
});
