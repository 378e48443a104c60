import { expect, test } from 'vitest';
import { withoutCutEnd } from './atoms';

test.each([
  ['pairing required: tok', 'pairing required: tok'],
  ['pairing required: a1B2c3', 'pairing required: '],
  ['pairing required: token=a1', 'pairing required: '],
  ['pairing required: ', 'pairing required: '],
  ['a1B2c3d4', ''],
])('of "%s", where it was cut, stays "%s"', (text, left) => {
  expect(withoutCutEnd(text, true)).toBe(left);
});

test('a text that was not cut keeps its end', () => {
  expect(withoutCutEnd('token=a1B2c3', false)).toBe('token=a1B2c3');
});
