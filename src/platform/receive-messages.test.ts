import { beforeEach, describe, expect, test, vi } from 'vitest';
import { NOTHING_SEEN } from '../core/view/check-up';
import { failing, HOST, ORIGIN, pageReport, sighting } from '../testing/events';
import { type FakeBrowser, newBrowser } from '../testing/fake-browser';
import { FakeEvent } from '../testing/fake-browser/event';
import { receive } from './receive-messages';
import type { ShownSettings } from './replies';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

/** By name: the calls of each, and its answer. */
const handlers = {
  report: vi.fn(async (..._: unknown[]) => true),
  dismiss: vi.fn(async (..._: unknown[]) => true),
  'fix-it': vi.fn(async (..._: unknown[]) => {}),
  'go-there': vi.fn(async (..._: unknown[]) => true),
  'step-done': vi.fn(async (..._: unknown[]) => true),
  command: vi.fn(async (..._: unknown[]) => ({ ok: true }) as const),
  suspected: vi.fn(async () => [[0, 3]] as const),
  'locked-out': vi.fn(async () => null),
  'clear-told': vi.fn(async () => null),
  'check-up': vi.fn(async () => NOTHING_SEEN),
  'past-troubles': vi.fn(async () => []),
  unsent: vi.fn(async () => []),
  'write-report': vi.fn(async ({ detail }: { detail: string }) => (detail === 'host' ? null : undefined) as null),
  settings: vi.fn(async (_: object, { store }: { store: string }) => ({ store }) as unknown as ShownSettings),
  'change-settings': vi.fn(async (_: object) => ({ ok: true }) as const),
  agree: vi.fn(async () => ({ ok: true }) as const),
  'forget-everything': vi.fn(async () => ({ ok: true }) as const),
  save: vi.fn(async (_: object) => true),
  unread: vi.fn(async () => true),
  heard: vi.fn(async () => true),
  'may-stay': vi.fn(async () => 'ours' as const),
  'help-at': vi.fn(async (_: object) => ({ ok: true }) as const),
  'remove-own': vi.fn(async (_: object) => ({ ok: true }) as const),
  looked: vi.fn(async () => true),
  'still-parked': vi.fn(async ({ mark }: { mark: string }) => mark === 'one'),
};
const onView = vi.fn();
const OWN_STORE = { store: '0' };

let fake: FakeBrowser;

beforeEach(() => {
  vi.clearAllMocks();
  fake = newBrowser();
  receive(handlers, onView);
});

const SEEN = { type: 'report', report: pageReport(failing('pairing-required')) };
const COMMAND = { type: 'command', tab: 7, command: { type: 'it-works' } };
const fromTab = (more: object = {}, tab: object = {}) => ({
  id: 'fake-id',
  url: `${ORIGIN}/chat?x#token=1`,
  frameId: 0,
  tab: { id: 7, incognito: false, ...tab },
  ...more,
});
const fromPopup = (more: object = {}) => ({
  id: 'fake-id',
  url: 'chrome-extension://fake-id/src/popup/index.html',
  ...more,
});

function send(message: unknown, sender: object): unknown {
  const [answer] = fake.runtime.onMessage.happen(message, sender);
  return answer;
}
const OWN = 'http://192.168.1.20:18789/chat?x#token=1';
const untouched = () => {
  for (const handler of Object.values(handlers)) expect(handler).not.toHaveBeenCalled();
};

