import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accepted, HOST, NOTHING, refusal, refused, report } from '../../testing/observations';
import { type Judgement, judge } from './judge';
import type { PageScan, SocketReport } from './observation';

function verdict(socket: SocketReport | null, look: Partial<PageScan> = {}, host = HOST): Judgement {
  return judge({ host, socket, look: { ...NOTHING, ...look } });
}

const text = fc.constantFrom(
  null,
  'device pairing required',
  'disconnected (1006): no reason',
  'unauthorized: gateway token mismatch',
  'Could not connect',
  '',
);
const look: fc.Arbitrary<PageScan> = fc.record({
  shape: fc.constantFrom('gate', 'offline', 'banner', 'http-error', 'not-started', 'none'),
  text,
  label: fc.constantFrom(null, 'network', 'pairing-required', 'auth-failed'),
  requestId: fc.constant(null),
  retriesItself: fc.boolean(),
});

describe('the socket comes before the page', () => {
  test('hello-ok is connected, whatever the page shows', () => {
    fc.assert(
      fc.property(look, shown => {
        expect(verdict(accepted(), shown)).toEqual({ state: 'connected' });
      }),
    );
  });

  test('nothing but hello-ok is ever connected', () => {
    const phase = fc.constantFrom<SocketReport['phase']>('refused', 'closed');
    fc.assert(
      fc.property(look, phase, fc.nat(4999), fc.boolean(), (shown, ended, closeCode, spoke) => {
        expect(verdict(report({ phase: ended, closeCode, spoke, wasAccepted: true }), shown).state).not.toBe(
          'connected',
        );
        expect(verdict(null, shown).state).not.toBe('connected');
      }),
    );
  });

  test('a refusal stands, though the page calls it a network error', () => {
    const socket = refused({
      code: 'AUTH_TOKEN_MISMATCH',
      message: 'unauthorized: gateway token mismatch (paste it)',
    });
    expect(verdict(socket, { shape: 'gate', label: 'network', text: 'Could not connect' })).toEqual({
      state: 'failing',
      kind: 'token-mismatch',
      text: 'unauthorized: gateway token mismatch (paste it)',
      source: 'socket',
    });
  });

  test('the text is the page’s own where the page shows the same failure', () => {
    const socket = refused({
      code: 'PAIRING_REQUIRED',
      message: 'pairing required: device is not approved yet',
    });
    expect(verdict(socket, { shape: 'gate', text: 'device pairing required (requestId: x)' })).toMatchObject({
      kind: 'pairing-required',
      text: 'device pairing required (requestId: x)',
    });
    expect(verdict(socket, { shape: 'gate', text: 'unauthorized: gateway token missing' })).toMatchObject({
      kind: 'pairing-required',
      text: 'pairing required: device is not approved yet',
    });
  });
});

