/** What a reader may report at once, and what must last first. */
import { describe, expect, test } from 'vitest';
import { accepted, HOST, NOTHING, refused, report } from '../../testing/observations';
import { WIRE_TEXTS } from '../../testing/wire-texts';
import { finalityOf } from '../catalogue/failure-words';
import type { FailureKind } from '../catalogue/failures';
import { standingOf } from './standing';

const texts = Object.entries(WIRE_TEXTS).flatMap(([kind, all]) =>
  all.map(text => [text, kind as FailureKind] as const),
);

describe('a refusal', () => {
  test.each(texts)('“%s” is failing, lost, or tried again with another credential', (message, kind) => {
    const standing = standingOf({ host: HOST, socket: refused({ message }), look: NOTHING });
    expect(standing).toBe(
      kind === 'token-mismatch' ? 'second-try' : finalityOf(kind) === 'lost' ? 'dropped' : 'failing',
    );
  });
});

test('a connection that stands is connected, also where it may do next to nothing', () => {
  for (const granted of [null, { role: 'operator', scopes: [] }])
    expect(standingOf({ host: HOST, socket: accepted({ granted }), look: NOTHING })).toBe('connected');
});

test('a connection that broke off is lost, and a page that shows nothing is undecided', () => {
  expect(standingOf({ host: HOST, socket: report(), look: NOTHING })).toBe('dropped');
  expect(standingOf({ host: HOST, socket: null, look: NOTHING })).toBe('undecided');
});

test('another service’s connection says nothing', () => {
  const socket = accepted({ address: 'wss://chat.example/', spoke: false });
  expect(standingOf({ host: HOST, socket, look: NOTHING })).toBe('undecided');
});