describe('a page’s content script', () => {
  test('may report what it sees, and is known by its tab, host, origin and cookie store', async () => {
    expect(await send(SEEN, fromTab())).toBe(true);
    expect(handlers.report).toHaveBeenCalledWith(
      { report: SEEN.report },
      {
        tab: 7,
        host: HOST,
        path: '/chat',
        origin: ORIGIN,
        frame: 0,
        private: false,
        store: '0',
      },
    );
  });

  test.each([undefined, 'https://unrelated.test/', 'https://heyron.ai.unrelated.test/'])(
    'in a frame of a tab at %s is taken, and nothing made of it',
    async url => {
      expect(await send(SEEN, fromTab({ frameId: 3 }, { url }))).toBe(true);
      untouched();
    },
  );

  test('in a frame is heard under its own address, and known as framed', () => {
    send(SEEN, fromTab({ frameId: 3 }, { url: 'https://heyron.ai/support' }));
    expect(handlers.report).toHaveBeenCalledWith(
      { report: SEEN.report },
      expect.objectContaining({ origin: ORIGIN, frame: 3 }),
    );
  });

  test.each([
    ['dismiss', {}],
    ['fix-it', {}],
    ['step-done', { step: 'sign-out-in' }],
  ] as const)('may ask for %s with %j', async (type, what) => {
    await send({ type, ...what }, fromTab());
    expect(handlers[type]).toHaveBeenCalledWith(what, expect.anything());
  });

  test('in a private window or a container is known as such', () => {
    send(SEEN, fromTab({}, { incognito: true }));
    send(SEEN, fromTab({}, { cookieStoreId: 'firefox-container-3' }));
    expect(handlers.report).toHaveBeenNthCalledWith(
      1,
      { report: SEEN.report },
      expect.objectContaining({ private: true, store: '1' }),
    );
    expect(handlers.report).toHaveBeenNthCalledWith(
      2,
      { report: SEEN.report },
      expect.objectContaining({ store: 'firefox-container-3' }),
    );
  });

  test('may not command', () => {
    expect(send(COMMAND, fromTab())).toBeUndefined();
    untouched();
  });

  test.each([
    ['a page without an address', fromTab({ url: undefined })],
    ['a sandboxed frame, which the browser does not vouch for', fromTab({ frameId: 3, origin: 'null' })],
    ['a page that is none of the web’s', fromTab({ url: 'file:///home/me/page.html' })],
    ['no tab', { ...fromTab(), tab: undefined }],
    ['another extension', fromTab({ id: 'other-id' })],
  ])('of %s is not heard', (_, sender) => {
    expect(send(SEEN, sender)).toBeUndefined();
    untouched();
  });

  test.each([
    ['another site', fromTab({ url: 'https://evil.test/' })],
    ['a look-alike', fromTab({ url: 'https://heyron.ai.evil.test/' })],
    [
      'an address that only contains the extension’s',
      fromTab({ url: 'https://evil.test/chrome-extension://fake-id/' }),
    ],
    ['a frame with another site’s page', fromTab({ frameId: 3, url: 'https://evil.test/' })],
    ['another port of what was added', fromTab({ url: 'http://192.168.1.20:18790/' })],
    ['another scheme of it', fromTab({ url: 'https://192.168.1.20:18789/' })],
    ['it in a frame of another site', fromTab({ url: OWN, frameId: 3 }, { url: 'https://evil.test/' })],
    ['it in a frame of heyron’s page', fromTab({ url: OWN, frameId: 3 }, { url: 'https://heyron.ai/' })],
    ['it in a sandboxed frame', fromTab({ url: OWN, frameId: 3, origin: 'null' }, { url: OWN })],
  ])('of %s, which was not added, is taken at most, and nothing made of it', async (_, sender) => {
    fake.storage.local.put('own-sites', [{ origin: new URL(OWN).origin, base: '', since: 0, seen: 0 }]);
    expect([true, undefined]).toContain(await send(SEEN, sender));
    untouched();
  });

  test.each([
    ['at its top', {}, {}],
    ['in a frame of its own page', { frameId: 3 }, { url: OWN }],
  ])('of an address that was added is heard %s, by its exact origin', async (_, more, tab) => {
    fake.storage.local.put('own-sites', [{ origin: new URL(OWN).origin, base: '', since: 0, seen: 0 }]);
    expect(await send(SEEN, fromTab({ url: OWN, origin: new URL(OWN).origin, ...more }, tab))).toBe(true);
    expect(handlers.report).toHaveBeenCalledWith(
      { report: SEEN.report },
      expect.objectContaining({ origin: 'http://192.168.1.20:18789', host: '192.168.1.20', path: '/chat' }),
    );
    expect(await send({ type: 'may-stay' }, fromTab({ url: OWN, ...more }, tab))).toBe('ours');
  });

  test('that asks whether it may stay where nothing was added is not told so', async () => {
    expect(await send({ type: 'may-stay' }, fromTab({ url: OWN }))).toBe(true);
  });

  test.each([
    ['nothing', undefined],
    ['a text', 'report'],
    ['an unknown type', { type: 'clear-everything' }],
    ['a type that every object has', { type: 'constructor' }],
    ['a standing that there is not', { type: 'report', report: { ...pageReport(sighting()), standing: 'hacked' } }],
    [
      'a request id that is a command',
      { type: 'report', report: pageReport(failing('unauthorized', { requestId: '$(reboot)' })) },
    ],
    [
      'a text beyond all bounds',
      { type: 'report', report: pageReport(failing('unauthorized', { text: 'x'.repeat(2_401) })) },
    ],
  ])('that sends %s is not heard', (_, message) => {
    expect(send(message, fromTab())).toBeUndefined();
    untouched();
  });
});

describe('the extension’s own pages', () => {
  test('may command, also when opened in a tab', async () => {
    expect(await send(COMMAND, fromPopup())).toEqual({ ok: true });
    send(COMMAND, fromPopup({ tab: { id: 9, incognito: false }, frameId: 0 }));
    expect(handlers.command).toHaveBeenNthCalledWith(2, { tab: 7, command: { type: 'it-works' } }, OWN_STORE);
  });

  test('may not pretend to be a page', () => {
    expect(send(SEEN, fromPopup())).toBeUndefined();
    untouched();
  });

  test.each([
    ['an unknown command', { type: 'erase' }],
    ['an unknown step', { type: 'run', step: 'format-disk' }],
    ['hosts that are no list', { type: 'confirm', step: 'clear-site-data', hosts: '*' }],
    ['an address to open', { type: 'open', where: 'https://evil.test/' }],
  ])('that send %s are not heard', (_, command) => {
    expect(send({ ...COMMAND, command }, fromPopup())).toBeUndefined();
    untouched();
  });

  test('of another extension, however its address begins, are not heard', () => {
    send(COMMAND, fromPopup({ id: 'other-id' }));
    send(COMMAND, { id: 'fake-id', url: 'chrome-extension://fake-id-2/popup.html' });
    untouched();
  });
});

