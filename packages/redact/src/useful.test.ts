/** What support needs survives exactly: words of gateways, pages, browsers, programs, and people in ten languages. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { redact, suspectedIn } from './redact';

/** The ids of the pairing, which the caller names. */
const IDS = ['0badcafe-0000-4000-8000-000000000000', '0badcafe'.repeat(8)];

const TEXTS = readFileSync('packages/redact/src/specimens/useful.txt', 'utf8').split('\n').filter(Boolean);

test('there are enough of them', () => {
  expect(new Set(TEXTS).size).toBeGreaterThanOrEqual(200);
});

test('none is changed', () => {
  expect(TEXTS.map(text => redact(text, IDS))).toEqual(TEXTS);
});

test('none is changed among others', () => {
  const all = TEXTS.map((text, at) => `${text}\n${TEXTS[(at * 7 + 3) % TEXTS.length]}`);
  expect(all.map(text => redact(text, IDS))).toEqual(all);
});

test('none is changed where it is quoted in JSON, or in an address', () => {
  const quoted = TEXTS.flatMap(text => [JSON.stringify({ said: text }), encodeURIComponent(text)]);
  expect(quoted.map(text => redact(text, IDS))).toEqual(quoted);
});

test('a secret among them is found where it stands', () => {
  for (const text of TEXTS) {
    const [before, after] = [`${text}\n`, `\n${text}`];
    const secret = 'xK3vQ9mN2pL7aB4cD5eF';
    expect(suspectedIn(before + secret + after, IDS)).toEqual([[before.length, before.length + secret.length]]);
  }
});
