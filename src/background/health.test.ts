/** The memory of healthy days, from what pages report to why a later failure happened. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { allIncidents } from '../history/testing/keep';
import type { PageSender } from '../platform/receive-messages';
import { connected, DEVICE_ID, failing, GATEWAY, HOST, ORIGIN } from '../testing/events';
import { type FakeBrowser, newBrowser } from '../testing/fake-browser';
import { checkUpFor } from './does/check-up';
import { agree } from './does/first-run';
import { forgetEverything } from './does/forget';
import { exceptionOf, noteClearing } from './health';
import { handleCommand } from './hears/commands';
import { observe } from './hears/observe';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

const OTHER_DEVICE = '1'.repeat(64);
const granted = { role: 'operator', scopes: ['operator.write', 'operator.read'] };

let fake: FakeBrowser;
let page: PageSender;

beforeEach(() => {
  fake = newBrowser();
  const tab = fake.tabs.add(`${ORIGIN}/`);
  page = { tab, origin: ORIGIN, host: HOST, path: '/', frame: 0, private: false, store: '0' };
  fake.storage.session.put('browser-start', 1);
});

const KEY = `health:0 ${ORIGIN} ${GATEWAY}`;
const remembered = () => {
  const { [KEY]: stored } = fake.kept();
  return stored === undefined ? null : JSON.parse(stored);
};
const well = (more = {}) =>
  observe(connected({ deviceId: DEVICE_ID, gatewayVersion: '2026.8.2', ...more }), page, {
    granted,
    build: '2026.8.2-x',
  });
const refused = (deviceId: string) =>
  observe(failing('pairing-required', { deviceId, gatewayVersion: '2026.9.6', page: 'later' }), page);
const cause = async () => (await allIncidents())[0]?.state.cause ?? null;
/** The browser was closed and started again, as far as storage shows. */
const restart = () => fake.storage.session.put('browser-start', 2);

describe('a healthy day', () => {
  test('is remembered with device, role, number of rights, version, build and start, and nothing else', async () => {
    await well();
    expect(remembered()).toMatchObject({
      deviceId: DEVICE_ID,
      role: 'operator',
      rights: 2,
      version: '2026.8.2',
      start: 1,
    });
    expect(fake.kept()[KEY]).not.toContain('operator.write');
    expect(fake.kept()['browser-start']).toBe('1');
  });

  test('is one once it has lasted', async () => {
    await well({ stable: false });
    expect(remembered()).toBeNull();
  });

  test('is written once while nothing changes', async () => {
    await well();
    const set = vi.spyOn(fake.storage.local, 'set');
    await well({ page: 'another', loadedAt: 9 });
    expect(set.mock.calls.filter(([items]) => KEY in items)).toEqual([]);
  });

  test('of a private window or a frame is not remembered', async () => {
    await observe(connected({ deviceId: DEVICE_ID }), { ...page, private: true });
    await observe(connected({ deviceId: DEVICE_ID }), { ...page, frame: 3 });
    expect(remembered()).toBeNull();
  });

  test('is remembered only once the user has agreed, then at once', async () => {
    fake = newBrowser('chromium', { firstRun: true });
    page = { ...page, tab: fake.tabs.add(`${ORIGIN}/`) };
    await well();
    expect(fake.kept()).toEqual({});
    await agree();
    expect(remembered()).toMatchObject({ deviceId: DEVICE_ID });
  });

  test('is forgotten with everything else', async () => {
    await well();
    await forgetEverything();
    expect(fake.kept()).toEqual({});
  });
});

