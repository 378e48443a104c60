/** What the content script reports about the page's sockets. */

import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SocketReport } from '../core/sighting/observation';
import { socketReport } from '../core/sighting/refusal';
import { refusal } from '../testing/observations';
import { watchSockets } from './sockets';
import { asHook, FakeWebSocket } from './testing/fake-socket';

const ADDRESS = 'wss://c3-0108.c3.heyron.ai/ws';
const CHALLENGE = '{"type":"event","event":"connect.challenge","payload":{"nonce":"n","ts":1}}';
const hello = (bytes: number) =>
  `{"type":"res","id":"1","ok":true,"payload":{"type":"hello-ok","fill":"${'x'.repeat(bytes)}"}}`;
const REFUSED =
  '{"type":"res","id":"1","ok":false,"error":{"code":"NOT_PAIRED","message":"pairing required","details":{"code":"PAIRING_REQUIRED"}}}';

let reports: SocketReport[];
let handOver: (socket: FakeWebSocket) => void;

function open(address = ADDRESS): FakeWebSocket {
  const socket = new FakeWebSocket(address);
  handOver(socket);
  return socket;
}
const last = () => reports.at(-1);

beforeEach(() => {
  reports = [];
  vi.stubGlobal('document', new EventTarget());
  vi.stubGlobal('rePairSockets', undefined);
  handOver = asHook(() => watchSockets(heard => reports.push(socketReport(heard)), new AbortController().signal));
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('what is told', () => {
  test('hello-ok is accepted', () => {
    const ws = open();
    ws.frame(CHALLENGE);
    expect(reports).toEqual([]);
    ws.frame(hello(1));
    expect(reports).toEqual([
      {
        socket: 1,
        address: ADDRESS,
        first: true,
        phase: 'accepted',
        spoke: true,
        wasAccepted: true,
        closeCode: null,
        closeReason: '',
        refusal: null,
        granted: null,
      },
    ]);
  });

  test.each([17_000, 2_000_000])('a hello-ok of %i bytes is accepted, and none of it told', bytes => {
    open().frame(hello(bytes));
    expect(last()).toMatchObject({ phase: 'accepted' });
    expect(JSON.stringify(last()).length).toBeLessThan(300);
  });

  test('a refusal is told with its details, and again with the close', () => {
    const ws = open();
    ws.frame(REFUSED);
    const refused = refusal({ message: 'pairing required', code: 'PAIRING_REQUIRED' });
    expect(last()).toMatchObject({ phase: 'refused', spoke: true, refusal: refused });
    ws.end(1008, 'pairing required');
    expect(last()).toMatchObject({
      phase: 'closed',
      closeCode: 1008,
      closeReason: 'pairing required',
      refusal: refused,
    });
    expect(reports).toHaveLength(2);
  });

  test('a refusal of any size leaves the close to tell', () => {
    const ws = open();
    ws.frame(REFUSED.replace('pairing required', 'x'.repeat(30_000)));
    ws.end(1008, 'pairing required');
    expect(reports).toHaveLength(1);
    expect(last()).toMatchObject({ phase: 'closed', closeReason: 'pairing required', refusal: null });
  });

  test('a connection that stood and closed says that it stood', () => {
    const ws = open();
    ws.frame(hello(1));
    ws.end(4001, 'device removed');
    expect(last()).toMatchObject({ phase: 'closed', closeCode: 4001, wasAccepted: true });
  });

  test('a socket that never opened has not spoken; one that was challenged has', () => {
    open().end(1006);
    expect(last()).toMatchObject({ socket: 1, closeCode: 1006, spoke: false });
    const ws = open();
    ws.frame(CHALLENGE);
    ws.end(1000);
    expect(last()).toMatchObject({ socket: 2, spoke: true, closeCode: 1000 });
  });

  test('an address is told without credentials, query and fragment, and not endlessly; a reason neither', () => {
    for (const secret of ['ws?token=secret', 'ws#//token@secret']) {
      open(`wss://h.heyron.ai/${secret}`).end(1006);
      expect(last()?.address).toBe('wss://h.heyron.ai/ws');
    }
    open('wss://user:secret@h.heyron.ai/ws/@me').end(1006);
    expect(last()?.address).toBe('wss://h.heyron.ai/ws/@me');
    open(`wss://h.heyron.ai/${'x'.repeat(2_000)}`).end(1006, 'x'.repeat(500));
    expect(last()).toMatchObject({
      address: expect.stringMatching(/^.{1200}$/),
      closeReason: 'x'.repeat(123),
    });
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

  test('what the page’s script makes up is no answer and no close', () => {
    const ws = open();
    for (const data of [CHALLENGE, hello(1), REFUSED]) ws.happen('message', { data }, false);
    ws.happen('close', { code: 1008, reason: 'pairing required' }, false);
    expect(reports).toEqual([]);
    ws.end(1006);
    expect(last()).toMatchObject({ closeCode: 1006, spoke: false });
  });

  test('whatever comes, nothing is thrown, and what is told keeps within its bounds', () => {
    const frame = fc.oneof(fc.string(), fc.json(), fc.anything(), fc.constantFrom(CHALLENGE, REFUSED, '{"type":"res"'));
    fc.assert(
      fc.property(fc.array(frame, { maxLength: 5 }), fc.string(), (frames, reason) => {
        const ws = open();
        for (const data of frames) ws.frame(data);
        ws.end(1000, reason);
        expect(last()?.refusal === null || (last()?.refusal?.message.length ?? 0) <= 600).toBe(true);
      }),
    );
  });
});

describe('which sockets there are', () => {
  test('what the browser does not call a WebSocket is none, whatever it looks like', () => {
    const fake = Object.assign(new EventTarget(), { url: ADDRESS, readyState: 1 });
    handOver(fake as unknown as FakeWebSocket);
    for (const data of [CHALLENGE, REFUSED]) fake.dispatchEvent(new MessageEvent('message', { data }));
    expect(reports).toEqual([]);
    open().frame(REFUSED);
    expect(last()).toMatchObject({ socket: 1, first: true });
  });

  test('where the page’s first one went is known of each that comes after it', () => {
    const there = 'wss://gateway.example/';
    for (const address of [there, ADDRESS, there]) open(address).frame(REFUSED);
    expect(reports.map(({ first }) => first)).toEqual([true, false, true]);
  });

  test('one that its page is closing stands no more, once another has news', () => {
    const standing = open();
    standing.frame(hello(1));
    const next = open();
    next.frame(REFUSED);
    expect(reports.map(({ socket, phase }) => [socket, phase])).toEqual([
      [1, 'accepted'],
      [2, 'refused'],
    ]);
    standing.readyState = 2;
    next.end(1008);
    expect(reports.slice(2).map(({ socket, phase }) => [socket, phase])).toEqual([
      [1, 'closed'],
      [2, 'closed'],
    ]);
  });
});

describe('what hello-ok grants', () => {
  const granting = (auth: unknown) =>
    JSON.stringify({ type: 'res', id: '1', ok: true, payload: { type: 'hello-ok', auth } });

  test('is told by role and scopes, and nothing else of it', () => {
    open().frame(granting({ role: 'operator', scopes: ['operator.read'], deviceToken: 'secret-token' }));
    expect(last()?.granted).toEqual({ role: 'operator', scopes: ['operator.read'] });
    expect(JSON.stringify(reports)).not.toContain('secret');
  });

  test.each([undefined, null, 'x', {}, { role: 'operator' }, { scopes: 'operator.read' }])('of %j is nothing', auth => {
    open().frame(granting(auth));
    expect(last()).toMatchObject({ phase: 'accepted', granted: null });
  });

  test('is read within bounds, whatever it holds', () => {
    fc.assert(
      fc.property(fc.anything(), fc.array(fc.anything()), (role, scopes) => {
        const frame = JSON.stringify({ role, scopes }, (_, part) => (typeof part === 'bigint' ? String(part) : part));
        open().frame(`{"type":"res","id":"1","ok":true,"payload":{"type":"hello-ok","auth":${frame ?? 'null'}}}`);
        const granted = last()?.granted;
        expect(granted?.scopes.every(scope => scope.length <= 60) ?? true).toBe(true);
        expect(granted?.scopes.length ?? 0).toBeLessThanOrEqual(20);
      }),
    );
  });
});

// OpenClaw's main branch keeps a socket open while its pairing waits for approval.
describe('what becomes of a request', () => {
  const ID = '0badcafe-0000-4000-8000-000000000000';
  const ASKS = REFUSED.replace('"details":{', `"details":{"requestId":"${ID}",`);
  const resolved = (decision: unknown, requestId = ID) =>
    JSON.stringify({ type: 'event', event: 'device.pair.resolved', payload: { requestId, decision } });

  test.each(['rejected', 'expired', 'superseded', 'approved'])('is told: %s', decision => {
    const ws = open();
    ws.frame(ASKS);
    ws.frame(resolved(decision));
    expect(last()).toMatchObject({
      phase: 'refused',
      refusal: { code: `pairing ${decision}`, message: `pairing ${decision}`, requestId: ID },
    });
  });

  test('is told by a second answer', () => {
    const ws = open();
    ws.frame(ASKS);
    ws.frame(REFUSED.replaceAll('PAIRING_REQUIRED', 'PAIRING_REJECTED'));
    expect(last()?.refusal?.code).toBe('PAIRING_REJECTED');
    ws.frame(hello(1));
    expect(last()).toMatchObject({ phase: 'accepted' });
  });

  test('is not told of another request, nor where none was made', () => {
    const ws = open();
    ws.frame(resolved('rejected'));
    expect(reports).toEqual([]);
    ws.frame(ASKS);
    ws.frame(resolved('rejected', '0badcafe-0000-4000-8000-000000000001'));
    expect(last()).toEqual(reports[0]);
  });

  test('is read within bounds, whatever it holds', () => {
    const ws = open();
    ws.frame(ASKS);
    ws.frame(resolved('x'.repeat(5_000)));
    ws.frame('{"type":"event","event":"device.pair.resolved","payload":null}');
    ws.frame('{"type":"event","event":"device.pair.resolved"');
    expect(JSON.stringify(reports).length).toBeLessThan(2_000);
  });
});

test('a socket that was closed without a single frame was not closed on purpose', () => {
  open().end(1005);
  expect(last()?.closeCode).toBeNull(); // 1005 itself is a normal close
  const ws = open();
  ws.frame('{"hello":"there"}');
  ws.end(1005);
  expect(last()?.closeCode).toBe(1005);
});

describe('it stops listening to frames', () => {
  test.each([
    ['an acceptance', hello(1)],
    ['a large acceptance', hello(2_000_000)],
    ['a large refusal', REFUSED.replace('pairing', 'x'.repeat(50_000))],
    ['another protocol’s answer', '{"type":"res","ok":true}'],
  ])('after %s', (_, answer) => {
    const ws = open();
    expect(ws.messageListeners).toBe(1);
    ws.frame(answer);
    expect(ws.messageListeners).toBe(0);
  });

  test('after a refusal only when it has closed, or said no more for 50 frames: what became of the request may follow', () => {
    const ws = open();
    ws.frame(REFUSED);
    expect(ws.messageListeners).toBe(1);
    for (let count = 0; count < 50; count++) ws.frame('{"type":"event"}');
    expect(ws.messageListeners).toBe(0);
    expect(reports).toHaveLength(1);
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

test('a copy that comes later hears of the gateway, and not of a chat widget that closed after it', () => {
  open().frame(hello(1));
  open('wss://widget.test/').end(1006);
  const later: SocketReport[] = [];
  asHook(() => watchSockets(heard => later.push(socketReport(heard)), new AbortController().signal));
  expect(later).toEqual([expect.objectContaining({ socket: 1, phase: 'accepted' })]);
});
