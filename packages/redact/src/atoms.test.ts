import { describe, expect, test } from 'vitest';
import { ATOM, type AtomKind, isPlain, kindOfAtom } from './atoms';

test('atoms are letters and digits of Latin, or letters of another script', () => {
  expect('a1-é_密码x ١٢ ключ9'.match(ATOM)).toEqual(['a1', 'é', '密码', 'x', '١٢', 'ключ', '9']);
});

describe('what an atom is by itself', () => {
  const SORTS: Readonly<Record<AtomKind, readonly string[]>> = {
    sure: [
      // Other scripts, times since 1970, words.
      ...['密码', 'ключ', '1764316800', '1764316800123', '1764316800123456'],
      ...['token', 'Verbindung', 'Gerät', 'allowedOrigins', 'UNAUTHORIZED'],
      // Names with digits, in any case; numbers with a unit; words with a number.
      ...['sha256', 'SHA256', 'k8s', '500ms', '64KB', '10min', '1h30m', '22nd', '3times', '12Tabs', '4096bytes'],
      ...['gateway2', 'version12345', 'port18789', 'oauth2', 'page2page', 'page12page', 'page2page2page', 'Gerät2'],
    ],
    open: ['a', 'xq', 'qzj', '7', '12345678', 'a1', 'x9z'],
    odd: [
      'qzjx',
      'xkvwpqz',
      'ab12',
      'abc123',
      '12ab',
      '123q',
      '12tab',
      '12toKen',
      'q1w2e3',
      '0b4dc4f3',
      'abcd1234',
      'a1b2c3',
    ],
    bad: [
      ...['qzjxvkwp', 'w'.repeat(46), '123456789', '1064316800', '3064316800', '17643168001', '176431680012345'],
      ...[
        'gateway'.repeat(7),
        'the12345',
        'TOKENS12',
        '12345tabs',
        'page2page2page2page',
        'page2the2page',
        'gateway1qzjx',
      ],
      ...['q1w2e3r4', '0b4dc4f39', 'zqxj1234', 'token123456', 'xK3vQ9mN2'],
    ],
  };

  test.each(Object.entries(SORTS).flatMap(([sort, atoms]) => atoms.map(atom => [atom, sort])))(
    '%s is %s',
    (atom, sort) => {
      expect(kindOfAtom(atom)).toBe(sort);
    },
  );
});

describe('a text', () => {
  test.each(['the pairing is required', 'ab - c', 'sha256 and IPv6', ''])('%s is plain', text => {
    expect(isPlain(text)).toBe(true);
  });

  test.each(['gateway2', '500ms', '1234', 'qzjx', 'pairing qzjxvkwp', '12345678'])('%s is not', text => {
    expect(isPlain(text)).toBe(false);
  });
});
