import { describe, expect, test } from 'vitest';
import { say as english } from '../testing/say';
import { counted } from './counted';
import { sayFrom } from './say';

describe('a number of things', () => {
  test('has the form of its language', () => {
    expect(counted('left_title', 1, english)).toBe('One thing could not be removed');
    expect(counted('left_title', 1_200, english)).toBe('1,200 things could not be removed');
  });

  test('has the form for others where a language lacks one', () => {
    const catalogue = { language_code: { message: 'ar' }, left_title_other: { message: '$1 …' } };
    expect(
      counted(
        'left_title',
        3,
        sayFrom(catalogue, key => key),
      ),
    ).toMatch(/ …$/);
  });
});
