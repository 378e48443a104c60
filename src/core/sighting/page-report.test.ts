import { describe, expect, test } from 'vitest';
import { BEGIN, connected, DEVICE_ID, failing, pageReport, REQUEST_ID, sighting } from '../../testing/events';
import { refusal } from '../../testing/observations';

import { READ } from './longest';
import { type PageReport, pageReportSchema, sightingOf, witnessedIn } from './page-report';

const OTHER_ID = '0badcafe-0000-4000-8000-000000000001';
const MINUTE = 60_000;

/** A report of a refusal, as read from a socket or from the page. */
const refused = (source: 'socket' | 'page'): PageReport => ({
  ...pageReport(failing('pairing-required', { source, requestId: OTHER_ID })),
  refusal: refusal({
    message: 'pairing required',
    reason: 'not-paired',
    requestId: REQUEST_ID,
    deviceId: DEVICE_ID,
    nextStep: 'wait_then_retry',
    role: 'operator',
    scopes: ['operator.admin'],
  }),
});

describe('the sighting that a report makes', () => {
  test.each([failing('token-missing'), connected(), connected({ stable: false }), sighting()])(
    'is that of $state',
    seen => {
      expect(sightingOf(pageReport(seen))).toEqual(seen);
    },
  );

  test('has a refusal’s details where the verdict rests on it', () => {
    expect(sightingOf(refused('socket'))).toMatchObject({
      requestId: REQUEST_ID,
      deviceId: DEVICE_ID,
      reason: 'not-paired',
      nextStep: 'wait_then_retry',
      role: 'operator',
      scopes: ['operator.admin'],
      retriesItself: true,
    });
    expect(sightingOf(refused('page'))).toMatchObject({ requestId: OTHER_ID, reason: null, role: null });
  });

  test('of a drop that was waited out is an unreachable gateway', () => {
    const report = pageReport(failing('gateway-unreachable'));
    const verdict = { ...report.verdict, state: 'dropped' } as PageReport['verdict'];
    expect(sightingOf({ ...report, verdict })).toMatchObject({
      state: 'failing',
      kind: 'gateway-unreachable',
    });
  });

  test.each([
    ['2026.9.6-abc', '2026.9.6'],
    ['nightly', null],
    [null, null],
  ])('of a page that says it is build %s is of version %s', (build, version) => {
    expect(sightingOf({ ...pageReport(sighting()), build }).gatewayVersion).toBe(version);
  });
});

test('what befell a page counts where it ended shortly before a failure, or since', () => {
  const asleep = { what: 'frozen', from: 0, until: BEGIN - 9 * MINUTE } as const;
  const happenings = [
    { ...asleep, until: BEGIN - 11 * MINUTE },
    asleep,
    { ...asleep, until: BEGIN + MINUTE },
  ];
  const report = { ...pageReport(failing('unauthorized')), happenings, failedAt: BEGIN };
  expect(witnessedIn(report).map(({ until }) => until)).toEqual([BEGIN - 9 * MINUTE, BEGIN + MINUTE]);
  expect(witnessedIn(report)[0]).toEqual({ ...asleep, failedAt: BEGIN });
  expect(witnessedIn({ ...report, failedAt: null })).toEqual([]);
  const brief = { what: 'offline', from: BEGIN - 900, until: BEGIN } as const;
  const unloaded = { what: 'discarded', from: BEGIN, until: BEGIN } as const;
  expect(witnessedIn({ ...report, happenings: [brief, unloaded] }).map(({ what }) => what)).toEqual([
    'discarded',
  ]);
});

test.each([
  ['a kind that there is not', { verdict: { state: 'failing', kind: 'x', text: '', source: 'page' } }],
  ['a failure without its kind', { verdict: { state: 'failing' } }],
  ['an id that is none', { refusal: refusal({ deviceId: '$(id)' }) }],
  ['a scope beyond all bounds', { refusal: refusal({ scopes: ['x'.repeat(READ.name + 1)] }) }],
  ['a build beyond all bounds', { build: 'x'.repeat(81) }],
  ['happenings without end', { happenings: Array(21).fill({ what: 'frozen', from: 0, until: 1 }) }],
])('a report with %s is none', (_, more) => {
  expect(pageReportSchema.safeParse({ ...pageReport(connected()), ...more }).success).toBe(false);
});
