import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Sighting } from '../core/sighting/sighting';
import type { View } from '../core/view/view';
import { allIncidents } from '../history/testing/keep';
import type { Runtime } from '../platform/browser';
import type { ToPage } from '../platform/content-messages';
import type { PageSender } from '../platform/receive-messages';
import { StorageFailed } from '../platform/storage';
import { connected, failing, HOST, ORIGIN, present, REQUEST_ID } from '../testing/events';
import { type FakeBrowser, newBrowser } from '../testing/fake-browser';
import { FakeEvent } from '../testing/fake-browser/event';
import { shows } from '../testing/shows';
import { observe } from './hears/observe';
import { append } from './incidents';
import { publish } from './publish';
import { addView } from './shows/views';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

let fake: FakeBrowser;
let tab: number;
let page: PageSender;

beforeEach(() => {
  fake = newBrowser();
  tab = fake.tabs.add(`${ORIGIN}/`);
  page = { tab, origin: ORIGIN, host: HOST, path: '/', frame: 0, private: false, store: '0' };
});

/** The last prompt that a tab's page was told to show. */
const prompt = (id = tab) =>
  fake.tabs.told.filter(told => told.tab === id && 'story' in (told.message as object)).at(-1)?.message;
const refused = failing('pairing-required', { requestId: REQUEST_ID });

describe('one failing sighting, with a popup open', () => {
  /** Everything that was done meanwhile: readings of presence, and each thing shown. */
  async function counted(sighted: Sighting) {
    vi.stubGlobal('navigator', { userAgent: 'Chrome/156.0' });
    const views: View[] = [];
    const port = { postMessage: (view: View) => views.push(view), onDisconnect: new FakeEvent() };
    addView(tab, port as unknown as Runtime.Port);
    const read = vi.spyOn(fake.storage.session, 'get');
    const badge = vi.spyOn(fake.action, 'setBadgeText');
    fake.tabs.told.length = 0;
    await observe(sighted, page);
    port.onDisconnect.happen();
    const prompts = fake.tabs.told.filter(({ message }) => (message as ToPage).type === 'prompt');
    return {
      readings: read.mock.calls.filter(([keys]) => keys === null).length,
      badges: badge.mock.calls.length,
      prompts: prompts.length,
      views,
    };
  }

  test('reads presence as it comes and as it is published, and shows each thing once', async () => {
    fake.tabs.answers.set(tab, () => true); // its prompt is already there
    const { views, ...counts } = await counted(refused);
    expect(counts).toEqual({ readings: 2, badges: 1, prompts: 1 });
    expect(views).toHaveLength(1);
    expect(views[0]).toMatchObject({ live: { kind: 'pairing-required' }, incident: { failure: {} } });
  });

  test('with a second tab of the same trouble too, which is painted once as well', async () => {
    const second = { ...page, tab: fake.tabs.add(`${ORIGIN}/`) };
    await observe({ ...refused, page: 'page-2' }, second);
    const { views, ...counts } = await counted(refused);
    expect(counts).toEqual({ readings: 2, badges: 2, prompts: expect.any(Number) });
    expect(views).toHaveLength(1);
  });
});

test('a page without trouble is painted once, and again once it has had some, or after another page', async () => {
  fake.tabs.answers.set(tab, () => true);
  const badge = vi.spyOn(fake.action, 'setBadgeText');
  const paints = async (sighted: Sighting) => {
    badge.mockClear();
    await observe(sighted, page);
    return badge.mock.calls.map(([{ text }]) => text);
  };
  const undecided = { ...connected(), state: 'undecided' } as const;
  expect(await paints(undecided)).toEqual(['']);
  expect(await paints(connected())).toEqual([]);
  expect(await paints(refused)).toEqual(['!']);
  expect((await paints(connected())).at(-1), 'it is back').toBe('');
  const other = { ...connected(), page: 'page-2', loadedAt: Date.now() + 1 };
  expect(await paints(other)).not.toEqual([]);
});

describe('a page that does not take its prompt', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const tells = () => fake.tabs.told.filter(({ message }) => (message as ToPage).type === 'prompt').length;
  const observed = async (load: string) => {
    const done = observe({ ...refused, page: load }, page);
    await vi.advanceTimersByTimeAsync(600);
    await done;
  };

  test('is told again until it does', async () => {
    await observed('late');
    fake.tabs.told.length = 0;
    fake.tabs.answers.set(tab, () => true); // it had no time for it before
    await vi.advanceTimersByTimeAsync(3_000);
    expect(tells()).toBeGreaterThan(0);
    fake.tabs.told.length = 0;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(tells()).toBe(0);
  });

  test('and never does is left alone after a minute', async () => {
    await observed('never');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(tells()).toBeGreaterThan(5);
    fake.tabs.told.length = 0;
    await vi.advanceTimersByTimeAsync(600_000);
    expect(tells()).toBe(0);
  });
});

describe('a publish', () => {
  test('that waits for its turn to paint shows what has come to be known meanwhile', async () => {
    await observe(refused, page);
    const painted = vi.spyOn(fake.action, 'setBadgeText');
    const known = (await allIncidents())[0];
    // The page is loaded again and connects. Nobody may show its old failure after that.
    await Promise.all([known && publish([known]), observe(connected(), page)]);
    expect(painted.mock.calls.at(-1)?.[0].text).toBe('');
    expect(prompt()).toMatchObject({ story: { name: 'back' } });
  });

  test('shows what it can where what it decides cannot be written down, and fails', async () => {
    await observe(refused, page);
    const known = (await allIncidents())[0];
    await append(known?.incident.id ?? '', () => [
      { type: 'step-started', at: Date.now(), step: 'hard-refresh', tab },
      { type: 'step-ran', at: Date.now(), step: 'hard-refresh' },
    ]);
    const running = (await allIncidents())[0];
    const again = { ...refused, page: 'page-2', loadedAt: Date.now() + 1 };
    await shows(fake, present(again, tab));
    fake.badges.clear();
    fake.storage.local.failing = 'set';
    await expect(running && publish([running])).rejects.toThrow(StorageFailed);
    expect(fake.badges.get(tab)).toBe('!');
  });
});
