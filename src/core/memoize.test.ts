import { expect, test, vi } from 'vitest';
import { memoize } from './memoize';

const keyOf = (asked: { readonly key: string }) => asked.key;

test('an answer is worked out once for all that have the same key', () => {
  const of = vi.fn((asked: { key: string; n: number }) => asked.n);
  const answer = memoize(of, keyOf);
  expect(
    [
      { key: 'a', n: 1 },
      { key: 'b', n: 2 },
      { key: 'a', n: 3 },
    ].map(answer),
  ).toEqual([1, 2, 1]);
  expect(of).toHaveBeenCalledTimes(2);
});

test.each([undefined, null, '', 0, false])('%j is an answer like any other', value => {
  const of = vi.fn(() => value);
  const answer = memoize(of, keyOf);
  expect([answer({ key: 'a' }), answer({ key: 'a' })]).toEqual([value, value]);
  expect(of).toHaveBeenCalledOnce();
});

test('what fails is asked again', () => {
  const of = vi
    .fn(() => 1)
    .mockImplementationOnce(() => {
      throw new Error('not yet');
    });
  const answer = memoize(of, keyOf);
  expect(() => answer({ key: 'a' })).toThrow('not yet');
  expect(answer({ key: 'a' })).toBe(1);
});
