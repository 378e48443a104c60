// @vitest-environment happy-dom
/** What every page's script says by itself, when it asks for the reader, and what the reader takes over. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { reportUnread, sightingOf, unreadReportSchema } from '../core/sighting/page-report';
import type { PageMessage } from '../platform/content-messages';
import { HOST, TOP } from '../testing/observations';
import type { Sentinel } from './sentinel';
import { asHook, FakeWebSocket } from './testing/fake-socket';

const ADDRESS = 'wss://c3-0108.c3.heyron.ai/ws';
const HELLO = '{"type":"res","id":"1","ok":true,"payload":{"type":"hello-ok"}}';
const REFUSED =
  '{"type":"res","id":"1","ok":false,"error":{"code":"NOT_PAIRED","message":"pairing required","details":{"code":"PAIRING_REQUIRED"}}}';

let runtime: { id: string | undefined };
let sent: PageMessage[];
/** Whether a message finds a receiver. */
let taken: boolean;
let listeners: ((message: unknown, sender: unknown, respond: (answer: unknown) => void) => unknown)[];
let handOver: (socket: FakeWebSocket) => void;
let readyState: DocumentReadyState;
let responseStatus: number;

const scope = globalThis as { rePairSentinel?: Sentinel };
const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);
/** What was sent, in short. */
const said = () =>
  sent.map(message => {
    if (message.type !== 'unread') throw new Error(message.type);
    const report = unreadReportSchema.parse(message.report);
    const { state, stable, kind } = sightingOf(reportUnread(report, HOST, Date.now()), TOP);
    return (kind ?? (stable ? `${state}, stable` : state)) + (report.asks ? ', read it' : '');
  });

function giveApi(): void {
  runtime = { id: 're-pair' };
  const sendMessage = async (message: PageMessage) => {
    sent.push(message);
    return taken || undefined;
  };
  const addListener = (listener: (typeof listeners)[number]) => listeners.push(listener);
  vi.stubGlobal('chrome', { runtime: Object.assign(runtime, { sendMessage, onMessage: { addListener } }) });
}

/** Runs the script in the page once more. */
async function inject(): Promise<void> {
  vi.resetModules();
  const entry = await import('./sentinel');
  handOver = asHook(() => {
    if (!scope.rePairSentinel?.isAlive()) scope.rePairSentinel = entry.startSentinel();
  });
}

function open(address = ADDRESS): FakeWebSocket {
  const socket = new FakeWebSocket(address);
  handOver(socket);
  return socket;
}

/** The document has been parsed. */
async function parse(): Promise<void> {
  readyState = 'interactive';
  document.dispatchEvent(new Event('DOMContentLoaded', { bubbles: true }));
  await wait(0);
}

beforeEach(async () => {
  vi.useFakeTimers();
  [sent, listeners, taken, readyState, responseStatus] = [[], [], true, 'loading', 200];
  vi.stubGlobal('rePairSockets', undefined);
  vi.stubGlobal('rePairSentinel', undefined);
  vi.stubGlobal('frames', []);
  vi.spyOn(document, 'readyState', 'get').mockImplementation(() => readyState);
  vi.spyOn(performance, 'getEntries').mockImplementation(() => [{ responseStatus }] as never);
  giveApi();
  await inject();
});

