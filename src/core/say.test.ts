import { describe, expect, test } from 'vitest';
import { isolating, momentWords, sayFrom, withoutIsolates } from './say';

/** In the machine's own time zone, as its user reads it. */
const NOW = new Date(2026, 10, 26, 15, 30).getTime();
const at = (...parts: [day: number, hour: number, minute: number]) => new Date(2026, 10, ...parts).getTime();
const words = (moment: number, language = 'en') => momentWords(moment, NOW, language).replace(/\s/g, ' ');

test('earlier today is a time alone', () => {
  expect(words(at(26, 9, 12))).toBe('9:12 AM');
  expect(words(at(26, 9, 12), 'de')).toBe('9:12');
});

test('yesterday evening is a weekday, though it is less than a day ago', () => {
  expect(words(at(25, 21, 5))).toBe('Wednesday 9:05 PM');
});

test('the same weekday a week ago is a date', () => {
  expect(words(at(19, 9, 12))).toBe('Nov 19, 2026, 9:12 AM');
});

describe('what is put into a sentence', () => {
  const at = (language: string) =>
    isolating(sayFrom({ language_code: { message: language }, copied: { message: '($1)' } }, key => key));

  test('is set apart where the sentence runs from right to left, and is copied without the signs for that', () => {
    const words = at('ar')('copied', '0bad cafe');
    expect(words).toBe('(\u20680bad cafe\u2069)');
    expect(withoutIsolates(words)).toBe('(0bad cafe)');
  });

  test('stays as it is elsewhere', () => {
    expect(at('de')('copied', '0bad cafe')).toBe('(0bad cafe)');
  });
});
