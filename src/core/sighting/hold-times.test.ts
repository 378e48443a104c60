import { describe, expect, test } from 'vitest';
import { holdFor, STABLE_AFTER_MS } from './hold-times';
import { STANDINGS } from './standing';

describe('how long an observation must hold before it is told', () => {
  test('a drop holds for 3 to 8 seconds', () => {
    const hold = holdFor('dropped', true, false);
    expect(hold).toBeGreaterThanOrEqual(3_000);
    expect(hold).toBeLessThanOrEqual(8_000);
  });

  test('a drop without a network is never told', () => {
    expect(holdFor('dropped', false, true)).toBe(Number.POSITIVE_INFINITY);
  });

  test('only a second try is waited for where there is another credential, and not for ever', () => {
    for (const standing of STANDINGS) {
      if (standing === 'dropped') continue;
      const hold = holdFor(standing, true, true);
      if (standing === 'second-try') expect(hold).toBeGreaterThan(0);
      else expect(hold).toBe(0);
      expect(hold).toBeLessThan(5_000);
      expect(holdFor(standing, false, false)).toBe(0);
    }
  });

  test('a connection is stable after 5 seconds', () => {
    expect(STABLE_AFTER_MS).toBe(5_000);
  });
});