afterEach(() => {
  runtime.id = undefined; // the test's own copy goes quiet
  scope.rePairSentinel?.gone.abort();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('a page that connects', () => {
  test('is told as loaded, as connected, as stable after five seconds, and is never read', async () => {
    await parse();
    await wait(1_500);
    open().frame(HELLO);
    await wait(60_000);
    expect(said()).toEqual(['undecided', 'connected', 'connected, stable']);
  });

  test('is not read for other services’ sockets that end', async () => {
    open().frame(HELLO);
    open('wss://chat.example/').end(1006);
    await wait(60_000);
    expect(said().join()).not.toContain('read it');
  });

  test('is not read because its user leaves it: a page that is left runs no timer', async () => {
    const ws = open();
    ws.frame(HELLO);
    await wait(400);
    ws.end(1001);
    expect(said()).toEqual(['connected']);
  });

  test('pays for nothing of ours before it is connected', async () => {
    const storage = vi.spyOn(Storage.prototype, 'getItem');
    const timers = vi.spyOn(globalThis, 'setInterval');
    open().frame(HELLO);
    expect([sent, listeners, storage.mock.calls, timers.mock.calls]).toEqual([[], [], [], []]);
    await wait(100);
    expect(said()).toEqual(['connected']);
  });

  test('is told again where nobody took it, until somebody does', async () => {
    taken = false;
    open().frame(HELLO);
    await wait(10_000);
    taken = true;
    sent = [];
    await wait(30_000);
    expect(said()).toEqual(['connected, stable']);
  });
});

test('what is handed over as a socket and is none counts as none', async () => {
  class Impostor extends FakeWebSocket {
    override get [Symbol.toStringTag](): string {
      return 'EventTarget';
    }
  }
  const impostor = new Impostor(ADDRESS);
  handOver(impostor);
  impostor.frame(REFUSED);
  await wait(400);
  expect(impostor.messageListeners).toBe(0);
  expect(said()).toEqual(['undecided']);
});

describe('the reader is asked for', () => {
  test('at once when a connection is refused, which is told with it', async () => {
    open().frame(REFUSED);
    await wait(0);
    expect(said()).toEqual(['pairing-required, read it']);
  });

  test('when a connection ends: that it stood holds until the reader says otherwise', async () => {
    const ws = open();
    ws.frame(HELLO);
    await wait(10_000);
    ws.end(1006);
    await wait(100);
    expect(said().at(-1)).toBe('connected, read it');
  });

  test('when none has stood two seconds after the document', async () => {
    await wait(10_000); // a slow network
    await parse();
    await wait(1_900);
    expect(said()).toEqual(['undecided']);
    await wait(200);
    expect(said()).toEqual(['undecided', 'undecided, read it']);
  });

  test('at once on a page that was there before, and on an error page', async () => {
    for (const [state, status] of [
      ['complete', 200],
      ['loading', 502],
    ] as const) {
      runtime.id = undefined;
      giveApi();
      [sent, readyState, responseStatus] = [[], state, status];
      await inject();
      if (state === 'loading') await parse();
      await wait(0);
      expect(said()).toEqual(['undecided, read it']);
    }
  });

  test('at once for a second try with another credential, of which nothing is told yet', async () => {
    localStorage.setItem('openclaw.device.auth.v1', '{}');
    open().frame(
      REFUSED.replace('pairing required', 'unauthorized: gateway token mismatch').replace(
        'PAIRING_REQUIRED',
        'AUTH_TOKEN_MISMATCH',
      ),
    );
    await wait(0);
    expect(said()).toEqual(['undecided, read it']);
    localStorage.clear();
  });

  test('again where nobody took the question', async () => {
    taken = false;
    open().frame(REFUSED);
    await wait(3_000);
    taken = true;
    sent = [];
    await wait(60_000);
    expect(said()).toEqual(['pairing-required, read it']);
  });
});

describe('the reader', () => {
  test('gets what was heard before it came, and all that follows; the sentinel says no more', async () => {
    const ws = open();
    ws.frame(REFUSED);
    await wait(0);
    const before = sent.length;
    const later: string[] = [];
    const heard = scope.rePairSentinel?.handOver(({ phase }) => later.push(phase)) ?? [];
    ws.end(1008, 'pairing required');
    open().frame(HELLO);
    await wait(60_000);
    expect([heard.map(({ phase }) => phase), later]).toEqual([['refused'], ['closed', 'accepted']]);
    expect(sent).toHaveLength(before);
  });

  test('is kept only the newest of what a page’s many sockets say', async () => {
    for (let opened = 0; opened < 100; opened++) open().end(1006);
    expect(scope.rePairSentinel?.handOver(() => {})?.map(({ socket }) => socket)).toEqual(
      Array.from({ length: 20 }, (_, at) => 81 + at),
    );
  });
});

test('it answers with what it knows, and no more once the reader has taken over', async () => {
  await wait(400);
  const respond = vi.fn();
  for (const type of ['prompt', 'reread']) listeners[0]?.({ type }, {}, respond);
  expect(respond.mock.calls).toEqual([[expect.objectContaining({ asks: false, socket: null })]]);
  scope.rePairSentinel?.handOver(() => {});
  listeners[0]?.({ type: 'reread' }, {}, respond);
  expect(respond).toHaveBeenCalledTimes(1);
});

test('a page that is given it twice has one; after an update the new copy takes the place of the old one', async () => {
  await inject();
  await wait(400);
  expect(listeners).toHaveLength(1);
  runtime.id = undefined; // what the old copy sees of its extension from now on
  giveApi();
  await inject();
  await wait(400);
  expect(listeners).toHaveLength(2);
});

test('a page that a clearing has stopped says nothing and reads none of its storage, whichever script came first', async () => {
  vi.stubGlobal('stop', vi.fn());
  vi.stubGlobal('rePairStopped', undefined);
  const read = vi.spyOn(Storage.prototype, 'getItem');
  await import('./inert.iife');
  await wait(400);
  vi.stubGlobal('rePairSentinel', undefined);
  vi.resetModules();
  await import('./inert.iife');
  await inject();
  await parse();
  await wait(3_000);
  expect(stop).toHaveBeenCalledTimes(2);
  expect(sent).toEqual([]);
  expect(read).not.toHaveBeenCalled();
  vi.stubGlobal('rePairSentinel', undefined);
});
