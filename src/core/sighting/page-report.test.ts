import { describe, expect, test } from 'vitest';
import { BEGIN, connected, DEVICE_ID, failing, GATEWAY, pageReport, REQUEST_ID, sighting } from '../../testing/events';
import { refusal, report, TOP } from '../../testing/observations';
import { READ_LIMITS } from './limits';
import { lifecycleBeforeFailureIn, type PageReport, pageReportSchema, sightingOf } from './page-report';

const MINUTE = 60_000;
const ARRIVAL = { status: 200, build: null, spoken: true };

/** A report of a refusal, as read from a socket or from the page. */
const refused = (source: 'socket' | 'page'): PageReport => {
  const report = pageReport(failing('pairing-required', { source }));
  const said = refusal({
    message: 'pairing required',
    reason: 'not-paired',
    requestId: REQUEST_ID,
    deviceId: DEVICE_ID,
    nextStep: 'wait_then_retry',
    role: 'operator',
    scopes: ['operator.admin'],
  });
  return { ...report, socket: report.socket && { ...report.socket, refusal: said } };
};

describe('the sighting that a report makes', () => {
  test.each([
    failing('token-missing', { gateway: GATEWAY, spoke: true, code: 'AUTH_TOKEN_MISSING' }),
    failing('token-missing', { source: 'label' }),
    failing('gateway-unreachable', { gateway: GATEWAY, spoke: true }),
    connected({ gateway: GATEWAY }),
    connected({ gateway: GATEWAY, stable: false }),
    sighting(),
  ])('is that of $state', seen => {
    expect(sightingOf(pageReport(seen), TOP)).toEqual(seen);
  });

  test('has a refusal’s details where the verdict rests on it', () => {
    expect(sightingOf(refused('socket'), TOP)).toMatchObject({
      requestId: REQUEST_ID,
      deviceId: DEVICE_ID,
      reason: 'not-paired',
      nextStep: 'wait_then_retry',
      role: 'operator',
      scopes: ['operator.admin'],
      retriesItself: true,
    });
    expect(sightingOf(refused('page'), TOP)).toMatchObject({ requestId: null, reason: null, role: null });
  });

  test('retries by itself where OpenClaw’s own page was told so, or any page was seen to', () => {
    const other = { ...refused('socket'), device: { keys: false, deviceId: null, known: false, token: false } };
    expect(sightingOf(other, TOP).retriesItself).toBe(false);
    expect(sightingOf({ ...other, retries: true }, TOP).retriesItself).toBe(true);
  });

  test('has the code of a close, and 1005 where there was none', () => {
    const closed = report({ spoke: false, closeCode: null });
    const seen = { ...pageReport(failing('gateway-unreachable', { source: 'socket' })), socket: closed };
    expect(sightingOf(seen, TOP)).toMatchObject({ close: '1005', text: 'disconnected (1005)' });
  });

  test('has how its connection was closed, and the status that stood in place of its page', () => {
    const { socket, ...rest } = refused('socket');
    const closed = socket && { ...socket, phase: 'closed' as const, closeCode: 1008, refusal: null };
    const why = { ...closed, closeReason: 'gateway ingress attribution required' } as typeof closed;
    expect(sightingOf({ ...rest, socket: why }, TOP)).toMatchObject({
      kind: 'host-misconfigured',
      close: '1008 gateway ingress attribution required',
    });
    const look = { ...rest.look, shape: 'page-refused' as const, text: '403 Forbidden' };
    const answer = { ...rest, socket: null, look, arrival: { ...ARRIVAL, status: 403 } };
    expect(sightingOf(answer, TOP)).toMatchObject({ kind: 'http-refused', status: 403 });
  });

  test('of a drop that was waited out is an unreachable gateway', () => {
    const report = pageReport(failing('gateway-unreachable'));
    expect(report.standing).toBe('dropped');
    expect(sightingOf(report, TOP)).toMatchObject({ state: 'failing', kind: 'gateway-unreachable' });
  });

  test('of a drop that was taken for a refusal, and not waited out, is nothing yet', () => {
    const report = { ...pageReport(failing('gateway-unreachable')), standing: 'failing' } as const;
    expect(sightingOf(report, TOP)).toMatchObject({ state: 'undecided', kind: null, text: '' });
  });

  test.each([
    ['2026.9.6-abc', '2026.9.6'],
    ['nightly', null],
    [null, null],
  ])('of a page that says it is build %s is of version %s', (build, version) => {
    expect(sightingOf({ ...pageReport(sighting()), arrival: { ...ARRIVAL, build } }, TOP).gatewayVersion).toBe(version);
  });
});

