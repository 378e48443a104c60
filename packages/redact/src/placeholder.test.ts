import { expect, test } from 'vitest';
import { cut, PLACEHOLDER, placeholderOf } from './placeholder';

test('a text that is cut keeps all that fits, but no part of a placeholder or of a character', () => {
  const whole = placeholderOf('a secret');
  const parts = ['ab ', whole, ' ', '😀', 'x'];
  const text = parts.join('');
  for (let longest = 0; longest <= text.length; longest++) {
    const now = cut(text, longest);
    const fitting: string[] = [...'ab ', whole, ' ', '😀', 'x'];
    while (fitting.join('').length > longest) fitting.pop();
    expect(now, `of ${longest}`).toBe(fitting.join(''));
  }
});

test.each(['a [r', 'a [re', 'a [reason: b]', 'see [1]'])('what a cut leaves is the beginning of the text: %s', text => {
  expect(cut(text, text.length)).toBe(text);
  expect(text.startsWith(cut(`${text} and more`, text.length))).toBe(true);
});

test('what is cut in the middle of a sentence stays as it is', () => {
  expect(cut('see [reasons: the list] there', 23)).toBe('see [reasons: the list]');
  expect(cut('pairing required', 9)).toBe('pairing r');
});

test('the same secret has the same placeholder, and others have others', () => {
  const secrets = Array.from({ length: 500 }, (_, at) => `secret-${at}`);
  expect(new Set(secrets.map(placeholderOf)).size).toBe(500);
  expect(placeholderOf('secret-1')).toBe(placeholderOf('secret-1'));
  expect(placeholderOf('secret-1')).toMatch(new RegExp(`^${PLACEHOLDER.source}$`));
});