describe('a refusal is told by its code, its message or the close', () => {
  test('the code comes first', () => {
    const socket = refused({ code: 'AUTH_RATE_LIMITED', message: 'unauthorized: gateway token mismatch' });
    expect(verdict(socket)).toMatchObject({ state: 'failing', kind: 'rate-limited' });
  });

  test('the message tells where there is no code', () => {
    expect(verdict(refused({ message: 'pairing required' }))).toMatchObject({ kind: 'pairing-required' });
  });

  test('the close reason tells where nothing came before it', () => {
    const closed = report({ closeCode: 1008, closeReason: 'pairing required' });
    expect(verdict(closed)).toMatchObject({
      state: 'failing',
      kind: 'pairing-required',
      text: 'pairing required',
    });
    expect(verdict(report({ closeCode: 1002, closeReason: 'protocol mismatch' }))).toMatchObject({
      kind: 'version-mismatch',
    });
  });

  test('1008 with words that we do not know is refused for a reason that nobody knows, never a credential', () => {
    expect(verdict(report({ closeCode: 1008, closeReason: 'verwehrt' }))).toMatchObject({
      state: 'failing',
      kind: 'refused-unknown',
      text: 'verwehrt',
    });
  });

  // OpenClaw 2026.9.6, dist/message-handler: its reply to a malformed message, without any code.
  test.each([
    'invalid role',
    "invalid connect params: at root: unexpected property 'x'",
    'invalid handshake: first request must be connect',
    'browser copilot requires ui mode with run-tool-bindings and session-scoped-events capabilities',
  ])('the words “%s” are no credential’s: undecided until it is closed for them, then unknown', message => {
    expect(verdict(refused({ message }))).toEqual({ state: 'undecided' });
    expect(verdict(report({ closeCode: 1008, refusal: refusal({ message }) }))).toMatchObject({
      kind: 'refused-unknown',
      text: message,
    });
  });

  test('1008 without any words is what the page says', () => {
    expect(verdict(report({ closeCode: 1008 }))).toMatchObject({ kind: 'refused-unknown' });
    expect(
      verdict(report({ closeCode: 1008 }), { shape: 'banner', text: 'Auth failed: pairing required' }),
    ).toMatchObject({ kind: 'pairing-required', text: 'Auth failed: pairing required' });
  });

  test('the reason tells where code and message say the same for every cause', () => {
    const socket = refused({
      code: 'AUTH_UNAUTHORIZED',
      authReason: 'trusted_proxy_untrusted_source',
      nextStep: 'review_auth_configuration',
      message: 'unauthorized',
    });
    expect(verdict(socket)).toMatchObject({ kind: 'host-misconfigured', text: 'unauthorized' });
  });

  test('a connection that stood can be ended for good', () => {
    const closeReason = 'Gateway access is no longer active; ask a Gateway administrator to restore it.';
    expect(verdict(report({ closeCode: 4001, closeReason, wasAccepted: true }))).toMatchObject({
      state: 'failing',
      kind: 'access-withdrawn',
    });
  });

  test('a connection that stood and is closed for its own faults was not refused', () => {
    const slow = report({ closeCode: 1008, closeReason: 'slow consumer', wasAccepted: true });
    expect(verdict(slow)).toMatchObject({ state: 'dropped' });
    expect(verdict(report({ closeCode: 1002, closeReason: 'bad frame' }))).toMatchObject({
      state: 'dropped',
    });
  });

  test('the refusal stays known after its socket closed with another code', () => {
    const closed = report({
      closeCode: 4008,
      closeReason: 'connect failed',
      refusal: refusal({ code: 'PAIRING_REQUIRED' }),
    });
    expect(verdict(closed)).toMatchObject({ state: 'failing', kind: 'pairing-required' });
  });
});

describe('a starting or restarting gateway is no refusal', () => {
  test('that says it is starting has dropped, by its answer as by its close: nothing begins anew between them', () => {
    const error = { reason: 'startup-sidecars', message: 'gateway starting; retry shortly' };
    const starting = {
      state: 'dropped',
      kind: 'gateway-starting',
      text: 'gateway starting; retry shortly',
      source: 'socket',
    };
    expect(verdict(refused(error))).toEqual(starting);
    const closed = report({ closeCode: 1013, closeReason: 'gateway starting', refusal: refusal(error) });
    expect(verdict(closed)).toEqual(starting);
    expect(verdict(report({ closeCode: 1013, closeReason: 'try again later' }))).toMatchObject({
      kind: 'gateway-starting',
      text: 'disconnected (1013): try again later',
    });
  });

  test('UNAVAILABLE for a reason that nobody knows is undecided', () => {
    expect(verdict(refused({ code: 'UNAVAILABLE', message: 'something else' }))).toEqual({
      state: 'undecided',
    });
  });

  test.each([
    [1006, ''],
    [1012, 'service restart'],
    [1013, 'try again later'],
  ])('close %i %s is a drop', (closeCode, closeReason) => {
    expect(verdict(report({ closeCode, closeReason, wasAccepted: true }))).toMatchObject({
      state: 'dropped',
    });
  });

  test.each([
    [1001, ''],
    [4001, 'device removed'],
    [4001, 'gateway auth changed'],
    [4001, 'client invalidated: policy'],
  ])('close %i %s is one of a gateway that runs, and nothing before it has lasted', (closeCode, closeReason) => {
    expect(verdict(report({ closeCode, closeReason, wasAccepted: true }))).toMatchObject({
      state: 'dropped',
      kind: 'connection-ended',
    });
  });
});

