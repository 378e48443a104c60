import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accepted, GATEWAY, HOST, refused, report } from '../../testing/observations';
import { NO_SOCKETS, type SocketState, withSocketReport } from './current-socket';
import type { SocketReport } from './observation';

const believed = (reports: SocketReport[], host = HOST) =>
  reports.reduce<SocketState>((heard, next) => withSocketReport(heard, next, host), NO_SOCKETS).current;

test('the newest socket wins, whenever an older one says something', () => {
  const connected = accepted({ socket: 2 });
  const old = report({ socket: 1, closeCode: 1008, closeReason: 'pairing required' });
  expect(believed([old, connected])).toBe(connected);
  expect(believed([connected, old])).toBe(connected);
});

test('a socket’s later report replaces its earlier one', () => {
  const closed = report({ wasAccepted: true });
  expect(believed([accepted(), closed])).toBe(closed);
});

test('of sockets that spoke, one with the highest number is believed, in whatever order they report', () => {
  const reports = fc.array(
    fc.nat(20).map(socket => report({ socket })),
    { minLength: 1 },
  );
  fc.assert(
    fc.property(reports, all => {
      expect(believed(all)?.socket).toBe(Math.max(...all.map(({ socket }) => socket)));
    }),
  );
});

describe('a socket that never spoke the handshake', () => {
  const failed = (fields: Partial<SocketReport> = {}) => report({ socket: 9, spoke: false, ...fields });

  test('counts when it broke off on the agent’s own host', () => {
    const dead = failed();
    expect(believed([dead])).toBe(dead);
    expect(believed([report({ wasAccepted: true }), dead])).toBe(dead);
  });

  test.each([
    ['to another host', { address: 'wss://widget.test/' }],
    ['to another agent', { address: 'wss://other.c1.heyron.ai/' }],
    ['that was closed on purpose', { closeCode: 1000 }],
    ['that went away with its page', { closeCode: 1001 }],
    ['that closed without a code', { closeCode: 1005 }],
    ['that has not closed', { phase: 'refused' as const }],
  ])('is ignored: one %s', (_, fields) => {
    expect(believed([failed(fields)])).toBeNull();
    const before = refused({ code: 'PAIRING_REQUIRED' });
    expect(believed([before, failed(fields)])).toBe(before);
  });

  test('is ignored while a gateway connection stands', () => {
    const standing = accepted();
    expect(believed([standing, failed()])).toBe(standing);
  });

  test('is ignored at another address of a host whose gateway spoke, and believed at the same one', () => {
    const before = refused({ code: 'PAIRING_REQUIRED' });
    expect(believed([before, failed({ address: `${GATEWAY}metrics` })])).toBe(before);
    expect(believed([before, failed()])).toMatchObject({ socket: 9 });
  });

  test('is believed on the agent’s own host after the gateway spoke elsewhere', () => {
    const elsewhere = report({ address: 'wss://gateway.example/', closeCode: 1008 });
    expect(believed([elsewhere, failed()])).toMatchObject({ socket: 9 });
  });

  test('is ignored on the account site', () => {
    expect(believed([failed({ address: 'wss://heyron.ai/realtime' })], 'heyron.ai')).toBeNull();
  });
});

describe('a connection that stands', () => {
  const standing = accepted();
  const elsewhere = { address: 'wss://unrelated.test/' };
  const other = (fields: Partial<SocketReport> = {}) =>
    ({ ...refused({ code: 'PAIRING_REQUIRED' }, 2), ...fields }) as SocketReport;

  test.each([
    ['is refused elsewhere', other(elsewhere)],
    ['is accepted elsewhere', accepted({ ...elsewhere, socket: 2 })],
    ['breaks off elsewhere', report({ ...elsewhere, socket: 2 })],
    ['is refused at its own host', other()],
    ['breaks off at its own host', report({ socket: 2, spoke: false })],
  ])('to the own host stays when another socket %s', (_, next) => {
    expect(believed([standing, next])).toBe(standing);
    expect(believed([standing, next, { ...next, phase: 'closed', closeCode: 1008 }])).toBe(standing);
  });

  test('ends by its own close, after which only what its own host said meanwhile counts, or another connection', () => {
    const closed = report({ wasAccepted: true });
    expect(believed([standing, closed])).toBe(closed);
    expect(believed([standing, other(), closed])).toEqual(other());
    expect(believed([standing, other(elsewhere), closed])).toBe(closed);
    const moved = accepted({ ...elsewhere, socket: 2 });
    expect(believed([standing, moved, closed])).toBe(moved);
  });

  test('to another gateway yields to the own host, and to nobody else', () => {
    const there = accepted({ address: 'wss://gateway.example/' });
    expect(believed([there, other(elsewhere)])).toBe(there);
    expect(believed([there, other()])).toEqual(other());
  });
});
