/** When a closer look is taken at a page, and what is made of it. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type CloserLook, SILENT_AFTER_MS } from '../../core/sighting/closer-look';
import type { PageReport } from '../../core/sighting/page-report';
import { allIncidents } from '../../history/testing/keep';
import type { ToPage } from '../../platform/content-messages';
import type { PageSender } from '../../platform/receive-messages';
import { HOST, ORIGIN } from '../../testing/events';
import { type FakeBrowser, newBrowser } from '../../testing/fake-browser';
import { accepted, looked as found, NOTHING, refused } from '../../testing/observations';
import { presence } from '../presence';
import { hear, looked, lookNow, resumeLooks } from './looks';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../testing/fake-browser')).browser,
}));

const EMPTY: PageReport = {
  page: 'one',
  loadedAt: 1,
  standing: 'undecided',
  socket: null,
  look: NOTHING,
  stable: false,
  retries: false,
  arrival: { status: 200, build: null, spoken: false },
  device: { keys: false, deviceId: null, known: false, token: false },
  failedAt: null,
  lifecycle: [],
  used: false,
  frames: 0,
};
const CONNECTED: PageReport = {
  ...EMPTY,
  standing: 'connected',
  socket: accepted(),
  stable: true,
  arrival: { status: 200, build: '', spoken: true },
};
const SILENT = found({}, { silentMs: SILENT_AFTER_MS });
const SUSPENDED = found({}, { unwell: { ...found().unwell, footer: 'suspended' }, unwellMs: 5_000 });

let fake: FakeBrowser;
let tab: number;
let page: PageSender;
/** What the page reports when it is asked, and what the script finds there, if it is there. */
let report: PageReport;
let script: CloserLook | null;
let injected: number;

const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const shown = async () => {
  const [present] = await presence();
  return present?.sighting.kind ?? present?.sighting.state;
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  fake = newBrowser();
  tab = fake.tabs.add(`${ORIGIN}/`);
  page = { tab, origin: ORIGIN, host: HOST, path: '/', frame: 0, private: false, store: '0' };
  report = EMPTY;
  script = null;
  injected = 0;
  fake.tabs.answers.set(tab, message => {
    const { type } = message as ToPage;
    return type === 'reread' ? report : type === 'look' ? script : true;
  });
  vi.spyOn(fake.scripting, 'executeScript').mockImplementation(async injection => {
    if (JSON.stringify(injection).includes('look.iife')) {
      injected++;
      script ??= found();
    }
    return [{ result: null }];
  });
  return () => vi.useRealTimers();
});

describe('a page that says nothing', () => {
  test('is looked at after some seconds, once, unless it says something', async () => {
    await hear(EMPTY, page);
    await wait(2_000);
    await hear({ ...EMPTY, used: true }, page);
    expect(injected).toBe(0);
    await wait(1_500);
    expect(injected).toBe(1);
    await hear({ ...EMPTY, page: 'two', loadedAt: 2 }, page);
    await wait(1_000);
    await hear({ ...CONNECTED, page: 'two', loadedAt: 2, stable: false }, page);
    await wait(60_000);
    expect(injected).toBe(1);
  });

  test.each([
    ['in a frame', { frame: 3 }],
    ['of heyron itself', { host: 'heyron.ai', origin: 'https://heyron.ai' }],
  ])('%s is left alone', async (_, where) => {
    await hear(EMPTY, { ...page, ...where });
    await wait(60_000);
    expect(injected).toBe(0);
  });

  test('fails once its script says that it is silent, whatever it reports meanwhile, until it says something', async () => {
    await hear(EMPTY, page);
    await wait(3_000);
    script = SILENT;
    await looked(SILENT, page);
    expect(await shown()).toBe('page-silent');
    await hear({ ...EMPTY, used: true }, page);
    expect(await shown()).toBe('page-silent');
    await hear({ ...EMPTY, page: 'two', loadedAt: 2 }, page);
    expect(await shown()).toBe('undecided');
    await hear(EMPTY, page);
    await looked(SILENT, page);
    await looked(found({ words: null }), page);
    expect(await shown()).toBe('undecided');
    expect(await allIncidents()).toHaveLength(1);
  });

  test('does not fail where its gateway spoke, where it tells more itself, or where its watch is gone', async () => {
    await hear(EMPTY, page);
    report = { ...EMPTY, arrival: { ...EMPTY.arrival, spoken: true } };
    await looked(SILENT, page);
    expect(await shown()).toBe('undecided');
    report = 'nonsense' as never;
    await looked(SILENT, page);
    await looked(SILENT, { ...page, frame: 2 });
    expect(await shown()).toBe('undecided');
    report = { ...EMPTY, standing: 'failing', look: { ...NOTHING, shape: 'not-started', text: 'did not start' } };
    await looked(SILENT, page);
    expect(await shown()).toBe('app-not-started');
  });

  test('is looked at by the next worker', async () => {
    await hear(EMPTY, page);
    await resumeLooks();
    expect(injected).toBe(1);
  });
});

test('the newest report counts, though an older one has more to ask', async () => {
  const refusing: PageReport = { ...EMPTY, standing: 'failing', socket: refused({ message: 'pairing required' }) };
  await Promise.all([hear(EMPTY, page), hear(refusing, page)]);
  expect(await shown()).toBe('pairing-required');
  await Promise.all([hear({ ...CONNECTED, page: 'two' }, page), hear({ ...refusing, page: 'two' }, page)]);
  expect(await shown()).toBe('pairing-required');
});

describe('a connected page', () => {
  test('is looked at once it is stable', async () => {
    await hear({ ...CONNECTED, stable: false }, page);
    expect(injected).toBe(0);
    await hear(CONNECTED, page);
    expect([injected, await shown()]).toEqual([1, 'connected']);
  });

  test('that says it is suspended is no proof, and fails', async () => {
    script = SUSPENDED;
    await hear(CONNECTED, page);
    expect(await shown()).toBe('gateway-starting');
    report = CONNECTED;
    await looked(found(), page);
    expect(await shown()).toBe('connected');
  });

  test('counts as it reports where nobody can look', async () => {
    vi.spyOn(fake.scripting, 'executeScript').mockRejectedValue(new Error('gone'));
    await hear(CONNECTED, page);
    expect(await shown()).toBe('connected');
  });

  test('is looked at when a popup opens, and no other that fails already', async () => {
    await hear(CONNECTED, page);
    await lookNow(tab);
    expect(injected).toBe(2);
    script = SUSPENDED;
    await hear(CONNECTED, page);
    await lookNow(tab);
    await lookNow(99);
    expect(injected).toBe(3);
  });
});