describe('a connection that may do too little', () => {
  const granting = (scopes: string[], role: string | null = 'operator') =>
    verdict(accepted({ granted: { role, scopes } }), { shape: 'gate', text: 'pairing required' });

  test.each([[[]], [['operator.pairing']], [['operator.read']], [['operator.read', 'operator.approvals']]])(
    'with the scopes %j is limited, not healthy',
    scopes => {
      expect(granting(scopes)).toEqual({
        state: 'failing',
        kind: 'limited',
        text: `scopes: ${scopes.join(', ') || 'none'}`,
        source: 'socket',
      });
    },
  );

  test('is none where it may write or administrate, is a node’s, or says nothing of it', () => {
    expect(granting(['operator.admin'])).toEqual({ state: 'connected' });
    expect(granting(['operator.read', 'operator.write'], null)).toEqual({ state: 'connected' });
    expect(granting([], 'node')).toEqual({ state: 'connected' });
    expect(verdict(accepted({ granted: null }))).toEqual({ state: 'connected' });
  });
});

describe('a page that comes without its connection', () => {
  const arrival = { status: 200, build: '2026.9.6', spoken: false };
  const kindWith = (more: Partial<typeof arrival> | { build: null }, socket: Partial<SocketReport> = {}) => {
    const seen = report({ spoke: false, ...socket });
    const found = judge({ host: HOST, socket: seen, look: NOTHING, arrival: { ...arrival, ...more } });
    return 'kind' in found ? found.kind : found.state;
  };

  test('is kept out by something before its gateway, where that page is the gateway’s own', () => {
    expect(kindWith({})).toBe('upgrade-refused');
    expect(kindWith({ build: '' })).toBe('upgrade-refused');
  });

  test('goes elsewhere where its socket is to this machine', () => {
    expect(kindWith({}, { address: 'ws://127.0.0.1:18789' })).toBe('gateway-unreachable');
    expect(kindWith({}, { address: 'ws://localhost:18789/' })).toBe('gateway-unreachable');
  });

  test('is what its own gate calls it, and never one that is gone', () => {
    const look = { ...NOTHING, shape: 'gate' as const };
    const judged = (
      shown: Partial<PageScan>,
      seen: Partial<SocketReport> = {},
      loaded: typeof arrival | undefined = arrival,
    ) => judge({ host: HOST, socket: report({ spoke: false, ...seen }), look: { ...look, ...shown }, arrival: loaded });
    const busy = { label: 'busy', text: 'Gateway busy, retrying…' };
    expect(judged(busy)).toMatchObject({ state: 'dropped', kind: 'gateway-starting', source: 'label' });
    expect(judged({ label: 'busy' }, {}, { ...arrival, spoken: true })).toMatchObject({ kind: 'gateway-starting' });
    expect(judged({ label: 'access-denied' })).toMatchObject({ state: 'failing', kind: 'access-withdrawn' });
    expect(judged({ label: 'network', text: 'disconnected (1006)' })).toMatchObject({ kind: 'upgrade-refused' });
    expect(judged({ label: 'pairing-required' }, {}, { ...arrival, spoken: true }), 'of an earlier try').toMatchObject({
      kind: 'gateway-unreachable',
    });
    expect(judged(busy, { spoke: true, closeCode: 4001 })).toMatchObject({ kind: 'connection-ended' });
  });

  test('says nothing of that from a cache, by another front end, or after a handshake', () => {
    expect(kindWith({ status: 0 })).toBe('gateway-unreachable');
    expect(kindWith({ build: null })).toBe('gateway-unreachable');
    expect(kindWith({ spoken: true })).toBe('gateway-unreachable');
    expect(kindWith({}, { spoke: true })).toBe('gateway-unreachable');
    expect(kindWith({}, { closeCode: 1012 })).toBe('gateway-unreachable');
  });
});

