import { beforeEach, describe, expect, test, vi } from 'vitest';
import { NOTHING_SEEN } from '../core/view/check-up';
import { failing, HOST, ORIGIN, pageReport, sighting } from '../testing/events';
import { type FakeBrowser, newBrowser } from '../testing/fake-browser';
import { FakeEvent } from '../testing/fake-browser/event';
import { receive } from './messages';
import type { ShownSettings } from './popup-messages';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

const receivers = {
  fromPage: vi.fn(async (..._: unknown[]) => 'page' as unknown),
  fromExtension: vi.fn(async (..._: unknown[]) => ({ ok: true }) as const),
  suspected: vi.fn(async () => [[0, 3]] as const),
  checkUp: vi.fn(async () => NOTHING_SEEN),
  pastTroubles: vi.fn(async () => []),
  unsent: vi.fn(async () => []),
  report: vi.fn(async (_: number, detail: string) => (detail === 'host' ? null : undefined) as null),
  settings: vi.fn(async (store: string) => ({ store }) as unknown as ShownSettings),
  changeSettings: vi.fn(async () => ({ ok: true }) as const),
  agree: vi.fn(async () => ({ ok: true }) as const),
  forgetEverything: vi.fn(async () => ({ ok: true }) as const),
  save: vi.fn(),
  stillParked: vi.fn(async (mark: string) => mark === 'one'),
  onView: vi.fn(),
};

let fake: FakeBrowser;

