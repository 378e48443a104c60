import { describe, expect, test } from 'vitest';
import { BEGIN, connected, failing, sighting, TAB } from '../../testing/events';
import type { FailureKind } from '../catalogue/failures';
import { STEP_IDS, STEP_ROWS } from '../catalogue/steps';
import { QUESTIONS } from '../catalogue/user-questions';
import type { Attempt } from '../incident/reduce';
import type { Sighting } from '../sighting/sighting';
import { endByAnswer, endByPages, endByPrivatePage, watchEnds } from './verify-step';

const attempt = (more: Partial<Attempt> = {}): Attempt => ({
  step: 'hard-refresh',
  tab: TAB,
  startedAt: BEGIN,
  judgedFrom: BEGIN,
  ranAt: BEGIN + 10,
  runs: 1,
  against: 'pairing-required',
  lockedUntil: null,
  ...more,
});
const seen = (kind: FailureKind, loadedAt: number) => new Map([[TAB, failing(kind, { loadedAt })]]);

test('only clearing asks first', () => {
  expect(STEP_IDS.filter(id => STEP_ROWS[id].asksFirst)).toEqual(['clear-site-data']);
});

describe('a step that loads the page again', () => {
  test.each([
    ['the same failure in a page loaded since', 'pairing-required', 0, { result: 'still-failing', by: 'observed' }],
    ['another failure', 'token-missing', 5, { result: 'changed', by: 'observed', finding: 'token-missing' }],
    ['a page that was loaded before', 'pairing-required', -1, null],
  ] as const)('is judged by %s', (_, kind, after, end) => {
    expect(endByPages(attempt(), seen(kind, BEGIN + after))).toEqual(end);
  });

  test('is not judged while it is being done, nor by a page that does not fail', () => {
    const { ranAt: _, ...doing } = attempt();
    expect(endByPages(doing, seen('pairing-required', BEGIN + 1))).toBeNull();
    expect(endByPages(attempt(), new Map([[TAB, sighting({ loadedAt: BEGIN + 1 })]]))).toBeNull();
    expect(endByPages(attempt(), new Map([[TAB, connected({ loadedAt: BEGIN + 1 })]]))).toBeNull();
  });
});

test.each(['sign-out-in', 'fresh-link'] as const)(
  '%s is not judged by the same failure until the user says that it was done',
  step => {
    const same = seen('pairing-required', BEGIN + 5);
    expect(endByPages(attempt({ step }), same)).toBeNull();
    expect(endByPages(attempt({ step }), seen('token-missing', BEGIN + 5))?.result).toBe('changed');
    expect(endByPages(attempt({ step, runs: 2 }), same)?.result).toBe('still-failing');
  },
);

test('waiting is judged only after its one try', () => {
  const same = seen('pairing-required', BEGIN + 5);
  expect(endByPages(attempt({ step: 'wait' }), same)).toBeNull();
  expect(endByPages(attempt({ step: 'wait', runs: 2 }), same)?.result).toBe('still-failing');
});

describe('a private window', () => {
  const judge = (more: Partial<Attempt>, page: Sighting) =>
    endByPrivatePage(attempt({ step: 'private-window', ...more }), page);

  test.each([
    ['gateway-unreachable', 'gateway-unreachable', 'still-failing'],
    ['origin-not-allowed', 'origin-not-allowed', 'still-failing'],
    ['rate-limited', 'rate-limited', 'still-failing'],
    ['rate-limited', 'gateway-unreachable', 'unproven'],
    ['token-mismatch', 'token-mismatch', 'still-failing'],
    ['device-token-mismatch', 'device-token-mismatch', 'still-failing'],
    ['unauthorized', 'unauthorized', 'still-failing'],
    ['token-mismatch', 'device-token-mismatch', 'unproven'],
    ['bootstrap-token-invalid', 'bootstrap-token-invalid', 'unproven'],
    ['password-mismatch', 'password-mismatch', 'unproven'],
    ['pairing-required', 'pairing-required', 'unproven'],
    ['token-missing', 'token-missing', 'unproven'],
  ] as const)('that fails with %s, as opened against %s, is %s', (kind, against, result) => {
    expect(judge({ against }, failing(kind))).toEqual({ result, by: 'observed', finding: kind });
  });

  test('that connects and stays so shows that this browser’s state is at fault', () => {
    expect(judge({}, connected())).toEqual({ result: 'done', by: 'observed', finding: 'connects' });
    expect(judge({}, connected({ stable: false }))).toBeNull();
    expect(judge({}, sighting())).toBeNull();
  });
});

describe('what the user saw in the private window', () => {
  test.each([
    ['connected', 'gateway-unreachable', { result: 'done', by: 'user', finding: 'connects' }],
    ['same-failure', 'gateway-unreachable', { result: 'still-failing', by: 'user', finding: 'gateway-unreachable' }],
    ['same-failure', 'token-mismatch', { result: 'still-failing', by: 'user', finding: 'token-mismatch' }],
    ['same-failure', 'token-missing', { result: 'unproven', by: 'user', finding: 'token-missing' }],
    ['same-failure', 'pairing-required', { result: 'unproven', by: 'user', finding: 'pairing-required' }],
    ['asked-to-pair', 'gateway-unreachable', { result: 'unproven', by: 'user', finding: 'pairing-required' }],
    ['not-tried', 'gateway-unreachable', { result: 'skipped', by: 'user' }],
  ] as const)('%s, against %s', (answer, against, end) => {
    expect(endByAnswer(attempt({ step: 'private-window', against }), 'private-window', answer)).toEqual(end);
  });
});

test('a private page and an answer about it end no other step, and no other answer ends that one', () => {
  for (const step of STEP_IDS.filter(id => id !== 'private-window')) {
    expect(endByPrivatePage(attempt({ step }), connected()), step).toBeNull();
    expect(endByAnswer(attempt({ step }), 'private-window', 'connected'), step).toBeNull();
  }
  const looking = attempt({ step: 'private-window' });
  expect(endByPages(looking, seen('token-missing', BEGIN + 5))).toBeNull();
  for (const question of ['changed-recently', 'others-affected', 'who-runs-it'] as const)
    expect(endByAnswer(looking, question, QUESTIONS[question][0])).toBeNull();
});

describe('a watch', () => {
  const wait = (more: Partial<Attempt>) => watchEnds(attempt({ step: 'wait', ranAt: BEGIN, ...more }));

  test('of a wait lasts a minute, or until the lock opens', () => {
    expect(wait({})).toBe(BEGIN + 60_000);
    expect(wait({ lockedUntil: BEGIN + 290_000 })).toBe(BEGIN + 290_000);
  });

  test('of a wait for a lock that is open already is over at once', () => {
    expect(wait({ lockedUntil: BEGIN - 1 })).toBe(BEGIN);
  });

  test('of its one try is as long as a page may take', () => {
    expect(wait({ runs: 2, lockedUntil: BEGIN + 290_000 })).toBe(BEGIN + 20_000);
  });

  test('has no end where only the user ends it, and none has begun before the doing is over', () => {
    expect(watchEnds(attempt({ step: 'fresh-link' }))).toBeNull();
    const { ranAt: _, ...doing } = attempt();
    expect(watchEnds(doing)).toBeNull();
    expect(watchEnds(null)).toBeNull();
  });
});
