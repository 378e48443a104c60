import { expect, test } from 'vitest';
import { say } from '../../testing/say';
import { durationWords, evidenceOf, evidenceWords } from './evidence';

const MINUTE = 60_000;
const asleep = { what: 'frozen', from: 0, until: 31 * MINUTE, failedAt: 31 * MINUTE + 2_000 } as const;

test('a sleep before a failure is told with both durations', () => {
  expect(evidenceOf(asleep)).toEqual({ change: 'frozen', seconds: 1860, failedAfterSeconds: 2 });
  expect(evidenceWords(evidenceOf(asleep), say)).toEqual([
    'The browser put this page to sleep for 31 minutes.',
    'It failed 2 seconds after that.',
  ]);
});

test('what came while the page failed already is not told as its beginning', () => {
  const later = evidenceOf({ ...asleep, from: 10 * MINUTE, failedAt: 5 * MINUTE });
  expect(later.failedAfterSeconds).toBeNull();
  expect(evidenceWords(later, say)).toEqual(['The browser put this page to sleep for 21 minutes.']);
});

test('a failure that began while it lasted came at its end, and a clock that was set back makes no negative times', () => {
  expect(evidenceOf({ ...asleep, failedAt: MINUTE }).failedAfterSeconds).toBe(0);
  expect(evidenceOf({ ...asleep, from: 40 * MINUTE, failedAt: 41 * MINUTE }).seconds).toBe(0);
});

test.each([
  [0, '0 seconds'],
  [1, '1 second'],
  [89, '89 seconds'],
  [90, '2 minutes'],
  [5_399, '90 minutes'],
  [7_200, '2 hours'],
  [400_000, '5 days'],
])('%i seconds are %s', (seconds, words) => {
  expect(durationWords(seconds, say)).toBe(words);
});
