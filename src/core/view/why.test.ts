import { expect, test } from 'vitest';
import { BEGIN, HOST } from '../../testing/events';
import type { Cause } from '../health/cause';
import { endWords, repeatedIn, whyOf } from './why';

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

test('what came back in spite of the exception is told so', () => {
  const facts = { letInAt: null, deviceId: null, version: null, versionNow: null, start: 2 };
  const closed: Cause = { ...facts, cause: 'closed', certainty: 'sure', proofs: [] };
  const inVain: Cause = { ...closed, proofs: [{ proof: 'exception-in-vain', at: 1 }] };
  expect([whyOf(null), whyOf(closed), whyOf(inVain)]).toEqual([null, 'why_closed_again', 'why_closed_in_vain']);
  expect(whyOf({ ...inVain, cause: 'one-agent' }), 'that is another matter').toBe('why_one_agent');
});

test('an end is named by the step, by the user’s word, or by nothing', () => {
  expect(endWords('fresh-link', 'observed')).toBe('fixed_fresh_link');
  expect([endWords(null, 'user'), endWords(null, 'observed')]).toEqual(['fixed_by_word', 'fixed_by_itself']);
  expect(endWords('fresh-link', 'observed', true), 'at an address of one’s own').toBe('own_fixed_link');
  expect(endWords('hard-refresh', 'observed', true)).toBe('fixed_hard_refresh');
});
