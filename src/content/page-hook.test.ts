/** The hook in the page's world, around a WebSocket of the test's own. It runs as it is imported. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type HookReport, REPORT, WAKE } from './hook-channel';

/** As much of a WebSocket as pages and the hook use; `messageListeners` counts what listens to frames. */
class FakeWebSocket extends EventTarget {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  readonly url: string;
  readonly protocols: unknown;
  messageListeners = 0;

  constructor(url: string | URL, protocols?: unknown) {
    super();
    if (!/^wss?:/.test(String(url))) throw new SyntaxError(`The URL '${url}' is invalid.`);
    this.url = String(url);
    this.protocols = protocols;
  }

  override addEventListener(type: string, ...rest: [never]): void {
    if (type === 'message') this.messageListeners++;
    super.addEventListener(type, ...rest);
  }

  override removeEventListener(type: string, ...rest: [never]): void {
    if (type === 'message') this.messageListeners--;
    super.removeEventListener(type, ...rest);
  }

  frame(data: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }

  end(code: number, reason = ''): void {
    this.dispatchEvent(Object.assign(new Event('close'), { code, reason }));
  }
}

const ADDRESS = 'wss://c3-0108.c3.heyron.ai/ws';
const CHALLENGE = '{"type":"event","event":"connect.challenge","payload":{"nonce":"n","ts":1}}';
const hello = (bytes: number) =>
  `{"type":"res","id":"1","ok":true,"payload":{"type":"hello-ok","fill":"${'x'.repeat(bytes)}"}}`;
const REFUSED =
  '{"type":"res","id":"1","ok":false,"error":{"code":"NOT_PAIRED","message":"pairing required","details":{"code":"PAIRING_REQUIRED"}}}';

let Native: typeof FakeWebSocket;
let reports: HookReport[];

/** The page's own view of WebSocket. */
const page = () => (globalThis as unknown as { window: { WebSocket: typeof FakeWebSocket } }).window;
const open = (address: string = ADDRESS) => new (page().WebSocket)(address);
const last = () => reports.at(-1);

async function inject(): Promise<void> {
  vi.resetModules();
  await import('./page-hook.iife');
}

