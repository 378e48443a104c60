/** Letting another browser in: what the page is told to hear, what is made of what it heard, and how it ends. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { PresentPage } from '../../core/presence/page';
import { NOTHING_HEARD } from '../../core/sighting/heard';
import type { View } from '../../core/view/view';
import type { ToPage } from '../../platform/content-messages';
import type { PageSender } from '../../platform/receive-messages';
import { connected, failing, HOST, ORIGIN, present } from '../../testing/events';
import { type FakeBrowser, newBrowser } from '../../testing/fake-browser';
import { FakeEvent } from '../../testing/fake-browser/event';
import { shows } from '../../testing/shows';
import { handleCommand } from '../hears/commands';
import { addView } from '../shows/views';
import { forgetEverything } from './forget';
import { heardIn } from './let-in';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../testing/fake-browser')).browser,
}));

const DEVICE = '0badcafe'.repeat(8);
const MINUTES = 60_000;
const OK = { ok: true };
const NOT_NOW = { ok: false, problem: 'not-now' };

let fake: FakeBrowser;
let tab: number;
let page: PageSender;
/** What the page was told about hearing: until when, or that it is over. */
let hearing: (number | null)[];
let injected: object[];

beforeEach(async () => {
  fake = newBrowser();
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.stubGlobal('navigator', { userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0.1.2 Safari/537.36' });
  tab = fake.tabs.add(`${ORIGIN}/`);
  page = { tab, origin: ORIGIN, host: HOST, path: '/', frame: 0, private: false, store: '0' };
  hearing = [];
  injected = [];
  hears(tab);
  vi.spyOn(fake.scripting, 'executeScript').mockImplementation(async injection => {
    injected.push(injection);
    return [{ result: null }];
  });
  await shows(fake, present(connected({ gateway: `wss://${HOST}/` }), tab));
  return () => vi.useRealTimers();
});

/** The page takes what it is told. */
function hears(there: number): void {
  fake.tabs.answers.set(there, message => {
    const toPage = message as ToPage;
    if (toPage.type === 'let-in') hearing.push(toPage.until);
    return toPage.type === 'let-in' ? toPage.until !== null : true;
  });
}

const choose = (what: 'begin' | 'devices' | 'not-me' | 'done' | 'no-spare', where = tab) =>
  handleCommand(where, { type: 'let-in', what });
const asks = (more = 0, deviceId = DEVICE) => ({
  ...NOTHING_HEARD,
  ask: { deviceId, platform: 'Linux x86_64' as const, at: Date.now() },
  more,
});
const devicesTab = () => fake.tabs.all().find(({ url }) => url === `${ORIGIN}/nodes`)?.id ?? 0;
const cards = (where: number) =>
  fake.tabs.told
    .filter(each => each.tab === where && (each.message as ToPage).type === 'guide')
    .map(each => each.message);

/** The view of a tab, as a popup that opens there gets it. */
async function shown(where = tab): Promise<View['letIn']> {
  const views: View[] = [];
  const port = { onDisconnect: new FakeEvent(), postMessage: (view: View) => views.push(view) };
  addView(where, port as never);
  const { refreshViews } = await import('../shows/views');
  await refreshViews();
  port.onDisconnect.happen();
  return views.at(-1)?.letIn ?? null;
}

describe('beginning', () => {
  test('has the page hear for ten minutes, from our own world and its top alone, and opens the page of devices', async () => {
    expect(await shown()).toMatchObject({ stand: 'offered' });
    expect(await choose('begin')).toEqual(OK);
    expect(hearing).toEqual([Date.now() + 10 * MINUTES]);
    expect(injected[0]).toMatchObject({ target: { tabId: tab, frameIds: [0] } });
    expect(injected[0]).not.toHaveProperty('world');
    expect(fake.log).toEqual([`open ${ORIGIN}/nodes`]);
    expect(await shown()).toMatchObject({ stand: 'waiting', until: Date.now() + 10 * MINUTES });
    expect(fake.kept(), 'on disk').toEqual({});
  });

  test('opens it in the cookie store of the page', async () => {
    const opened = vi.spyOn(fake.tabs, 'create');
    await choose('begin');
    expect(opened.mock.calls[0]?.[0]).toMatchObject({ url: `${ORIGIN}/nodes`, windowId: 1 });
  });

  test('without a connection to hear on opens that page all the same', async () => {
    fake.tabs.answers.set(tab, () => false);
    expect(await choose('begin')).toEqual(NOT_NOW);
    expect(fake.log).toEqual([`open ${ORIGIN}/nodes`]);
    expect(await shown()).toMatchObject({ stand: 'offered' });
  });

  test.each([
    ['a page that fails', failing('pairing-required'), {}],
    ['a page that talks to another gateway', connected(), { gateway: 'wss://gateway.example/' }],
    ['a page in a frame', connected(), { frame: 3 }],
    ['a page without https', connected(), { origin: ORIGIN.replace('https', 'http') }],
  ])('is not offered on %s', async (_, seen, more: Partial<PresentPage>) => {
    await fake.tabs.update(tab, { url: `${more.origin ?? ORIGIN}/` });
    await shows(fake, present(seen, tab, more));
    expect(await shown()).toBeNull();
    expect(await choose('begin')).toEqual(NOT_NOW);
    expect(hearing).toEqual([]);
  });

  test('in another tab of the same agent ends the first: one page hears', async () => {
    const second = fake.tabs.add(`${ORIGIN}/`);
    hears(second);
    await shows(fake, present(connected(), tab), present(connected(), second));
    await choose('begin');
    await choose('begin', second);
    expect(hearing).toEqual([Date.now() + 10 * MINUTES, null, Date.now() + 10 * MINUTES]);
    expect(fake.log, 'the same page of devices').toHaveLength(1);
    expect(await heardIn(page, asks())).toBe(false);
  });
});

describe('what is heard', () => {
  beforeEach(async () => {
    await choose('begin');
  });

  test('is shown with its code, in the popup of every tab of that agent, and on a card where the user looks', async () => {
    const devices = devicesTab();
    hears(devices);
    await shows(fake, present(connected(), tab), present(connected(), devices));
    expect(await heardIn(page, asks(2))).toBe(true);
    for (const where of [tab, devices]) {
      expect(await shown(where)).toMatchObject({ stand: 'asked', ask: { deviceId: DEVICE }, more: 2 });
      expect(cards(where).at(-1)).toMatchObject({ guide: { words: expect.stringContaining('0bad cafe … cafe') } });
    }
  });

  test.each([
    ['approved', 'approved'],
    ['rejected', 'rejected'],
  ] as const)('%s is its end, and the card goes', async (decision, stand) => {
    await heardIn(page, asks());
    const outcome = { deviceId: DEVICE, decision };
    await heardIn(page, { ...NOTHING_HEARD, outcome, ended: 'answered' });
    expect(await shown()).toMatchObject({ stand, outcome });
    expect(cards(tab).at(-1)).toEqual({ type: 'guide', guide: null });
    expect(await heardIn(page, asks()), 'after the end').toBe(false);
  });

  test('counts from the tab that was asked to hear, from its top page, and from that agent', async () => {
    expect(await heardIn({ ...page, tab: tab + 1_000 }, asks())).toBe(false);
    expect(await heardIn({ ...page, frame: 2 }, asks())).toBe(false);
    expect(await heardIn({ ...page, origin: 'https://user-0241.c1.heyron.ai' }, asks())).toBe(false);
    expect(await shown()).toMatchObject({ stand: 'waiting', ask: null });
  });

  test('approves nothing: a click leads to the page of devices, which is opened again where it was closed', async () => {
    await heardIn(page, asks());
    expect(await choose('devices')).toEqual(OK);
    expect(fake.log).toHaveLength(1);
    await fake.tabs.remove(devicesTab());
    expect(await choose('devices')).toEqual(OK);
    expect(fake.log).toEqual([`open ${ORIGIN}/nodes`, `open ${ORIGIN}/nodes`]);
  });

  test('"not me" ends it, and says that nothing was approved until the user is done', async () => {
    await heardIn(page, asks());
    expect(await choose('not-me')).toEqual(OK);
    expect(hearing.at(-1)).toBeNull();
    expect(await shown()).toMatchObject({ stand: 'not-me' });
    expect(await heardIn(page, asks())).toBe(false);
    expect(await choose('done')).toEqual(OK);
    expect(await shown()).toMatchObject({ stand: 'offered' });
  });
});

describe('the end', () => {
  beforeEach(async () => {
    await choose('begin');
    await heardIn(page, asks());
  });

  const pass = (ms: number) => vi.setSystemTime(Date.now() + ms);

  test('comes after ten minutes, whether or not the page could say so, and is told for ten more', async () => {
    pass(10 * MINUTES - 1);
    expect(await shown()).toMatchObject({ stand: 'asked' });
    pass(1);
    expect(await shown()).toMatchObject({ stand: 'time' });
    pass(10 * MINUTES);
    expect(await shown()).toMatchObject({ stand: 'offered' });
  });

  test('comes with the page’s connection', async () => {
    await heardIn(page, { ...asks(), ended: 'connection' });
    expect(await shown()).toMatchObject({ stand: 'connection' });
    expect(cards(tab).at(-1)).toEqual({ type: 'guide', guide: null });
  });

  test('comes when the page is loaded again, or its tab closed: then another tab of the agent says so', async () => {
    await shows(fake, present(connected({ page: 'page-2' }), tab));
    expect(await shown()).toMatchObject({ stand: 'page' });
    const other = fake.tabs.add(`${ORIGIN}/`);
    await shows(fake, present(connected(), other));
    await fake.tabs.remove(tab);
    expect(await shown(other)).toMatchObject({ stand: 'page' });
  });

  test('comes when everything is forgotten', async () => {
    await forgetEverything();
    expect(await shown()).toMatchObject({ stand: 'offered' });
    expect(await heardIn(page, asks())).toBe(false);
  });
});

describe('a spare way in', () => {
  const spare = async (where = tab) => (await shown(where))?.spare;

  test('is remembered once another browser was let in, and nothing else of it', async () => {
    await choose('begin');
    expect(await spare()).toBeNull();
    const outcome = { deviceId: DEVICE, decision: 'approved' as const };
    await heardIn(page, { ...NOTHING_HEARD, outcome, ended: 'answered' });
    expect(await spare()).toBe('made');
    expect(JSON.stringify(fake.kept())).not.toContain(DEVICE);
    await choose('no-spare');
    expect(await spare(), 'there is one').toBe('made');
    await forgetEverything();
    expect(await spare()).toBeNull();
  });

  test('that was declined is asked for no more, of this agent', async () => {
    const other = 'https://user-0241.c1.heyron.ai';
    const second = fake.tabs.add(`${other}/`);
    await shows(
      fake,
      present(connected({ gateway: `wss://${HOST}/` }), tab),
      present(connected(), second, { origin: other, gateway: 'wss://user-0241.c1.heyron.ai/' }),
    );
    expect(await choose('no-spare')).toEqual(OK);
    expect([await spare(), await spare(second)]).toEqual(['declined', null]);
  });
});
