import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isKnownText, knownTexts } from './known';
import { needsNoSearch, redact, suspectedIn } from './redact';

const REQUEST = '0badcafe-0000-4000-8000-000000000000';
const WORDS =
  'a chat new agents config cron usage token password is missing valid operator read write pairing not'.split(' ');
const machineWords = fc
  .tuple(
    fc.constantFrom('', '/'),
    fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 5 }),
    fc.constantFrom(...'._-'),
  )
  .map(([slash, words, between]) => slash + words.join(between));
const codes = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 5 })
  .map(words => words.join('_').toUpperCase());
const known = fc
  .tuple(
    fc.constantFrom('', '1008 ', '4008 '),
    fc.constantFrom(...knownTexts()),
    fc.constantFrom('', ` (requestId: ${REQUEST})`),
  )
  .map(parts => parts.join(''));
const versions = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.nat(999))
  .map(([month, patch]) => `2026.${month}.${patch}`);

test('what needs no search would lose nothing in one', () => {
  let skipped = 0;
  fc.assert(
    fc.property(fc.oneof(fc.constantFrom('', '/'), machineWords, codes, known, versions), text => {
      if (!needsNoSearch(text, [REQUEST])) return;
      skipped++;
      expect(suspectedIn(text, [REQUEST])).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
  expect(skipped).toBeGreaterThan(1_000);
});

test.each([
  '',
  '/',
  '/chat',
  '2026.9.6',
  '1008 pairing required',
  `pairing required: device is not approved yet (requestId: ${REQUEST})`,
])('a refusal’s usual texts need none: %s', text => expect(needsNoSearch(text, [REQUEST])).toBe(true));

test('a request that the caller does not name is searched for, and so is whatever stands around a known text', () => {
  const text = `pairing required (requestId: ${REQUEST})`;
  expect(isKnownText(text, [])).toBe(false);
  for (const other of [
    `${text} hunter2`,
    `x9K2 ${text}`,
    text.replace('(', '(token '),
    `${text}\nhunter2`,
    `12345 ${text}`,
  ])
    expect(isKnownText(other, [REQUEST]), other).toBe(false);
  expect(redact('pairing required', [], 7)).toHaveLength(7);
});