test('what befell a page counts where it ended shortly before a failure, or since', () => {
  const asleep = { what: 'frozen', from: 0, until: BEGIN - 9 * MINUTE } as const;
  const lifecycle = [{ ...asleep, until: BEGIN - 11 * MINUTE }, asleep, { ...asleep, until: BEGIN + MINUTE }];
  const report = { ...pageReport(failing('unauthorized')), lifecycle, failedAt: BEGIN };
  expect(lifecycleBeforeFailureIn(report).map(({ until }) => until)).toEqual([BEGIN - 9 * MINUTE, BEGIN + MINUTE]);
  expect(lifecycleBeforeFailureIn(report)[0]).toEqual({ ...asleep, failedAt: BEGIN });
  expect(lifecycleBeforeFailureIn({ ...report, failedAt: null })).toEqual([]);
  const brief = { what: 'offline', from: BEGIN - 900, until: BEGIN } as const;
  const unloaded = { what: 'discarded', from: BEGIN, until: BEGIN } as const;
  expect(lifecycleBeforeFailureIn({ ...report, lifecycle: [brief, unloaded] }).map(({ what }) => what)).toEqual([
    'discarded',
  ]);
});

test.each([
  ['a standing that there is not', { standing: 'hacked' }],
  ['a look of no shape', { look: {} }],
  ['an id that is none', { socket: report({ refusal: refusal({ deviceId: '$(id)' }) }) }],
  [
    'a scope beyond all bounds',
    { socket: report({ refusal: refusal({ scopes: ['x'.repeat(READ_LIMITS.name + 1)] }) }) },
  ],
  ['a build beyond all bounds', { arrival: { ...ARRIVAL, build: 'x'.repeat(81) } }],
  ['lifecycle without end', { lifecycle: Array(21).fill({ what: 'frozen', from: 0, until: 1 }) }],
])('a report with %s is none', (_, more) => {
  expect(pageReportSchema.safeParse({ ...pageReport(connected()), ...more }).success).toBe(false);
});

describe('the ids of a pairing', () => {
  const DEVICE = { keys: true, deviceId: null, known: false, token: false };
  const ids = (socket: Partial<PageReport['socket']>, more: Partial<PageReport> = {}, reporter = {}) => {
    const said = refused('socket');
    const heard = { ...said, device: DEVICE, socket: said.socket && { ...said.socket, ...socket }, ...more };
    const { kind, requestId, deviceId } = sightingOf(heard, { ...TOP, ...reporter });
    return [kind, requestId, deviceId];
  };
  const none = ['pairing-required', null, null];
  const both = ['pairing-required', REQUEST_ID, DEVICE_ID];

  test('are those of a refusal by the page’s own host, or by the gateway that its first connection went to', () => {
    expect(ids({ first: false })).toEqual(both);
    expect(ids({ address: `${GATEWAY}:443/ws`, first: false })).toEqual(both);
    expect(ids({ address: 'wss://gateway.example/' })).toEqual(both);
  });

  test.each([
    ['by a gateway elsewhere that a later connection went to', { address: 'wss://unrelated.test/', first: false }, {}],
    ['by a host that only begins alike', { address: `${GATEWAY}.unrelated.test/`, first: false }, {}],
    ['on a connection without encryption', { address: GATEWAY.replace('wss', 'ws') }, {}],
    ['in a frame', {}, { frame: 3 }],
    ['of a page that came over http', {}, { origin: TOP.origin.replace('https', 'http') }],
  ])('are none of a refusal %s', (_, socket, reporter) => {
    expect(ids(socket, {}, reporter)).toEqual(none);
  });

  const OWN = { host: '192.168.1.20', origin: 'http://192.168.1.20:18789' };
  test.each([
    ['those of a refusal at the exact address', 'ws://192.168.1.20:18789/', both],
    ['none of another port of its host', 'ws://192.168.1.20:18790/', none],
    ['none of a gateway elsewhere, although its first connection went there', 'wss://gateway.example/', none],
  ])('at an address of one’s own are %s', (_, address, found) => {
    expect(ids({ address, first: true }, {}, OWN)).toEqual(found);
    expect(ids({ address, first: true }, {}, { ...OWN, frame: 3 })).toEqual(none);
  });

  test('are none where the page keeps another device than the one that was refused', () => {
    expect(ids({}, { device: { ...DEVICE, deviceId: DEVICE_ID } })).toEqual(both);
    expect(ids({}, { device: { ...DEVICE, deviceId: 'f'.repeat(64) } })).toEqual(none);
  });

  test('have the device that the page keeps where the refusal names none, as of 2026.1 and 2026.3', () => {
    const old = refusal({ message: 'pairing required', requestId: REQUEST_ID });
    const device = { ...DEVICE, deviceId: DEVICE_ID };
    expect(ids({ refusal: old }, { device })).toEqual(both);
    expect(ids({ refusal: old, address: 'wss://unrelated.test/', first: false }, { device })).toEqual(none);
  });

  test('are none of a page that only shows words, whatever it keeps', () => {
    const device = { ...DEVICE, deviceId: DEVICE_ID };
    const { kind, requestId, deviceId } = sightingOf({ ...refused('page'), device }, TOP);
    expect([kind, requestId, deviceId]).toEqual(none);
  });

  test('come with what is asked for only from the own host: another could make it sound harmless', () => {
    const there = { ...refused('socket').socket, address: 'wss://gateway.example/' } as PageReport['socket'];
    const elsewhere = { ...refused('socket'), socket: there };
    expect(sightingOf(elsewhere, TOP)).toMatchObject({ requestId: REQUEST_ID, role: null, scopes: [] });
  });
});
