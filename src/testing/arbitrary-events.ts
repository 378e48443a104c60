/** Arbitrary events in any order, including some that the program itself never writes. */
import fc from 'fast-check';
import { CAUSE_IDS } from '../core/catalogue/causes';
import { CLEAR_LEVELS } from '../core/catalogue/clear-levels';
import { FAILURE_KINDS } from '../core/catalogue/failures';
import { ENDINGS, RESULT_SOURCES, STEP_IDS } from '../core/catalogue/steps';
import { QUESTIONS } from '../core/catalogue/user-questions';
import { ASKED_WAYS } from '../core/catalogue/ways';
import type { Cause } from '../core/health/cause';
import { ACCOUNT_STATES, type IncidentEvent } from '../core/incident/events';
import { LIFECYCLE } from '../core/sighting/page-lifecycle';
import type { Sighting } from '../core/sighting/sighting';
import { BEGIN, clearReport, connected, failing, HOST, REQUEST_ID, sighting } from './events';

const kind = fc.constantFrom(...FAILURE_KINDS);
/** Few, so that events often share a step. */
const step = fc.oneof(
  fc.constantFrom('hard-refresh', 'clear-site-data', 'fresh-pairing' as const),
  fc.constantFrom(...STEP_IDS),
);

const details = fc.record({
  page: fc.constantFrom('page-1', 'page-2', 'page-3'),
  loadedAt: fc.integer({ min: BEGIN - 600_000, max: BEGIN + 600_000 }),
  requestId: fc.constantFrom(null, REQUEST_ID),
  knownDevice: fc.boolean(),
  retriesItself: fc.boolean(),
});

const anySighting: fc.Arbitrary<Sighting> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(kind, details).map(([of, more]) => failing(of, more)) },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.boolean(), details).map(([stable, more]) => connected({ ...more, stable })),
  },
  details.map(more => sighting(more)),
);

const report = fc
  .tuple(fc.constantFrom(HOST, 'heyron.ai'), fc.constantFrom(0, 3, null), fc.integer({ min: 0, max: 900_000 }))
  .map(([host, after, from]) => clearReport([host], { localStorage: [4, after] }, BEGIN + from));

const answered = fc
  .constantFrom(...(Object.keys(QUESTIONS) as (keyof typeof QUESTIONS)[]))
  .chain(question =>
    fc.constantFrom(...QUESTIONS[question]).map(answer => ({ type: 'answered', question, answer }) as const),
  );

const change = fc.record({
  what: fc.constantFrom(...LIFECYCLE),
  from: fc.integer({ min: BEGIN - 600_000, max: BEGIN + 600_000 }),
  until: fc.integer({ min: BEGIN - 600_000, max: BEGIN + 600_000 }),
  failedAt: fc.constant(BEGIN),
});

const cause = fc.constantFrom(...CAUSE_IDS).map(
  (of): Cause => ({
    ...{ cause: of, certainty: 'most-likely', proofs: [], start: null },
    ...{ letInAt: BEGIN - 86_400_000, deviceId: null, version: null, versionNow: null },
  }),
);

/** Events without their times. */
const timeless = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('sighted' as const),
      tab: fc.integer({ min: 1, max: 3 }),
      sighting: anySighting,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ type: fc.constant('step-started' as const), step, tab: fc.constant(1) }),
  },
  {
    weight: 3,
    arbitrary: fc.record(
      { type: fc.constant('step-ran' as const), step, again: fc.boolean() },
      { requiredKeys: ['type', 'step'] },
    ),
  },
  {
    weight: 4,
    arbitrary: fc.record(
      {
        type: fc.constant('step-ended' as const),
        step,
        result: fc.constantFrom(...ENDINGS),
        by: fc.constantFrom(...RESULT_SOURCES),
        finding: kind,
      },
      { requiredKeys: ['type', 'step', 'result', 'by'] },
    ),
  },
  fc.record({
    type: fc.constant('consented' as const),
    step,
    level: fc.constantFrom(...CLEAR_LEVELS),
    hosts: fc.constantFrom([], [HOST]),
  }),
  fc.record({ type: fc.constant('step-cancelled' as const), step }),
  fc.record({ type: fc.constant('cleared' as const), report }),
  fc.record({ type: fc.constant('dismissed' as const), kind }),
  fc.record({ type: fc.constant('declared-fixed' as const) }),
  fc.record({
    type: fc.constant('asked' as const),
    way: fc.constantFrom(...ASKED_WAYS),
    requestId: fc.constantFrom(null, REQUEST_ID),
  }),
  fc.record({ type: fc.constant('explained' as const), cause }),
  fc.record({ type: fc.constant('noted' as const), text: fc.string({ maxLength: 600 }) }),
  fc.record({ type: fc.constant('account' as const), seen: fc.constantFrom(...ACCOUNT_STATES) }),
  fc.record({
    type: fc.constant('also-failing' as const),
    kind,
    host: fc.constant('user-0241.c1.heyron.ai'),
  }),
  fc.record({ type: fc.constant('witnessed' as const), tab: fc.constant(1), change }),
  answered,
);

/** A list of events, each some time after the previous one; sometimes the clock was set back in between. */
export const anyEvents: fc.Arbitrary<IncidentEvent[]> = fc
  .array(fc.tuple(timeless, fc.oneof(fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: -3e6, max: 3e6 }))), {
    maxLength: 60,
  })
  .map(list => {
    let at = BEGIN;
    return list.map(([event, pause]) => {
      at += pause;
      return { ...event, at } as IncidentEvent;
    });
  });