beforeEach(() => {
  vi.clearAllMocks();
  fake = newBrowser();
  receive(receivers);
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
const untouched = () => {
  expect(receivers.fromPage).not.toHaveBeenCalled();
  expect(receivers.fromExtension).not.toHaveBeenCalled();
};

describe('a page’s content script', () => {
  test('may report what it sees, and is known by its tab, host, origin and cookie store', async () => {
    expect(await send(SEEN, fromTab())).toBe('page');
    expect(receivers.fromPage).toHaveBeenCalledWith(SEEN, {
      tab: 7,
      host: HOST,
      path: '/chat',
      origin: ORIGIN,
      frame: 0,
      private: false,
      store: '0',
    });
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
    expect(receivers.fromPage).toHaveBeenCalledWith(
      SEEN,
      expect.objectContaining({ origin: ORIGIN, frame: 3 }),
    );
  });

  test.each([{ type: 'dismiss' }, { type: 'fix-it' }, { type: 'step-done', step: 'sign-out-in' }])(
    'may ask for %j',
    async message => {
      await send(message, fromTab());
      expect(receivers.fromPage).toHaveBeenCalledWith(message, expect.anything());
    },
  );

  test('in a private window or a container is known as such', () => {
    send(SEEN, fromTab({}, { incognito: true }));
    send(SEEN, fromTab({}, { cookieStoreId: 'firefox-container-3' }));
    expect(receivers.fromPage).toHaveBeenNthCalledWith(
      1,
      SEEN,
      expect.objectContaining({ private: true, store: '1' }),
    );
    expect(receivers.fromPage).toHaveBeenNthCalledWith(
      2,
      SEEN,
      expect.objectContaining({ store: 'firefox-container-3' }),
    );
  });

  test('may not command', () => {
    expect(send(COMMAND, fromTab())).toBeUndefined();
    untouched();
  });

  test.each([
    ['another site', fromTab({ url: 'https://evil.test/' })],
    ['a look-alike', fromTab({ url: 'https://heyron.ai.evil.test/' })],
    [
      'an address that only contains the extension’s',
      fromTab({ url: 'https://evil.test/chrome-extension://fake-id/' }),
    ],
    ['a page without an address', fromTab({ url: undefined })],
    ['a sandboxed frame, which the browser does not vouch for', fromTab({ frameId: 3, origin: 'null' })],
    ['a frame with another site’s page', fromTab({ frameId: 3, url: 'https://evil.test/' })],
    ['no tab', { ...fromTab(), tab: undefined }],
    ['another extension', fromTab({ id: 'other-id' })],
  ])('of %s is not heard', (_, sender) => {
    expect(send(SEEN, sender)).toBeUndefined();
    untouched();
  });

  test.each([
    ['nothing', undefined],
    ['a text', 'report'],
    ['an unknown type', { type: 'clear-everything' }],
    [
      'a standing that there is not',
      { type: 'report', report: { ...pageReport(sighting()), standing: 'hacked' } },
    ],
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
    expect(receivers.fromExtension).toHaveBeenNthCalledWith(2, 7, { type: 'it-works' }, undefined);
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
    expect(receivers.onView).toHaveBeenCalledWith(7, popup);
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
    expect(receivers.onView).not.toHaveBeenCalled();
  });
});

test('files to save are taken from the extension’s own pages alone, and only under plain names', () => {
  const file = { name: 're-pair-a.json', type: 'application/json', content: '{}' };
  fake.runtime.onMessage.happen({ type: 'save', files: [file] }, fromPopup());
  expect(receivers.save).toHaveBeenCalledExactlyOnceWith([file]);
  for (const [name, sender] of [
    [file.name, fromTab()],
    ['../a.json', fromPopup()],
  ] as const)
    fake.runtime.onMessage.happen({ type: 'save', files: [{ ...file, name }] }, sender);
  expect(receivers.save).toHaveBeenCalledTimes(1);
});

test('a report is made for the extension’s own pages alone, in a detail that there is', async () => {
  const asked = { type: 'report', tab: 7, detail: 'host' };
  expect(await send(asked, fromPopup())).toBeNull();
  expect(receivers.report).toHaveBeenCalledExactlyOnceWith(7, 'host', undefined);
  expect(send(asked, fromTab())).toBeUndefined();
  expect(send({ ...asked, detail: 'everything' }, fromPopup())).toBeUndefined();
  expect(receivers.report).toHaveBeenCalledTimes(1);
});

test('where a text has secrets is for the extension’s own pages to ask', async () => {
  const asked = { type: 'suspected', tab: 7, text: 'abc' };
  expect(await send(asked, fromPopup())).toEqual([[0, 3]]);
  expect(send(asked, fromTab())).toBeUndefined();
  expect(receivers.suspected.mock.calls).toEqual([[7, 'abc']]);
});

test('past troubles are told to the extension’s own pages alone', async () => {
  expect(await send({ type: 'past-troubles' }, fromPopup())).toEqual([]);
  expect(send({ type: 'past-troubles' }, fromTab())).toBeUndefined();
  expect(receivers.pastTroubles).toHaveBeenCalledTimes(1);
});

test('settings, consent and forgetting are asked for by our own pages alone', async () => {
  const change = { type: 'change-settings', change: { keptDays: 1 } };
  const container = { tab: { id: 9, incognito: false, cookieStoreId: 'firefox-container-3' } };
  expect(await send({ type: 'settings' }, fromPopup(container))).toEqual({ store: 'firefox-container-3' });
  for (const message of [change, { type: 'agree' }, { type: 'forget-everything' }])
    expect(await send(message, fromPopup())).toEqual({ ok: true });
  expect(receivers.changeSettings).toHaveBeenCalledWith({ keptDays: 1 });
  vi.clearAllMocks();
  for (const message of [{ type: 'settings' }, change, { type: 'agree' }, { type: 'forget-everything' }])
    expect(send(message, fromTab())).toBeUndefined();
  send({ type: 'change-settings', change: { supportUrl: 'https://help.example/' } }, fromPopup());
  for (const each of [receivers.changeSettings, receivers.agree, receivers.forgetEverything])
    expect(each).not.toHaveBeenCalled();
});

test('whether a tab is still parked is told to the extension’s own pages alone', async () => {
  const question = { type: 'still-parked', mark: 'one' };
  expect(await send(question, fromPopup())).toBe(true);
  expect(await send({ ...question, mark: 'two' }, fromPopup())).toBe(false);
  expect(send(question, fromTab())).toBeUndefined();
  expect(send({ ...question, mark: 7 }, fromPopup())).toBeUndefined();
});