describe('a host that rewords its gateway’s refusal', () => {
  const TOKEN = 'Invalid or missing token. Visit https://agent.example?token={REPLACE_WITH_YOUR_TOKEN}';
  const PAIR = 'Pairing required. Visit https://agent.example/_admin/';

  test.each([
    [TOKEN, 'token-missing'],
    [PAIR, 'pairing-required'],
  ])('“%s” is %s, on the wire and in the gate', (words, kind) => {
    expect(verdict(report({ closeCode: 1008, closeReason: words }))).toMatchObject({
      state: 'failing',
      kind,
      text: words,
    });
    expect(verdict(refused({ message: words }))).toMatchObject({ state: 'failing', kind });
    const text = `disconnected (1008): ${words}`;
    expect(verdict(null, { shape: 'gate', label: 'network', text })).toMatchObject({ state: 'failing', kind });
  });

  test('is nobody who only talks about it', () => {
    expect(verdict(null, { shape: 'banner', text: TOKEN })).toEqual({ state: 'undecided' });
    expect(verdict(accepted(), { shape: 'banner', text: PAIR })).toEqual({ state: 'connected' });
    expect(verdict(null, { shape: 'none', text: null })).toEqual({ state: 'undecided' });
  });
});

describe('a close with words of its own', () => {
  const kindOf = (closeCode: number, closeReason: string, more: Partial<SocketReport> = {}) =>
    verdict(report({ closeCode, closeReason, ...more }));

  test('of a gateway whose program was replaced needs a restart, and may have it in a moment', () => {
    const reason = 'gateway install changed; run: openclaw gateway restart';
    expect(kindOf(1011, reason)).toMatchObject({ state: 'dropped', kind: 'restart-needed' });
    expect(kindOf(1011, reason, { wasAccepted: true })).toMatchObject({ kind: 'restart-needed' });
  });

  test('of the page itself is not the gateway’s', () => {
    for (const wasAccepted of [true, false]) {
      expect(kindOf(4008, 'connect failed', { wasAccepted })).toMatchObject({ state: 'dropped', kind: 'page-gave-up' });
      expect(kindOf(4008, '', { wasAccepted })).toMatchObject({ kind: 'page-gave-up' });
      expect(kindOf(4013, 'gateway starting', { wasAccepted })).toMatchObject({ kind: 'gateway-starting' });
      expect(kindOf(4013, '', { wasAccepted })).toMatchObject({ kind: 'gateway-starting' });
    }
  });
});

describe('a close of which no words are known', () => {
  const kindOf = (more: Partial<SocketReport>) => {
    const found = verdict(report({ closeReason: 'something new', ...more }));
    return 'kind' in found ? found.kind : found.state;
  };

  test('is a running gateway’s where one spoke, and ended the connection on purpose', () => {
    for (const closeCode of [1002, 1009, 4007]) expect(kindOf({ closeCode }), `${closeCode}`).toBe('connection-ended');
    expect(kindOf({ closeCode: 1008, wasAccepted: true })).toBe('connection-ended');
  });

  test('is a broken connection where nobody spoke, or a code says so', () => {
    for (const closeCode of [1006, 1011, 1014]) expect(kindOf({ closeCode })).toBe('gateway-unreachable');
    expect(kindOf({ closeCode: 4007, spoke: false })).toBe('gateway-unreachable');
  });
});

