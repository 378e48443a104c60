import { expect, test } from 'vitest';
import { missingIn, packed, staysEnglish } from './catalogue-file';

const ENGLISH = {
  hello: { message: 'Since $TIME$', description: 'A time.', placeholders: { time: { content: '$1' } } },
  same: { message: 'Tailscale', description: 'A name.' },
  ask: { message: 'Please', description: 'For support. Stays English.' },
  left_one: { message: 'One thing', description: 'One.' },
  left_other: { message: 'Things', description: 'Several.' },
};

test('a package has numbers for names, and nothing that no browser reads', () => {
  expect(packed(ENGLISH, ENGLISH)).toMatchObject({ hello: { message: 'Since $1' }, same: { message: 'Tailscale' } });
  const german = { hello: { message: 'Seit $TIME$' }, same: { message: 'Tailscale' } };
  expect(packed(german, ENGLISH)).toEqual({ hello: { message: 'Seit $1' } });
});

test('a form for numbers that English lacks has its placeholders, too', () => {
  const left_other = { message: '$COUNT$ things', placeholders: { count: { content: '$1' } } };
  expect(packed({ left_few: { message: '$COUNT$ x' } }, { left_other })).toEqual({ left_few: { message: '$1 x' } });
});

test('a language lacks what it does not say, in each form that it has for numbers', () => {
  const whole = { hello: { message: 'x' }, same: { message: 'x' }, left_one: { message: 'x' } };
  expect(missingIn(whole, ENGLISH, 'de')).toEqual(['left_other']);
  expect(missingIn(whole, ENGLISH, 'ja')).toEqual(['left_other']);
  expect(missingIn(whole, ENGLISH, 'ar')).toEqual(
    expect.arrayContaining(['left_zero', 'left_two', 'left_few', 'left_many', 'left_other']),
  );
  expect(staysEnglish(ENGLISH.ask)).toBe(true);
});
