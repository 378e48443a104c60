import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Rate, TokenBucket } from './token-bucket';

const FEW: Rate = { atOnce: 3, perSecond: 2 };

test('so much is to be had at once, and then only in time', () => {
  const bucket = new TokenBucket(FEW, 0);
  for (let n = 0; n < 3; n++) {
    expect(bucket.waitFor(0)).toBe(0);
    bucket.take(1, 0);
  }
  expect(bucket.waitFor(0)).toBe(500);
  expect(bucket.waitFor(499)).toBeGreaterThan(0);
  expect(bucket.waitFor(501)).toBe(0);
});

test('what was saved up is never more than so much', () => {
  const bucket = new TokenBucket(FEW, 0);
  bucket.take(1, 0);
  expect(bucket.isFull(100)).toBe(false);
  expect(bucket.isFull(1_000_000)).toBe(true);
  bucket.take(0, 1_000_000);
  for (let n = 0; n < 3; n++) bucket.take(1, 1_000_000);
  expect(bucket.waitFor(1_000_000)).toBeGreaterThan(0);
});

test('a clock that jumps back gives nothing, and takes nothing', () => {
  const empty = new TokenBucket(FEW, 10_000);
  empty.take(3, 10_000);
  expect(empty.waitFor(0)).toBe(500);
  const bucket = new TokenBucket(FEW, 10_000);
  bucket.take(1, 0);
  expect(bucket.waitFor(0)).toBe(0);
});

test('whoever takes whenever they may gets no more than the limit, whatever the moments and amounts', () => {
  const steps = fc.array(fc.tuple(fc.nat(2_000), fc.integer({ min: 1, max: 5 })), { maxLength: 80 });
  fc.assert(
    fc.property(steps, all => {
      const bucket = new TokenBucket(FEW, 0);
      let [now, got] = [0, 0];
      for (const [later, amount] of all) {
        now += later;
        if (bucket.waitFor(now) > 0) continue;
        bucket.take(amount, now);
        got += amount;
      }
      // The last one may have been a single large piece.
      expect(got).toBeLessThanOrEqual(FEW.atOnce + (now / 1000) * FEW.perSecond + 5);
    }),
  );
});