describe('the exception that keeps heyron’s data', () => {
  const tell = (what: 'shown' | 'said') => handleCommand(page.tab, { type: 'exception', what });
  const stand = async () => (await exceptionOf({ origin: ORIGIN, gateway: GATEWAY, store: '0' }))?.stand ?? null;

  test('is seen to hold at the next start, and the user knows once they were told', async () => {
    await well();
    await tell('said');
    expect(await stand(), 'of nothing').toBeNull();
    await tell('shown');
    expect(await stand()).toBe('shown');
    restart();
    await well({ page: 'later' });
    expect(await stand()).toBe('held');
    expect(remembered()).toMatchObject({ start: 2, exception: { stand: 'held' } });
    await tell('said');
    expect(await stand()).toBe('said');
  });

  test('that did not hold is told with the trouble', async () => {
    await well();
    await tell('shown');
    restart();
    await refused(OTHER_DEVICE);
    expect((await cause())?.proofs.map(({ proof }) => proof)).toContain('exception-in-vain');
    await well({ page: 'last', deviceId: OTHER_DEVICE });
    expect(await stand()).toBeNull();
  });

  test('is noted of nothing that is not remembered', async () => {
    expect(await tell('shown')).toEqual({ ok: true });
    expect(fake.kept()).not.toHaveProperty(KEY);
  });
});

test('two starts that forgot are a habit, until the exception holds', async () => {
  const browserLine = async () => (await checkUpFor(page.tab)).find(({ what }) => what === 'browser')?.is;
  vi.stubGlobal('fetch', async () => Response.json({ ok: true }));
  for (const [start, device] of [
    [1, DEVICE_ID],
    [2, OTHER_DEVICE],
    [3, '2'.repeat(64)],
  ] as const) {
    fake.storage.session.put('browser-start', start);
    if (start > 1) await refused(device);
    await well({ page: `day ${start}`, deviceId: device });
    expect(await browserLine()).toBe(start < 3 ? 'unseen' : 'ill');
  }
  await handleCommand(page.tab, { type: 'exception', what: 'shown' });
  expect(await browserLine(), 'until it has held').toBe('ill');
  fake.storage.session.put('browser-start', 4);
  await well({ page: 'day 4', deviceId: '2'.repeat(64) });
  expect(await browserLine()).toBe('unseen');
});

describe('why it fails', () => {
  test('is an event of the incident, which stays when the record is overwritten', async () => {
    await well();
    await refused(DEVICE_ID);
    expect(await cause()).toMatchObject({ cause: 'after-update', version: '2026.8.2', versionNow: '2026.9.6' });
    await well({ page: 'later', deviceId: OTHER_DEVICE });
    expect(remembered()).toMatchObject({ deviceId: OTHER_DEVICE });
    expect(await cause()).toMatchObject({ cause: 'after-update' });
  });

  test('tells what went when the browser closed', async () => {
    await well();
    restart();
    await refused(OTHER_DEVICE);
    expect(await cause()).toMatchObject({ cause: 'closed', certainty: 'most-likely', start: 2 });
  });

  test('a cookie that stayed speaks against that', async () => {
    fake.cookies.add(HOST, 'theirs');
    await well();
    restart();
    await refused(OTHER_DEVICE);
    expect(await cause()).toMatchObject({ cause: 'one-agent' });
  });

  test('is not the browser’s doing where Re-Pair cleared it', async () => {
    await well();
    await noteClearing('0', [HOST], 5);
    restart();
    await refused(OTHER_DEVICE);
    expect(await cause()).toBeNull();
  });

  test('is not known where nothing is remembered', async () => {
    await refused(OTHER_DEVICE);
    expect(await cause()).toBeNull();
  });

  test('is told as soon as it is known, and once', async () => {
    await well();
    await observe(failing('pairing-required', { page: 'later', source: 'page' }), page);
    expect(await cause()).toBeNull();
    await refused(DEVICE_ID);
    await observe(failing('token-mismatch', { deviceId: DEVICE_ID, page: 'last' }), page);
    const events = (await allIncidents())[0]?.incident.events.filter(({ type }) => type === 'explained');
    expect(events).toHaveLength(1);
  });

  test('a damaged memory keeps no page from its prompt', async () => {
    fake.storage.local.put(KEY, { origin: 'nowhere' });
    await refused(DEVICE_ID);
    expect(await allIncidents()).toHaveLength(1);
  });
});
