import { expect, test } from 'vitest';
import { replacePlaces } from './replace';
import { matchesOf } from './span';

const hide = (text: string) =>
  replacePlaces(text, plain => matchesOf(/a\.example/g, plain).map(place => [place, 'b'] as const));

test.each([
  ['https://a.example/1', 'https://b/1'],
  ['{"said":"\\u0061.example"}', '{"said":"b"}'],
  ['/?next=https%3A%2F%2Fa%2Eexample%2F', '/?next=https%3A%2F%2Fb%2F'],
  ['a.example, then %61.example', 'b, then b'],
])('a place is replaced however it is written: %s', (text, replaced) => {
  expect(hide(text)).toBe(replaced);
});

test('the first of two places that overlap is replaced', () => {
  const replaced = replacePlaces('one.two.three', () => [
    [[4, 13], 'later'],
    [[0, 7], 'first'],
  ]);
  expect(replaced).toBe('first.three');
});
