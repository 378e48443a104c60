import { describe, expect, test } from 'vitest';
import { FAILURE_KINDS, type FailureKind } from '../failure';
import type { Verdict } from './judge';
import { holdFor, STABLE_AFTER_MS } from './patience';

const failing = (kind: FailureKind, state: 'failing' | 'dropped' = 'failing'): Verdict => ({
  state,
  kind,
  text: '',
  source: 'socket',
});

const DROPPED = failing('gateway-unreachable', 'dropped');

describe('how long a verdict must hold before it is told', () => {
  test('a drop holds for 3 to 8 seconds', () => {
    const hold = holdFor(DROPPED, true, false);
    expect(hold).toBeGreaterThanOrEqual(3_000);
    expect(hold).toBeLessThanOrEqual(8_000);
  });

  test('a drop without a network is never told', () => {
    expect(holdFor(DROPPED, false, true)).toBe(Number.POSITIVE_INFINITY);
  });

  test('only a token mismatch waits for a second credential, and not for ever', () => {
    for (const kind of FAILURE_KINDS) {
      const hold = holdFor(failing(kind), true, true);
      if (kind === 'token-mismatch') expect(hold).toBeGreaterThan(0);
      else expect(hold).toBe(0);
      expect(hold).toBeLessThan(5_000);
      expect(holdFor(failing(kind), true, false)).toBe(0);
    }
  });

  test('what is connected or undecided is so at once', () => {
    for (const state of ['connected', 'undecided'] as const) expect(holdFor({ state }, false, true)).toBe(0);
  });

  test('a connection is stable after 5 seconds', () => {
    expect(STABLE_AFTER_MS).toBe(5_000);
  });
});