describe('sockets that say nothing about the gateway', () => {
  const unspoken = report({ spoke: false });

  test('one that a relay took and let go of without a word is a drop, with the code that it had', () => {
    const letGo = { ...unspoken, closeCode: null };
    expect(verdict(letGo)).toMatchObject({
      state: 'dropped',
      kind: 'gateway-unreachable',
      text: 'disconnected (1005)',
    });
    const arrival = { status: 200, build: '', spoken: false };
    expect(judge({ host: HOST, socket: letGo, look: NOTHING, arrival })).toMatchObject({ kind: 'upgrade-refused' });
  });

  test('a connection that its page is closing has no code yet', () => {
    const ending = report({ wasAccepted: true, closeCode: null });
    expect(verdict(ending)).toMatchObject({ state: 'dropped', kind: 'gateway-unreachable', text: 'disconnected' });
  });

  test('one that never opened on the agent’s own host is a drop', () => {
    expect(verdict(unspoken)).toEqual({
      state: 'dropped',
      kind: 'gateway-unreachable',
      text: 'disconnected (1006)',
      source: 'socket',
    });
  });

  test('one that never opened on a sibling of the agent’s host, which some front ends have for their gateway, is a drop', () => {
    const sibling = { ...unspoken, address: 'wss://c3-0108-gw.c3.heyron.ai/' };
    expect(verdict(sibling)).toMatchObject({ state: 'dropped', kind: 'gateway-unreachable' });
  });

  test.each([
    ['on another host', { ...unspoken, address: 'wss://chat.widget.test/' }, HOST],
    ['on another agent of the same name’s beginning', { ...unspoken, address: 'wss://c3-01089.c3.heyron.ai/' }, HOST],
    ['on another agent', { ...unspoken, address: 'wss://other.c1.heyron.ai/' }, HOST],
    ['on a look-alike', { ...unspoken, address: `wss://${HOST}.evil.test/` }, HOST],
    ['at no address', { ...unspoken, address: 'nonsense' }, HOST],
    ['closed on purpose', { ...unspoken, closeCode: 1000 }, HOST],
    ['on the account site', { ...unspoken, address: 'wss://heyron.ai/' }, 'heyron.ai'],
  ])('one %s is ignored', (_, socket, host) => {
    expect(verdict(socket, {}, host)).toEqual({ state: 'undecided' });
    expect(verdict(socket, { shape: 'gate', text: 'pairing required' }, host)).toMatchObject({
      kind: 'pairing-required',
    });
  });

  test('one that spoke counts on any host, since the gateway may be elsewhere', () => {
    const elsewhere = report({
      address: 'wss://gateway.example/',
      closeCode: 1008,
      closeReason: 'pairing required',
    });
    expect(verdict(elsewhere, {}, 'heyron.ai')).toMatchObject({ kind: 'pairing-required' });
  });
});

