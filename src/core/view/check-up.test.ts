import { describe, expect, test } from 'vitest';
import { CHECKED, type Checked, checkUp, type Health, NOTHING_SEEN, type Observed, overall } from './check-up';

const WELL: Observed = {
  connected: true,
  answer: 'alive',
  kept: { identity: 1, approval: 1 },
  forgotAtStarts: 1,
  signedIn: true,
  build: { here: '2026.9.6-a', there: '2026.9.6-a' },
  stores: [true, true, true],
};

const isOf = (what: Checked, more: Partial<Observed>) =>
  checkUp({ ...WELL, ...more }).find(line => line.what === what)?.is;

test('all that was seen well is told so, in one order', () => {
  expect(checkUp(WELL)).toEqual(CHECKED.map(what => ({ what, is: 'well' })));
});

test.each<[string, Checked, Partial<Observed>, Health]>([
  ['an older gateway answers with its page', 'agent', { answer: 'page' }, 'well'],
  ['nobody answers', 'agent', { answer: 'silent' }, 'ill'],
  ['a server in front of a gateway that is gone answers', 'agent', { answer: 'proxy-error' }, 'ill'],
  ['another make of front end is connected', 'agent', { answer: 'other' }, 'well'],
  ['no gateway answers, and none is connected', 'agent', { answer: 'other', connected: false }, 'unseen'],
  ['the agent is at a host that is not asked', 'agent', { answer: null }, 'unseen'],
  ['the connection is gone', 'browser', { connected: false }, 'unseen'],
  ['no approval is kept', 'browser', { kept: { identity: 1, approval: 0 } }, 'unseen'],
  ['no identity is kept', 'browser', { kept: { identity: 0, approval: 1 } }, 'unseen'],
  ['the page did not answer', 'browser', { kept: null }, 'unseen'],
  ['the browser deleted what it is known by twice', 'browser', { forgotAtStarts: 2 }, 'ill'],
  ['no cookie of the account is there', 'account', { signedIn: false }, 'unseen'],
  ['another build is handed out now', 'page', { build: { here: 'a', there: 'b' } }, 'ill'],
  ['the page does not say which build it is', 'page', { build: { here: null, there: 'b' } }, 'unseen'],
  ['nobody says which build is new', 'page', { build: { here: 'a', there: null } }, 'unseen'],
  ['one store cannot be read', 'storage', { stores: [true, false, true] }, 'ill'],
  ['the page does not tell of its stores', 'storage', { stores: null }, 'unseen'],
])('%s: %s', (_, what, more, is) => {
  expect(isOf(what, more)).toBe(is);
});

describe('in one word it is', () => {
  test('well only where all of it was seen so', () => {
    expect(overall(checkUp(WELL))).toBe('well');
    expect(overall(checkUp({ ...WELL, signedIn: false }))).toBe('unseen');
    expect(overall(NOTHING_SEEN)).toBe('unseen');
  });

  test('ill as soon as one thing is', () => {
    expect(overall(checkUp({ ...WELL, signedIn: false, answer: 'silent' }))).toBe('ill');
  });
});
