import { describe, expect, test } from 'vitest';
import { decodings, REDACTED, toOriginal } from './normalized';

const undone = (text: string) => decodings(text).at(-1)?.text;

describe('the plain form', () => {
  test.each([
    ['of quotation marks', '“a” „b“ «c» 「d」', '"a" "b" "c" "d"'],
    ['of apostrophes', '‘a’ ‚b‛ ´c´ ‹d›', "'a' 'b' 'c' 'd'"],
    ['of dashes', 'a–b—c‑d', 'a-b-c-d'],
    ['of spaces', 'a\u00a0b\tc\u2003d', 'a b c d'],
    ['of compatibility forms', 'ｔｏｋｅｎ＝ﬁ', 'token=fi'],
    ['of a letter with its mark', 'u\u0308', 'ü'],
    ['of what nobody sees', 'to\u200bken\u00ad\ufeff', 'token'],
    ['of what stands for something taken out', `a${REDACTED}b`, 'a\ufffdb'],
    ['of a placeholder', 'a [removed:3k9xz] ü', `a ${REDACTED} ü`],
    ['of a placeholder among plain letters', 'a [removed:3k9xz] b', `a ${REDACTED} b`],
  ])('%s', (_, text, plain) => {
    expect(decodings(text).map(view => view.text)).toEqual([plain]);
  });
});

describe('escapes are undone', () => {
  test.each([
    ['JavaScript’s', '\\u0041\\x42\\u{43}\\u{1f511}', 'ABC🔑'],
    ['signs’', '\\n\\t\\"\\/', '\n "/'],
    ['a backslash’s', 'C:\\\\users', 'C:\\users'],
    ['references', '&quot;&#65;&#x42;&amp;&QUOT;', '"AB&"'],
    ['references of references', '&amp;amp;lt;', '<'],
    ['percent', '%41%C3%BC%E0%A4%A4%F0%9F%94%91', 'Aüत🔑'],
    ['percent of a percent', '%252541', 'A'],
    ['percent that is no UTF-8', '%FC%C3%28%F0', 'üÃ(ð'],
    ['a byte order mark', '%EF%BB%BFA', 'A'],
    ['what is no character', '\\u{ffffff}&#9999999;', '\ufffd\ufffd'],
    ['the last character of all', '\\u{10ffff}', '\u{10ffff}'],
  ])('%s', (_, text, plain) => {
    expect(undone(text)).toBe(plain);
  });

  test.each(['&foo; &constructor;', 'a & b; 100 %', '\\q'])('%s has none', text => {
    expect(decodings(text).map(view => view.text)).toEqual([text]);
  });

  test('in each other, round by round, as deep as anybody writes them', () => {
    const escaped = (rounds: number) => {
      let text = '%41';
      for (let at = 1; at < rounds; at++) text = at % 2 ? text.replaceAll('%', '&#37;') : text.replaceAll('&', '%26');
      return text;
    };
    for (const rounds of [1, 2, 5, 6]) expect(undone(escaped(rounds))).toBe('A');
    expect(decodings(escaped(7))).toHaveLength(7);
    expect(undone(escaped(7))).not.toBe('A');
  });
});

describe('a unit knows where it stands in the original', () => {
  /** The part of the original that each unit of the last view stands for. */
  const parts = (text: string) => {
    const view = decodings(text).at(-1) ?? decodings(text)[0];
    return [...view.text].map((_, at) => text.slice(...toOriginal(view, [at, at + 1])));
  };

  test.each([
    ['plain', ['p', 'l', 'a', 'i', 'n']],
    ['with letters of several units', ['a', 'u\u0308', 'b']],
    ['with escapes', ['a', '\\u0041', 'b', '&#66;', 'c']],
    ['with percent', ['a', '%41', '%C3%BC', '%E0%A4%A4', 'b', '%FC', '%C3', '%28']],
    ['with escapes in escapes', ['a', 'b', '&#37;41', 'c', '&#37;42']],
  ])('%s', (_, pieces) => {
    expect(parts(pieces.join(''))).toEqual(pieces);
  });

  test('also where a place has several, or none', () => {
    const [first, last = first] = decodings('ab%41%42cd');
    expect(toOriginal(last, [1, 4])).toEqual([1, 8]);
    expect(toOriginal(last, [2, 2])).toEqual([0, 0]);
  });
});
