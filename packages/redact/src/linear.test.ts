/**
 * Pages write the text that is redacted, so work must be linear: a text twice as long takes about twice the work. Both
 * lengths are measured in turn, repeatedly, in processor time: on a busy machine, wall time also counts how long a long
 * piece of work waits. That time is per process, so this file runs in its own.
 */
import { describe, expect, test } from 'vitest';
import { goneFrom, withoutGone } from './elsewhere';
import { markPersonal } from './personal';
import { redactHosts } from './placeholder';
import { redact } from './redact';

const SHORT = 4_000;
const TIMES = 16;
/** How many times longer one long text may take than short ones of its length together. Quadratic work takes 16 times. */
const MOST_GROWTH = 8;
/** A disturbed measurement is repeated; one pass is enough. */
const ROUNDS = 20;

/** Input that makes patterns backtrack; each is repeated up to a length. */
const HOSTILE: readonly string[] = [
  ...[
    'a',
    'A',
    '1',
    ' ',
    '\n',
    '-',
    '_',
    '.',
    '/',
    '\\',
    '"',
    "'",
    '`',
    '=',
    ':',
    '@',
    '+',
    '%',
    '&',
    '#',
    '<',
    '[',
    '(',
    '~',
    ',',
    ';',
    '|',
    '\u200b',
    '\u0301',
    'é',
    '漢',
  ],
  ...[
    'a.',
    'a@',
    '@a.',
    'a.b@',
    'a-',
    'a_',
    'A_',
    'aB',
    'a1',
    '1.',
    '1-',
    '1:',
    '1,',
    '1 ',
    '+1',
    ':a',
    'ab:',
    '0x12',
    '12 ',
    '%25',
    '%2',
    '%41',
    '\\u00',
    '\\u0041',
    '&amp;',
    '&a',
    '&#1',
    '%22token%22%3A',
  ],
  ...[
    'token',
    'token ',
    'token=',
    'token=a',
    'token:"',
    "token 'a",
    'token is ',
    'token a b c d e f ',
    'password: a b ',
    'pass pass: ',
    'code: ',
    'cookie: ',
    'cookie: a=b;',
    'authorization: ',
    'bearer ',
    '--token ',
    '-u a',
  ],
  ...[
    '-----BEGIN A-----',
    '-----END ',
    'aaaa\n',
    'abcd\n-----END ',
    'eyJ',
    'eyJa.',
    'sk-',
    'sk-a',
    'http://',
    'http://a@',
    '://a',
    '//a1',
    'a1b2c3d4e5f6g7h8i9j0k.',
    'C:\\Users\\',
    '/home/',
    '/home/a ',
    '~a',
    'a (at) ',
    ' at a dot ',
    '[removed:',
    '[removed:abcde]',
    '\ue000',
  ],
  ...[
    '2026-',
    '2026-11-26T',
    '1.2.3-',
    'v1.',
    'index-',
    'index-a.',
    'A1_',
    'unauthorized: ',
    'unauthorized: gateway token ',
    'P1DT',
    '1m',
    'aAaA1-',
    'x '.repeat(20),
    ...[
      'password ',
      'password is ',
      'my password a, ',
      'Anna Xyz ',
      'my name is ',
      'Regards, ',
      'user ',
      'is ',
      'code 123456 ',
      '123456 ',
      'a@b ',
    ],
    ...[
      '密码',
      '密码a',
      'name: a, ',
      '"name":"a",',
      '"value":"a",',
      'echo a ',
      'mysql a ',
      'WIFI:S:a;',
      '://a:b#',
      '//a.',
      '\\\\a',
      'a1b2 or ',
    ],
    ...['[removed:abcde] or ', 'Xyz '],
    '0badcafe-0000-',
  ],
];

const GONE = goneFrom(['[removed:abcde]'], ['swordfish', 'hunter2']);

const repeated = (unit: string, length: number) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

/**
 * How much longer one long text takes than short ones of the same length together: both take long enough for a coarse
 * clock. Of several measurements the least counts, since disturbance only adds; it measures until the result is below
 * `enough`.
 */
function growthOf(work: (text: string) => unknown, unit: string, { short = SHORT, enough = MOST_GROWTH } = {}): number {
  const texts = [Array<string>(TIMES).fill(repeated(unit, short)), [repeated(unit, short * TIMES)]];
  const least = texts.map(() => Number.POSITIVE_INFINITY);
  const growth = () => (least[1] ?? 0) / (least[0] ?? 1);
  for (let round = 0; round < ROUNDS && !(growth() < enough); round++)
    for (const [place, all] of texts.entries()) {
      const at = processorTime();
      for (const text of all) work(text);
      least[place] = Math.min(least[place] ?? 0, processorTime() - at);
    }
  return growth();
}

/** This process's processor time, in microseconds. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

describe('time grows with the length, and not with its square', () => {
  test('a quadratic pattern is found out', () => {
    const quadratic = (text: string) => text.replace(/[\w.+-]+@[\w-]+/g, '');
    expect(growthOf(quadratic, 'a', { short: 500, enough: 0 })).toBeGreaterThan(MOST_GROWTH);
  });

  test.each(HOSTILE.map(unit => [JSON.stringify(unit), unit] as const))('of %s', (_, unit) => {
    expect(growthOf(text => redact(text, ['0badcafe-0000-4000-8000-000000000000']), unit)).toBeLessThan(MOST_GROWTH);
    expect(growthOf(redactHosts, unit)).toBeLessThan(MOST_GROWTH);
    expect(growthOf(markPersonal, unit)).toBeLessThan(MOST_GROWTH);
    expect(growthOf(text => withoutGone(text, GONE), unit)).toBeLessThan(MOST_GROWTH);
  });
});