describe('the page alone', () => {
  test('raw text comes before the label, and the label `network` proves nothing', () => {
    expect(verdict(null, { shape: 'gate', label: 'network', text: 'unauthorized: gateway token missing' })).toEqual({
      state: 'failing',
      kind: 'token-missing',
      text: 'unauthorized: gateway token missing',
      source: 'page',
    });
    expect(verdict(null, { shape: 'gate', label: 'network' })).toEqual({ state: 'undecided' });
    expect(verdict(null, { shape: 'gate', label: 'trusted-proxy', text: 'unauthorized' })).toMatchObject({
      kind: 'host-misconfigured',
      source: 'label',
    });
    expect(verdict(null, { shape: 'gate', label: 'auth-failed', text: 'unauthorized' })).toMatchObject({
      kind: 'unauthorized',
      source: 'page',
    });
    expect(verdict(null, { shape: 'gate', label: 'auth-failed' })).toMatchObject({
      kind: 'unauthorized',
      source: 'label',
    });
  });

  test('a gate whose browser made it no socket calls a wrong address, whatever its label; a banner that says so is nothing', () => {
    const text = 'Browser refused the Gateway WebSocket for security reasons. Use wss:// when …';
    for (const label of ['network', 'insecure-context', null])
      expect(verdict(null, { shape: 'gate', label, text })).toMatchObject({
        state: 'failing',
        kind: 'address-unusable',
        source: 'page',
      });
    expect(verdict(null, { shape: 'banner', text })).toEqual({ state: 'undecided' });
  });

  test('an app that says it reconnects has dropped, unless its hidden reason names a refusal', () => {
    expect(verdict(null, { shape: 'offline' })).toEqual({
      state: 'dropped',
      kind: 'gateway-unreachable',
      text: '',
      source: 'page',
    });
    expect(verdict(null, { shape: 'offline', text: 'device pairing required' })).toMatchObject({
      kind: 'pairing-required',
    });
  });

  test('an HTTP error is the gateway’s on an agent host only', () => {
    const shown = { shape: 'http-error', text: '502 Bad Gateway' } as const;
    expect(verdict(null, shown)).toMatchObject({ kind: 'gateway-unreachable', source: 'http' });
    for (const host of ['heyron.ai', 'www.heyron.ai', 'connect.c1.heyron.ai'])
      expect(verdict(null, shown, host)).toEqual({ state: 'undecided' });
  });

  test('a host that answers without its page is no gateway that is gone, and no refusal', () => {
    const kindOf = (shape: PageScan['shape'], text: string, status: number, host = HOST) => {
      const arrival = { status, build: null, spoken: false };
      const found = judge({ host, socket: null, look: { ...NOTHING, shape, text }, arrival });
      return 'kind' in found ? found.kind : found.state;
    };
    const words = 'Control UI assets not found. Build them with `pnpm ui:build` (auto-installs UI deps).';
    expect(kindOf('http-error', words, 503)).toBe('page-missing');
    expect(kindOf('http-error', 'Control UI assets not found at /app/dist/control-ui.', 503)).toBe('page-missing');
    expect(kindOf('http-error', words, 503, 'heyron.ai')).toBe('undecided');
    expect(kindOf('http-error', 'HTTP 503', 503)).toBe('gateway-unreachable');
    expect(kindOf('http-error', `It says: ${words}`, 503)).toBe('gateway-unreachable');
    expect(kindOf('page-refused', 'Not Found', 404)).toBe('page-missing');
    expect(kindOf('page-refused', '{"error":{"type":"proxy_attribution_required"}}', 404)).toBe('host-misconfigured');
    for (const status of [401, 403, 429]) expect(kindOf('page-refused', 'Not Found', status)).toBe('http-refused');
  });

  test('an answer of 4xx in place of the page is a refusal of it, whose JSON can say why', () => {
    const kindOf = (text: string, host = HOST) => {
      const found = verdict(null, { shape: 'page-refused', text }, host);
      return 'kind' in found ? found.kind : found.state;
    };
    expect(kindOf('403 Forbidden')).toBe('http-refused');
    expect(kindOf('{"error":{"message":"Unauthorized","type":"unauthorized"}}')).toBe('unauthorized');
    expect(kindOf('{"error":{"type": "proxy_attribution_required"}}')).toBe('host-misconfigured');
    expect(kindOf('{"ok":false,"error":"pairing required: device is not approved yet"}')).toBe('pairing-required');
    expect(kindOf('{"error":{"message":"no such page"}}')).toBe('http-refused');
    expect(kindOf('403 Forbidden', 'heyron.ai')).toBe('undecided');
  });

  test('an app that did not start is no dead gateway', () => {
    expect(verdict(null, { shape: 'not-started' })).toMatchObject({
      state: 'failing',
      kind: 'app-not-started',
    });
  });

  test('a page without any sign is undecided', () => {
    expect(verdict(null)).toEqual({ state: 'undecided' });
  });
});