beforeEach(async () => {
  Native = class WebSocket extends FakeWebSocket {};
  reports = [];
  const document = new EventTarget();
  document.addEventListener(REPORT, event => reports.push(JSON.parse((event as CustomEvent).detail)));
  vi.stubGlobal('document', document);
  vi.stubGlobal('window', { WebSocket: Native });
  await inject();
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('for the page, WebSocket is what it was', () => {
  test('but for being watched', () => {
    expect(page().WebSocket).not.toBe(Native);
  });

  test('it still calls itself native code', () => {
    expect(String(page().WebSocket)).toContain('[native code]');
    expect(page().WebSocket.name).toBe('WebSocket');
    expect(page().WebSocket.length).toBe(Native.length);
  });

  test('it has its constants and its prototype, which names it', () => {
    expect(page().WebSocket.OPEN).toBe(1);
    expect(page().WebSocket.prototype).toBe(Native.prototype);
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
    ws.frame(hello(1));
    expect(last()).toMatchObject({ phase: 'accepted' });
  });

  test('a bad address throws the very same error, and calling it without new throws', () => {
    const error = (make: () => unknown) => {
      try {
        make();
      } catch (thrown) {
        return thrown as Error;
      }
      return null;
    };
    const own = error(() => new Native('nonsense'));
    const watched = error(() => open('nonsense'));
    expect(watched).toBeInstanceOf(SyntaxError);
    expect(watched?.message).toBe(own?.message);
    const call = page().WebSocket as unknown as (address: string) => unknown;
    expect(() => call(ADDRESS)).toThrow(TypeError);
    expect(reports).toEqual([]);
  });

  test('a socket that cannot be watched works all the same', () => {
    vi.spyOn(Native.prototype, 'addEventListener').mockImplementation(() => {
      throw new Error('no');
    });
    expect(open().url).toBe(ADDRESS);
  });
});

describe('what it reports', () => {
  test('hello-ok is accepted', () => {
    const ws = open();
    ws.frame(CHALLENGE);
    expect(reports).toEqual([]);
    ws.frame(hello(1));
    expect(reports).toEqual([
      {
        socket: 1,
        address: ADDRESS,
        phase: 'accepted',
        spoke: true,
        wasAccepted: true,
      },
    ]);
  });

  test.each([17_000, 2_000_000])('a hello-ok of %i bytes is accepted, and none of it reported', bytes => {
    open().frame(hello(bytes));
    expect(last()).toMatchObject({ phase: 'accepted' });
    expect(JSON.stringify(last()).length).toBeLessThan(300);
  });

  test('a refusal is told with its details, and again with the close', () => {
    const ws = open();
    ws.frame(REFUSED);
    expect(last()).toMatchObject({
      phase: 'refused',
      spoke: true,
      error: { details: { code: 'PAIRING_REQUIRED' } },
    });
    ws.end(1008, 'pairing required');
    expect(last()).toMatchObject({
      phase: 'closed',
      closeCode: 1008,
      closeReason: 'pairing required',
      error: { details: { code: 'PAIRING_REQUIRED' } },
    });
    expect(reports).toHaveLength(2);
  });

  test('a refusal of any size leaves the close to tell', () => {
    const ws = open();
    ws.frame(REFUSED.replace('pairing required', 'x'.repeat(30_000)));
    ws.end(1008, 'pairing required');
    expect(reports).toHaveLength(1);
    expect(last()).toMatchObject({ phase: 'closed', closeReason: 'pairing required' });
  });

  test('a connection that stood and closed says that it stood', () => {
    const ws = open();
    ws.frame(hello(1));
    ws.end(4001, 'device removed');
    expect(last()).toMatchObject({ phase: 'closed', closeCode: 4001, wasAccepted: true });
  });

  test('a socket that never opened has not spoken; one that was challenged has', () => {
    open().end(1006);
    expect(last()).toMatchObject({ socket: 1, closeCode: 1006 });
    expect(last()?.spoke).toBeUndefined();
    const ws = open();
    ws.frame(CHALLENGE);
    ws.end(1000);
    expect(last()).toMatchObject({ socket: 2, spoke: true, closeCode: 1000 });
  });

  test('an address is told without credentials, query and fragment, and not endlessly', () => {
    for (const secret of ['ws?token=secret', 'ws#//token@secret']) {
      open(`wss://h.heyron.ai/${secret}`).end(1006);
      expect(last()?.address).toBe('wss://h.heyron.ai/ws');
    }
    open('wss://user:secret@h.heyron.ai/ws/@me').end(1006);
    expect(last()?.address).toBe('wss://h.heyron.ai/ws/@me');
    open(`wss://h.heyron.ai/${'x'.repeat(500)}`).end(1006);
    expect(last()?.address).toHaveLength(300);
  });

  test('what is said after the answer stays the page’s own', () => {
    const ws = open();
    ws.frame(hello(1));
    ws.frame(REFUSED);
    ws.frame('{"type":"event","payload":{"text":"pairing required"}}');
    expect(reports).toHaveLength(1);
  });

  test('an answer that is only quoted inside a frame is no answer', () => {
    const ws = open();
    ws.frame(JSON.stringify({ type: 'event', payload: { text: hello(1) } }));
    ws.frame(new ArrayBuffer(8));
    expect(reports).toEqual([]);
    expect(ws.messageListeners).toBe(1);
  });
});

describe('it stops listening to frames', () => {
  test.each([
    ['an acceptance', hello(1)],
    ['a large acceptance', hello(2_000_000)],
    ['a refusal', REFUSED],
    ['a large refusal', REFUSED.replace('pairing', 'x'.repeat(50_000))],
    ['another protocol’s answer', '{"type":"res","ok":true}'],
  ])('after %s', (_, answer) => {
    const ws = open();
    expect(ws.messageListeners).toBe(1);
    ws.frame(answer);
    expect(ws.messageListeners).toBe(0);
  });

  test('after 50 frames without an answer, and not before', () => {
    const ws = open();
    for (let count = 0; count < 50; count++) ws.frame('{"type":"event"}');
    expect(ws.messageListeners).toBe(1);
    ws.frame(hello(1));
    expect(ws.messageListeners).toBe(0);
    expect(reports).toEqual([]);
  });

  test('when the socket closes', () => {
    const ws = open();
    ws.end(1006);
    expect(ws.messageListeners).toBe(0);
  });
});

describe('a late listener and a second copy', () => {
  const wake = () => document.dispatchEvent(new CustomEvent(WAKE));

  test('a second injection does not report twice', async () => {
    await inject();
    open().frame(hello(1));
    expect(reports).toHaveLength(1);
  });

  test('whoever asks hears the latest report again, and nothing where there is none', () => {
    wake();
    expect(reports).toEqual([]);
    open().frame(hello(1));
    wake();
    expect(reports).toHaveLength(2);
    expect(reports[1]).toEqual(reports[0]);
  });

  test('whoever asks hears of the gateway, and not of a chat widget that closed later', () => {
    open().frame(hello(1));
    open('wss://widget.test/').end(1006);
    wake();
    expect(last()).toMatchObject({ socket: 1, phase: 'accepted' });
  });
});
