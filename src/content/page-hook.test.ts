/** The hook in the page's world, around a fake WebSocket. It runs on import. */

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SocketReport } from '../core/sighting/observation';
import { socketReport } from '../core/sighting/refusal';
import { HANDSHAKE } from './channel';
import { watchSockets } from './sockets';
import { FakeFocusEvent, FakeWebSocket } from './testing/fake-socket';

const ADDRESS = 'wss://c3-0108.c3.heyron.ai/ws';
const HELLO = '{"type":"res","id":"1","ok":true,"payload":{"type":"hello-ok"}}';
const { toString: nativeSource } = Function.prototype;

let Native: typeof FakeWebSocket;
let reports: SocketReport[];
/** Every event dispatched, and every event name listened to. */
let dispatched: Event[];
let listened: string[];
let gone: AbortController;

/** The page's own view of WebSocket. */
const page = () => (globalThis as unknown as { window: { WebSocket: typeof FakeWebSocket } }).window;
const open = (address: string = ADDRESS) => new (page().WebSocket)(address);

async function inject(): Promise<void> {
  vi.resetModules();
  await import('./page-hook.iife');
}

/** The content script of the same load. */
function hear(): void {
  watchSockets(heard => reports.push(socketReport(heard)), gone.signal);
}

/** The answer that a page gets from whatever listens on the document. */
const answers = (detail?: string) => !document.dispatchEvent(new CustomEvent(HANDSHAKE, { cancelable: true, detail }));

beforeEach(() => {
  vi.useFakeTimers();
  Native = class WebSocket extends FakeWebSocket {};
  [reports, dispatched, listened] = [[], [], []];
  gone = new AbortController();
  const document = new (class extends EventTarget {
    override dispatchEvent(event: Event): boolean {
      dispatched.push(event);
      return super.dispatchEvent(event);
    }
    override addEventListener(type: string, ...rest: [never]): void {
      listened.push(type);
      super.addEventListener(type, ...rest);
    }
  })();
  vi.stubGlobal('document', document);
  vi.stubGlobal('window', { WebSocket: Native });
  vi.stubGlobal('FocusEvent', FakeFocusEvent);
  vi.stubGlobal('rePairSockets', undefined);
});

