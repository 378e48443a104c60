/** Who asks to be let in, heard on a page's connection for as long as the user wants to know, and no longer. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Heard, heardSchema } from '../core/sighting/heard';
import { hear } from './let-in';
import { watchSockets } from './sockets';
import { asHook, FakeWebSocket } from './testing/fake-socket';

const MINUTES = 60_000;
const DEVICE = '0badcafe'.repeat(8);
const ADDRESS = 'wss://c3-0108.c3.heyron.ai/';
const HELLO = '{"type":"res","id":"1","ok":true,"payload":{"type":"hello-ok"}}';
const requestId = (n = 0) => `0badcafe-0000-4000-8000-${String(n).padStart(12, '0')}`;
const device = (n: number) => String(n).padStart(64, '0');

/** An event as OpenClaw 2026.9.6 sends it, with what Re-Pair does not read. */
function asks(more: object = {}, besides: object = {}): string {
  const payload = {
    ...{ requestId: requestId(), deviceId: DEVICE, publicKey: 'k', platform: 'Linux x86_64', clientId: 'c' },
    ...{ role: 'operator', roles: ['operator'], scopes: ['operator.admin'], remoteIp: '203.0.113.7', silent: false },
    ...{ isRepair: false, ts: Date.now(), ...more },
  };
  return JSON.stringify({
    ...{ type: 'event', event: 'device.pair.requested', seq: 4, payload },
    ...{ recipientProfileId: 'p', ...besides },
  });
}
const answered = (decision: unknown, more: object = {}) =>
  JSON.stringify({
    type: 'event',
    event: 'device.pair.resolved',
    payload: { requestId: requestId(), deviceId: DEVICE, decision, ts: Date.now(), ...more },
  });

let ws: FakeWebSocket;
let told: Heard[];
let stop: () => void;
const wait = (ms: number) => vi.advanceTimersByTime(ms);
const last = () => told.at(-1);

beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  ws = new FakeWebSocket(ADDRESS);
  stop = hear(ws as never, Date.now() + 10 * MINUTES, heard => told.push(heard));
});

