import { expect, test } from 'vitest';
import { insideAny, matchesOf, merged, overlapsAny } from './span';

test('places in order are one where they overlap or touch, and an empty one is none', () => {
  expect(
    merged([
      [8, 9],
      [0, 3],
      [3, 5],
      [4, 4],
      [6, 6],
      [8, 12],
      [9, 10],
    ]),
  ).toEqual([
    [0, 5],
    [8, 12],
  ]);
});

const PLACES = [
  [2, 4],
  [10, 14],
] as const;

test.each([
  [[0, 2], false, false], // it ends where the first begins
  [[0, 3], true, false],
  [[2, 4], true, true],
  [[3, 4], true, true],
  [[3, 5], true, false],
  [[4, 10], false, false], // between them
  [[9, 15], true, false],
  [[10, 14], true, true],
  [[14, 16], false, false],
] as const)('%j has a part in one of them: %s; is inside one: %s', (place, touches, inside) => {
  expect(overlapsAny(PLACES)(place)).toBe(touches);
  expect(insideAny(PLACES)(place)).toBe(inside);
});

test('nothing has a part in no places', () => {
  expect(overlapsAny([])([0, 5])).toBe(false);
  expect(insideAny([])([0, 5])).toBe(false);
});

test('a pattern that matches nothing at a place goes on behind it', () => {
  expect(matchesOf(/a*/g, 'baa')).toEqual([
    [0, 0],
    [1, 3],
    [3, 3],
  ]);
});
