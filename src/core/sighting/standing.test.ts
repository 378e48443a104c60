/** Pages must hold back a lost connection, and report everything that the background recognises. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HOST, NOTHING, refusal, report } from '../../testing/observations';
import { WIRE_TEXTS, WIRE_WORDS } from '../../testing/wire-texts';
import { finalityOf } from '../catalogue/failure-words';
import { FAILURE_KINDS, type FailureKind } from '../catalogue/failures';
import { judge } from './judge';
import { kindOfText } from './kind-of-words';
import { SHAPES } from './observation';
import { failureWords, standingOf, standingOfText } from './standing';

const texts = Object.entries(WIRE_TEXTS).flatMap(([kind, all]) =>
  all.map(text => [text, kind as FailureKind] as const),
);

describe('a text', () => {
  test.each(texts)('“%s” is known to tell of a failure, and whether that is a lost connection', (text, kind) => {
    expect(failureWords(text)).not.toBeNull();
    expect(standingOfText(text) === 'dropped').toBe(finalityOf(kind) === 'lost');
    expect(standingOfText(text) === 'second-try').toBe(kind === 'token-mismatch');
  });

  test('that names a kind always tells of a failure, but for the spelling of codes and labels', () => {
    const word = fc.constantFrom(
      ...new Set(texts.flatMap(([text]) => text.toLowerCase().split(' ')).concat('pairing', 'device', 'x')),
    );
    const made = fc.array(word, { minLength: 1, maxLength: 5 }).map(words => words.join(' '));
    fc.assert(
      fc.property(made, text => {
        if (kindOfText(text)) expect(failureWords(text)).not.toBeNull();
      }),
      { numRuns: 5_000 },
    );
  });
});

test('an observation is never called failing before it may be, nor overlooked', () => {
  const words = fc.constantFrom(null, '', 'Could not connect', ...texts.map(([text]) => text));
  const code = fc.constantFrom(null, 'UNAVAILABLE', ...Object.values(WIRE_WORDS), ...FAILURE_KINDS);
  const look = fc.record({
    ...{
      shape: fc.constantFrom(...SHAPES),
      text: words,
      label: fc.option(code),
      requestId: fc.constant(null),
    },
    retriesItself: fc.constant(false),
  });
  const refused = fc.record({ code, reason: code, message: words.map(text => text ?? '') }).map(refusal);
  const socket = fc.record({
    phase: fc.constantFrom('accepted' as const, 'refused' as const, 'closed' as const),
    spoke: fc.boolean(),
    wasAccepted: fc.boolean(),
    closeCode: fc.constantFrom(null, 1000, 1001, 1002, 1005, 1006, 1008, 1012, 1013, 4001),
    closeReason: words.map(text => text ?? ''),
    refusal: fc.option(refused),
  });
  fc.assert(
    fc.property(fc.option(socket.map(report)), look, (seen, shown) => {
      const observation = {
        host: HOST,
        socket: seen,
        look: shown.shape === 'none' ? NOTHING : shown,
      };
      const { state } = judge(observation);
      const standing = standingOf(observation);
      if (state === 'connected') expect(standing).toBe('connected');
      if (state === 'dropped') expect(standing).toBe('dropped');
      if (state === 'failing') expect(standing).not.toBe('connected');
      if (standing === 'connected') expect(state).toBe('connected');
    }),
    { numRuns: 5_000 },
  );
});
