import { expect, test } from 'vitest';
import { ASKED_WAYS } from '../catalogue/ways';
import { waitingAdvice, waitingTitle } from './waiting-words';

test.each(ASKED_WAYS)('by the way %s, a new request is told by what was sent or shown', way => {
  const outlives = way === 'support' || way === 'other-browser';
  expect(waitingTitle('superseded', way)).toBe(outlives ? waitingTitle('asked', way) : 'waiting_out_of_date_title');
  expect(waitingAdvice('superseded', way)).toBe(
    { support: 'waiting_holds', 'other-browser': 'waiting_same_code' }[way as string] ?? 'waiting_out_of_date',
  );
});
