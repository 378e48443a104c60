/** Before the user agrees, nothing is kept on disk; everything else works as usual. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { View } from '../../core/view/view';
import { allIncidents } from '../../history/testing/keep';
import type { PageSender } from '../../platform/receive-messages';
import { failing, HOST, ORIGIN, sighting } from '../../testing/events';
import { type FakeBrowser, newBrowser } from '../../testing/fake-browser';
import { FakeEvent } from '../../testing/fake-browser/event';
import { dismiss } from '../hears/card-replies';
import { handleCommand } from '../hears/commands';
import { observe } from '../hears/observe';
import { reportFor } from '../shows/report';
import { addView, refreshViews } from '../shows/views';
import { gotIt, welcome } from './first-run';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../testing/fake-browser')).browser,
}));

let fake: FakeBrowser;
let page: PageSender;

/** What survives the end of the browser. */
const disk = () => fake.storage.local.get(null);

async function view(): Promise<View> {
  const views: View[] = [];
  const onDisconnect = new FakeEvent();
  addView(page.tab, { onDisconnect, postMessage: (each: View) => views.push(each) } as never);
  await refreshViews();
  onDisconnect.happen();
  return views.at(-1) as View;
}

beforeEach(async () => {
  vi.stubGlobal('navigator', { userAgent: 'Chrome/156.0.0.0' });
  fake = newBrowser('chromium', { firstRun: true });
  page = {
    ...{ tab: fake.tabs.add(`${ORIGIN}/`), origin: ORIGIN, host: HOST, path: '/', frame: 0 },
    ...{ private: false, store: '0' },
  };
  await observe(failing('pairing-required'), page);
});

describe('before the user agrees', () => {
  test('a failing page has its badge, its prompt and its plan, and the disk has nothing', async () => {
    expect(fake.badges.get(page.tab)).toBe('!');
    expect(fake.tabs.told.at(-1)?.message).toMatchObject({
      type: 'prompt',
      story: { name: 'failing', kind: 'pairing-required' },
    });
    const { incident, firstRun } = await view();
    expect([incident?.failure?.kind, incident?.plan.current, firstRun]).toEqual([
      'pairing-required',
      'fresh-pairing',
      true,
    ]);
    expect(await disk()).toEqual({});
  });

  test('a report can be taken along, "not now" holds, and a page that comes back is over: all of it in memory', async () => {
    expect((await reportFor(page.tab, 'host'))?.packet.failure.kind).toBe('pairing-required');
    await dismiss(page);
    await observe(failing('pairing-required', { page: 'page-2' }), page);
    expect(fake.tabs.told.at(-1)?.message).toEqual({ type: 'prompt', story: null });
    await observe(sighting({ state: 'connected', stable: true, page: 'page-3' }), page);
    expect((await view()).incident?.fixed).toMatchObject({ word: 'observed' });
    expect(await disk()).toEqual({});
  });
});

describe('the first command is the agreement', () => {
  test('what was seen is kept under the id that was shown, and the command is obeyed', async () => {
    const shown = (await view()).incident?.id;
    expect(await handleCommand(page.tab, { type: 'skip', step: 'fresh-pairing' }, shown)).toEqual({
      ok: true,
    });
    const [kept, ...others] = await allIncidents();
    expect([kept?.incident.id, others]).toEqual([shown, []]);
    expect(kept?.incident.events.map(({ type }) => type)).toEqual(['sighted', 'step-ended']);
    expect(Object.keys(await disk())).toEqual(expect.arrayContaining(['consent', 'known-hosts', `incident:${shown}`]));
    expect(Object.keys(await fake.storage.session.get(null)).filter(key => key.startsWith('incident:'))).toEqual([]);
    expect((await view()).firstRun).toBe(false);
  });

  test('on a full disk it is refused with its reason, nothing is kept, and nothing is forgotten', async () => {
    fake.storage.local.failing = 'set';
    const reply = await handleCommand(page.tab, { type: 'skip', step: 'fresh-pairing' });
    expect(reply).toEqual({ ok: false, problem: 'storage' });
    const { incident, firstRun } = await view();
    expect([incident?.plan.current, firstRun]).toEqual(['fresh-pairing', true]);
    fake.storage.local.failing = null;
    expect(await handleCommand(page.tab, { type: 'skip', step: 'fresh-pairing' })).toEqual({ ok: true });
  });

  test('one about another trouble than the one that was shown is no agreement', async () => {
    const other = '99999999-9999-4999-8999-999999999999';
    expect(await handleCommand(page.tab, { type: 'it-works' }, other)).toEqual({
      ok: false,
      problem: 'not-now',
    });
    expect(await disk()).toEqual({});
  });

  test('one that could not be written down can be given again, and writes nothing twice', async () => {
    fake.storage.local.failing = 'set';
    expect(await gotIt()).toEqual({ ok: false, problem: 'storage' });
    fake.storage.local.failing = null;
    expect(await gotIt()).toEqual({ ok: true });
    expect((await allIncidents()).map(({ incident }) => incident.events.length)).toEqual([1]);
  });
});

describe('the welcome', () => {
  const welcomed = () => fake.log.filter(line => line.includes('src/welcome/index.html'));

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    return () => void vi.useRealTimers();
  });

  test('is not for who has a failing page', async () => {
    const opened = welcome();
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
    vi.runAllTimers();
    await opened;
    expect(welcomed()).toEqual([]);
  });

  test('comes in the background where nothing fails', async () => {
    fake = newBrowser('chromium', { firstRun: true });
    await welcome();
    expect(welcomed()).toHaveLength(1);
    expect((await fake.tabs.query({})).filter(({ active }: { active?: boolean }) => active)).toEqual([]);
  });

  test('is not for who has agreed', async () => {
    fake = newBrowser();
    await welcome();
    expect(welcomed()).toEqual([]);
  });
});
