import { expect, test } from 'vitest';
import { BEGIN, HOST } from '../../testing/events';
import { endWords, repeatedIn } from './why';

const DAY = 86_400_000;
const OTHER = 'user-0241.c1.heyron.ai';

test('what comes more than once for one reason is said once, in the words of the newest', () => {
  const closed = { host: HOST, cause: 'closed' } as const;
  expect(
    repeatedIn([
      { ...closed, at: BEGIN + 2 * DAY, why: 'why_closed_again' },
      { host: OTHER, cause: 'closed', at: BEGIN + DAY, why: 'why_closed' },
      { host: HOST, cause: null, at: BEGIN + DAY, why: null },
      { host: HOST, cause: null, at: BEGIN + DAY, why: null },
      { host: HOST, cause: 'slept', at: BEGIN + DAY, why: 'why_slept' },
      { ...closed, at: BEGIN, why: 'why_closed' },
    ]),
  ).toEqual([{ host: HOST, times: 2, since: BEGIN, why: 'why_closed_again' }]);
});

test('an end is named by the step, by the user’s word, or by nothing', () => {
  expect(endWords('fresh-link', 'observed')).toBe('fixed_fresh_link');
  expect([endWords(null, 'user'), endWords(null, 'observed')]).toEqual(['fixed_by_word', 'fixed_by_itself']);
});
