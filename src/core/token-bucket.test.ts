import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Allowance, fullPurse, isFull, taken, waitFor } from './token-bucket';

const FEW: Allowance = { atOnce: 3, aSecond: 2 };

test('so much is to be had at once, and then only in time', () => {
  let purse = fullPurse(FEW, 0);
  for (let n = 0; n < 3; n++) {
    expect(waitFor(purse, FEW, 0)).toBe(0);
    purse = taken(purse, FEW, 1, 0);
  }
  expect(waitFor(purse, FEW, 0)).toBe(500);
  expect(waitFor(purse, FEW, 499)).toBeGreaterThan(0);
  expect(waitFor(purse, FEW, 501)).toBe(0);
});

test('what was saved up is never more than so much', () => {
  const purse = taken(fullPurse(FEW, 0), FEW, 1, 0);
  expect(isFull(purse, FEW, 100)).toBe(false);
  expect(isFull(purse, FEW, 1_000_000)).toBe(true);
  let rich = taken(purse, FEW, 0, 1_000_000);
  for (let n = 0; n < 3; n++) rich = taken(rich, FEW, 1, 1_000_000);
  expect(waitFor(rich, FEW, 1_000_000)).toBeGreaterThan(0);
});

test('a clock that jumps back gives nothing, and takes nothing', () => {
  const purse = taken(fullPurse(FEW, 10_000), FEW, 3, 10_000);
  expect(waitFor(purse, FEW, 0)).toBe(500);
  expect(waitFor(taken(fullPurse(FEW, 10_000), FEW, 1, 0), FEW, 0)).toBe(0);
});

test('whoever takes whenever they may gets no more than the allowance, whatever the moments and amounts', () => {
  const steps = fc.array(fc.tuple(fc.nat(2_000), fc.integer({ min: 1, max: 5 })), { maxLength: 80 });
  fc.assert(
    fc.property(steps, all => {
      let [now, purse, got] = [0, fullPurse(FEW, 0), 0];
      for (const [later, amount] of all) {
        now += later;
        if (waitFor(purse, FEW, now) > 0) continue;
        purse = taken(purse, FEW, amount, now);
        got += amount;
      }
      // The last one may have been a single large piece.
      expect(got).toBeLessThanOrEqual(FEW.atOnce + (now / 1000) * FEW.aSecond + 5);
    }),
  );
});