afterEach(() => {
  for (const heard of told) expect(heardSchema.safeParse(heard).success).toBe(true);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('what is told', () => {
  test('a browser that asks, by its device, its platform and the time, and nothing else of it', () => {
    const at = Date.now();
    ws.frame(asks());
    wait(0);
    expect(told).toEqual([
      { ask: { deviceId: DEVICE, platform: 'Linux x86_64', at }, more: 0, outcome: null, ended: null },
    ]);
  });

  test.each(['approved', 'rejected'])('that it was %s, which ends the hearing', decision => {
    ws.frame(asks());
    wait(1_000);
    ws.frame(answered(decision));
    expect(last()).toEqual({ ask: null, more: 0, outcome: { deviceId: DEVICE, decision }, ended: 'answered' });
    expect(ws.messageListeners).toBe(0);
  });

  test('also of one that had asked before', () => {
    ws.frame(answered('approved'));
    expect(last()).toMatchObject({ outcome: { deviceId: DEVICE, decision: 'approved' }, ended: 'answered' });
  });

  test('while another still waits, that one is left', () => {
    ws.frame(asks({ requestId: requestId(1), deviceId: device(1) }));
    ws.frame(asks());
    ws.frame(answered('approved'));
    wait(1_000);
    expect(last()).toMatchObject({
      ask: { deviceId: device(1) },
      more: 0,
      outcome: { decision: 'approved' },
      ended: null,
    });
  });

  test('a browser that asks anew is one browser', () => {
    ws.frame(asks());
    ws.frame(asks({ requestId: requestId(1) }));
    wait(0);
    expect(last()).toMatchObject({ more: 0 });
  });

  test.each([
    ['a platform that nobody knows', asks({ platform: 'Linux; rm -rf /' }), null],
    ['one that is no text', asks({ platform: { toString: 'x' } }), null],
    ['the name of what every object has', asks({ platform: 'toString' }), null],
    ['a phone', asks({ platform: 'iPhone' }), 'iPhone'],
  ])('%s', (_, frame, platform) => {
    ws.frame(frame);
    wait(0);
    expect(last()?.ask?.platform).toBe(platform);
  });

  test('a time that has not come is now', () => {
    ws.frame(asks({ ts: Date.now() + 1_000_000 }));
    wait(0);
    expect(last()?.ask?.at).toBe(Date.now());
  });
});

test.each([
  ['a request id that is a command', asks({ requestId: '--latest' })],
  ['a device that is no hash', asks({ deviceId: 'my phone' })],
  ['a device of capital letters', asks({ deviceId: DEVICE.toUpperCase() })],
  ['no time', asks({ ts: 'now' })],
  ['no payload', asks({}, { payload: null })],
  ['an answer to a call', asks({}, { type: 'res' })],
  ['a chat message that quotes the event', asks({}, { event: 'chat', note: '"event":"device.pair.requested"' })],
  ['another decision', answered('maybe')],
  ['an answer without a device', answered('approved', { deviceId: null })],
  ['what is no JSON', '{"event":"device.pair.requested"'],
  ['what is larger than any such event', asks({ fill: 'x'.repeat(5_000) })],
  ['bytes', new ArrayBuffer(4)],
])('%s is nothing', (_, frame) => {
  ws.frame(frame);
  wait(5_000);
  expect(told).toEqual([]);
});

test('what the page’s own script makes of its socket is nothing', () => {
  ws.happen('message', { data: asks() }, false);
  ws.happen('close', { code: 1000 }, false);
  wait(5_000);
  expect(told).toEqual([]);
  expect(ws.messageListeners).toBe(1);
});

describe('a flood of forged requests', () => {
  const flood = (from: number, to: number) => {
    for (let n = from; n < to; n++) ws.frame(asks({ requestId: requestId(n), deviceId: device(n) }));
  };

  test('is told once a second, as the newest and how many more, at most 99', () => {
    flood(0, 1_000);
    wait(0);
    flood(1_000, 2_000);
    wait(999);
    expect(told).toHaveLength(1);
    expect(told[0]?.more).toBe(99);
    wait(1);
    expect(told).toHaveLength(2);
    flood(2_000, 2_010);
    wait(60_000);
    expect(told).toHaveLength(3);
    expect(last()?.ask?.deviceId).toBe(device(2_009));
    expect(JSON.stringify(last()).length).toBeLessThan(250);
  });

  test('is parsed no further than the first fifty between two reports', () => {
    const parse = vi.spyOn(JSON, 'parse');
    flood(0, 1_000);
    expect(parse).toHaveBeenCalledTimes(50);
    parse.mockRestore();
  });
});

describe('when it ends', () => {
  test('after its time, by itself, and nothing is heard after', () => {
    ws.frame(asks());
    wait(10 * MINUTES - 1);
    expect([told.length, ws.messageListeners]).toEqual([1, 1]);
    wait(1);
    expect(last()).toMatchObject({ ask: { deviceId: DEVICE }, ended: 'time' });
    expect(ws.messageListeners).toBe(0);
    ws.frame(asks({ deviceId: device(1) }));
    wait(MINUTES);
    expect(told).toHaveLength(2);
  });

  test('at the first frame after it, where the timer slept with the computer', () => {
    vi.setSystemTime(Date.now() + 11 * MINUTES);
    ws.frame(asks());
    expect(told).toMatchObject([{ ask: null, ended: 'time' }]);
    expect(ws.messageListeners).toBe(0);
  });

  test('with its connection', () => {
    ws.end(1006);
    expect(told).toMatchObject([{ ended: 'connection' }]);
    wait(20 * MINUTES);
    expect(told).toHaveLength(1);
  });

  test('when the user says so, without a word', () => {
    ws.frame(asks());
    stop();
    expect(ws.messageListeners).toBe(0);
    wait(20 * MINUTES);
    expect(told).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('the script that is injected', () => {
  let say: (message: object) => unknown;
  let sent: { type: string }[];
  let receives: unknown;
  let alive: boolean;

  async function inject(): Promise<void> {
    vi.resetModules();
    await import('./let-in.iife');
  }

  beforeEach(async () => {
    sent = [];
    receives = true;
    alive = true;
    const listeners: ((message: object, sender: object, answer: (what: unknown) => void) => void)[] = [];
    say = message => {
      let got: unknown;
      for (const each of listeners) each(message, {}, what => (got = what));
      return got;
    };
    vi.stubGlobal('document', new EventTarget());
    vi.stubGlobal('location', { host: 'c3-0108.c3.heyron.ai' });
    vi.stubGlobal('WebSocket', FakeWebSocket);
    vi.stubGlobal('rePairSockets', undefined);
    vi.stubGlobal('rePairHears', undefined);
    vi.stubGlobal('chrome', {
      runtime: {
        get id() {
          return alive ? 're-pair' : undefined;
        },
        onMessage: { addListener: (each: (typeof listeners)[number]) => listeners.push(each) },
        sendMessage: async (message: { type: string }) => {
          sent.push(message);
          return receives;
        },
      },
    });
    const handOver = asHook(() => watchSockets(() => {}, new AbortController().signal));
    ws = new FakeWebSocket(ADDRESS);
    handOver(ws);
    ws.frame(HELLO);
    await inject();
  });

  const begin = () => say({ type: 'let-in', until: Date.now() + 10 * MINUTES });

  test('hears nothing before it is told to, and nothing after the ten minutes', () => {
    expect(ws.messageListeners).toBe(0);
    ws.frame(asks());
    wait(MINUTES);
    expect(sent).toEqual([]);
    expect(begin()).toBe(true);
    expect(ws.messageListeners).toBe(1);
    ws.frame(asks());
    wait(0);
    expect(sent).toMatchObject([{ type: 'heard', heard: { ask: { deviceId: DEVICE } } }]);
    wait(10 * MINUTES);
    expect(ws.messageListeners).toBe(0);
    expect(sent).toHaveLength(2);
  });

  test('hears once, however often it is injected and told', async () => {
    await inject();
    begin();
    begin();
    expect(ws.messageListeners).toBe(1);
    expect(say({ type: 'let-in', until: null })).toBe(false);
    expect(ws.messageListeners).toBe(0);
  });

  test('does not answer what is for other scripts', () => {
    expect(say({ type: 'reread' })).toBeUndefined();
    expect(ws.messageListeners).toBe(0);
  });

  test('says that it cannot, where no connection stands or it goes to another host', async () => {
    ws.end(1006);
    expect(begin()).toBe(false);
    vi.stubGlobal('rePairSockets', undefined);
    const other = new FakeWebSocket('wss://gateway.example/');
    asHook(() => watchSockets(() => {}, new AbortController().signal))(other);
    other.frame(HELLO);
    expect(begin()).toBe(false);
    expect(other.messageListeners).toBe(0);
  });

  test('stops where nobody wants to know any more, or its extension is gone', async () => {
    begin();
    receives = false;
    ws.frame(asks());
    await vi.advanceTimersByTimeAsync(0);
    expect(ws.messageListeners).toBe(0);
    begin();
    alive = false;
    ws.frame(asks());
    wait(1_000);
    expect(ws.messageListeners).toBe(0);
    expect(sent).toHaveLength(1);
  });
});