describe('a popup’s connection', () => {
  const port = (name: string, sender: object) => ({
    name,
    sender,
    disconnect: vi.fn(),
    onDisconnect: new FakeEvent(),
  });

  test('is taken with the tab that it names', () => {
    const popup = port('view?tab=7', fromPopup());
    fake.runtime.onConnect.happen(popup);
    expect(onView).toHaveBeenCalledWith(7, popup);
    expect(popup.disconnect).not.toHaveBeenCalled();
  });

  test.each([
    ['from a page', 'view?tab=7', fromTab()],
    ['under another name', 'other?tab=7', fromPopup()],
    ['without a number', 'view?tab=x', fromPopup()],
    ['from another extension', 'view?tab=7', fromPopup({ id: 'other-id' })],
  ])('%s is cut', (_, name, sender) => {
    const stranger = port(name, sender);
    fake.runtime.onConnect.happen(stranger);
    expect(stranger.disconnect).toHaveBeenCalled();
    expect(onView).not.toHaveBeenCalled();
  });
});

test('files to save are taken from the extension’s own pages alone, and only under plain names', () => {
  const file = { name: 're-pair-a.json', type: 'application/json', content: '{}' };
  fake.runtime.onMessage.happen({ type: 'save', files: [file] }, fromPopup());
  expect(handlers.save).toHaveBeenCalledExactlyOnceWith({ files: [file] }, OWN_STORE);
  for (const [name, sender] of [
    [file.name, fromTab()],
    ['../a.json', fromPopup()],
  ] as const)
    fake.runtime.onMessage.happen({ type: 'save', files: [{ ...file, name }] }, sender);
  expect(handlers.save).toHaveBeenCalledTimes(1);
});

test('a report is made for the extension’s own pages alone, in a detail that there is', async () => {
  const asked = { type: 'write-report', tab: 7, detail: 'host' };
  expect(await send(asked, fromPopup())).toBeNull();
  expect(handlers['write-report']).toHaveBeenCalledExactlyOnceWith({ tab: 7, detail: 'host' }, OWN_STORE);
  expect(send(asked, fromTab())).toBeUndefined();
  expect(send({ ...asked, detail: 'everything' }, fromPopup())).toBeUndefined();
  expect(handlers['write-report']).toHaveBeenCalledTimes(1);
});

test('where a text has secrets is for the extension’s own pages to ask', async () => {
  const asked = { type: 'suspected', tab: 7, text: 'abc' };
  expect(await send(asked, fromPopup())).toEqual([[0, 3]]);
  expect(send(asked, fromTab())).toBeUndefined();
  expect(handlers.suspected.mock.calls).toEqual([[{ tab: 7, text: 'abc' }, OWN_STORE]]);
});

test('past troubles are told to the extension’s own pages alone', async () => {
  expect(await send({ type: 'past-troubles' }, fromPopup())).toEqual([]);
  expect(send({ type: 'past-troubles' }, fromTab())).toBeUndefined();
  expect(handlers['past-troubles']).toHaveBeenCalledTimes(1);
});

test('settings, consent and forgetting are asked for by our own pages alone', async () => {
  const change = { type: 'change-settings', change: { keptDays: 1 } };
  const container = { tab: { id: 9, incognito: false, cookieStoreId: 'firefox-container-3' } };
  expect(await send({ type: 'settings' }, fromPopup(container))).toEqual({ store: 'firefox-container-3' });
  for (const message of [change, { type: 'agree' }, { type: 'forget-everything' }])
    expect(await send(message, fromPopup())).toEqual({ ok: true });
  expect(handlers['change-settings']).toHaveBeenCalledWith({ change: { keptDays: 1 } }, OWN_STORE);
  vi.clearAllMocks();
  for (const message of [{ type: 'settings' }, change, { type: 'agree' }, { type: 'forget-everything' }])
    expect(send(message, fromTab())).toBeUndefined();
  send({ type: 'change-settings', change: { supportUrl: 'https://help.example/' } }, fromPopup());
  for (const each of [handlers['change-settings'], handlers.agree, handlers['forget-everything']])
    expect(each).not.toHaveBeenCalled();
});

test('whether a tab is still parked is told to the extension’s own pages alone', async () => {
  const question = { type: 'still-parked', mark: 'one' };
  expect(await send(question, fromPopup())).toBe(true);
  expect(await send({ ...question, mark: 'two' }, fromPopup())).toBe(false);
  expect(send(question, fromTab())).toBeUndefined();
  expect(send({ ...question, mark: 7 }, fromPopup())).toBeUndefined();
});