afterEach(() => {
  Function.prototype.toString = nativeSource;
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('for the page, WebSocket is what it was', () => {
  beforeEach(async () => {
    await inject();
    hear();
  });

  test('but for being watched', () => {
    expect(page().WebSocket).not.toBe(Native);
  });

  test('it has its name, its length, and its source by every way of asking for it', () => {
    const Watched = page().WebSocket;
    expect(Watched.name).toBe('WebSocket');
    expect(Watched.length).toBe(Native.length);
    const source = nativeSource.call(Native);
    expect(String(Watched)).toBe(source);
    expect(Watched.toString()).toBe(source);
    expect(`${Watched}`).toBe(source);
    expect(Function.prototype.toString.call(Watched)).toBe(source);
  });

  test('what says so is native too, as far as it says itself', () => {
    const { toString: source } = Function.prototype;
    expect(source.call(source)).toBe('function toString() { [native code] }');
    expect([source.name, source.length]).toEqual(['toString', 0]);
    expect('prototype' in source).toBe(false);
    expect(Object.getOwnPropertyDescriptor(Function.prototype, 'toString')).toMatchObject({
      enumerable: false,
      configurable: true,
      writable: true,
    });
    expect(source.call(Math.max)).toBe('function max() { [native code] }');
    expect(() => source.call({})).toThrow(TypeError);
  });

  test('it has its constants and its prototype, which names it', () => {
    expect(page().WebSocket.OPEN).toBe(1);
    expect(Object.keys(page().WebSocket)).toEqual(Object.keys(Native));
    expect(page().WebSocket.prototype).toBe(Native.prototype);
    expect(Object.getPrototypeOf(page().WebSocket)).toBe(Object.getPrototypeOf(Native));
    expect(page().WebSocket.prototype.constructor).toBe(page().WebSocket);
    expect(Object.keys(page().WebSocket.prototype)).not.toContain('constructor');
  });

  test('its sockets are instances, named by it, and get every argument', () => {
    const ws = new (page().WebSocket)(ADDRESS, ['a', 'b']);
    expect(ws).toBeInstanceOf(page().WebSocket);
    expect(ws).toBeInstanceOf(Native);
    expect(ws.constructor).toBe(page().WebSocket);
    expect(ws.url).toBe(ADDRESS);
    expect(ws.protocols).toEqual(['a', 'b']);
  });

  test('it can be subclassed, and a subclass’s sockets are watched', () => {
    class Reconnecting extends page().WebSocket {
      retries = 3;
    }
    const ws = new Reconnecting(ADDRESS);
    expect(ws).toBeInstanceOf(Reconnecting);
    expect(ws).toBeInstanceOf(page().WebSocket);
    expect(ws.retries).toBe(3);
    ws.frame(HELLO);
    expect(reports.at(-1)).toMatchObject({ phase: 'accepted' });
  });

  test('it can be made by reflection, for another class', () => {
    class Other extends FakeWebSocket {}
    const ws = Reflect.construct(page().WebSocket, [ADDRESS], Other);
    expect(ws).toBeInstanceOf(Other);
    expect(ws.url).toBe(ADDRESS);
  });

  const thrownBy = (make: () => unknown): Error => {
    try {
      make();
    } catch (error) {
      return error as Error;
    }
    throw new Error('nothing was thrown');
  };

  test('a bad address throws the very same error, and calling it without new throws', () => {
    const watched = thrownBy(() => open('nonsense'));
    expect(watched).toBeInstanceOf(SyntaxError);
    expect(watched.message).toBe(thrownBy(() => new Native('nonsense')).message);
    const call = page().WebSocket as unknown as (address: string) => unknown;
    expect(() => call(ADDRESS)).toThrow(TypeError);
    expect(reports).toEqual([]);
  });

  test('no error that it throws names us in its stack', () => {
    const { toString: source } = Function.prototype;
    const errors = [
      thrownBy(() => open('nonsense')),
      thrownBy(() => (page().WebSocket as unknown as () => void)()),
      thrownBy(() => source.call({})),
    ];
    for (const { stack } of errors) {
      expect(stack).toContain('page-hook.test.ts'); // where the page called it
      expect(stack).not.toContain('page-hook.iife');
    }
  });

  test('an error of the page’s own keeps its own stack', () => {
    const own = new Error('of the page');
    const { stack } = own;
    const address = {
      toString() {
        throw own;
      },
    };
    expect(thrownBy(() => open(address as never))).toBe(own);
    expect(own.stack).toBe(stack);
  });

  test('a socket that cannot be watched works all the same', async () => {
    vi.stubGlobal('FocusEvent', function FocusEvent() {
      throw new Error('no');
    });
    vi.stubGlobal('window', { WebSocket: Native });
    await inject();
    hear();
    expect(open().url).toBe(ADDRESS);
  });

  test('what a page does to the objects that all others inherit from tells it nothing', () => {
    const asked: string[] = [];
    const traps = ['get', 'has', 'getPrototypeOf', 'ownKeys', 'apply', 'bubbles', 'detail', 'view', 'relatedTarget'];
    for (const trap of traps)
      Object.defineProperty(Object.prototype, trap, {
        configurable: true,
        get() {
          asked.push(trap);
          return undefined;
        },
      });
    try {
      void page().WebSocket.name;
      void ('OPEN' in page().WebSocket);
      String(page().WebSocket);
      open();
    } finally {
      for (const trap of traps) Reflect.deleteProperty(Object.prototype, trap);
    }
    expect(asked).toEqual([]);
  });

  test('what a page puts in the place of the functions that we use is not called', () => {
    const spies = [
      vi.spyOn(Reflect, 'construct'),
      vi.spyOn(Reflect, 'apply'),
      vi.spyOn(Error, 'captureStackTrace'),
      vi.spyOn(document, 'dispatchEvent'),
    ];
    open().frame(HELLO);
    expect(String(page().WebSocket)).toContain('WebSocket');
    expect(reports).toHaveLength(1);
    thrownBy(() => open('nonsense'));
    for (const spy of spies) {
      expect(spy).not.toHaveBeenCalled();
      spy.mockRestore();
    }
  });
});

describe('the two scripts of a load meet', () => {
  const both = [
    ['the hook', 'the content script', [inject, hear]],
    ['the content script', 'the hook', [hear, inject]],
  ] as const;

  test.each(both)(
    'when %s comes before %s, and then nothing that a page could guess is listened to',
    async (_, __, scripts) => {
      for (const script of scripts) await script();
      const met = dispatched.length;
      open().frame(HELLO);
      expect(reports).toHaveLength(1);
      expect(answers()).toBe(false);
      expect(answers('a-name-of-the-page’s')).toBe(false);
      expect(dispatched.slice(met).filter(({ type }) => type === HANDSHAKE)).toHaveLength(2); // the page's own two
      open().frame(HELLO);
      expect(reports).toHaveLength(2);
    },
  );

  test.each(['re-pair:wake', 're-pair:socket', HANDSHAKE])('no event %s is cancelled, nor answered', async type => {
    await inject();
    hear();
    const before = dispatched.length;
    expect(document.dispatchEvent(new CustomEvent(type, { cancelable: true }))).toBe(true);
    expect(document.dispatchEvent(new CustomEvent(type, { cancelable: true, detail: 'x' }))).toBe(true);
    expect(dispatched.length).toBe(before + 2);
  });

  test('under a name that is another in every load', async () => {
    const names = new Set<string>();
    for (let load = 0; load < 5; load++) {
      listened = [];
      hear();
      for (const name of listened.filter(type => type !== HANDSHAKE)) names.add(name);
    }
    expect(names.size).toBe(5);
    for (const name of names) expect(name.length).toBeGreaterThan(20);
  });

  test('a hook that nobody meets gives up', async () => {
    await inject();
    vi.advanceTimersByTime(10_000);
    expect(answers('a-name-of-the-page’s')).toBe(false);
    const before = dispatched.length;
    open();
    expect(dispatched.length).toBe(before);
  });

  test('a second copy of the hook reports nothing twice', async () => {
    await inject();
    hear();
    await inject();
    open().frame(HELLO);
    expect(reports).toHaveLength(1);
    expect(String(page().WebSocket)).toBe(nativeSource.call(Native));
  });

  test('after an update the new copies hear of new sockets, and of those that were open before', async () => {
    await inject();
    hear();
    const before = open();
    before.frame(HELLO);
    gone.abort();
    gone = new AbortController();
    reports = [];
    await inject();
    hear();
    expect(reports).toEqual([expect.objectContaining({ socket: 1, phase: 'accepted' })]);
    before.end(1006);
    expect(reports.at(-1)).toMatchObject({ socket: 1, phase: 'closed' });
    const after = open();
    after.frame(HELLO);
    expect(reports.slice(2)).toEqual([expect.objectContaining({ socket: 2, phase: 'accepted' })]);
  });
});
