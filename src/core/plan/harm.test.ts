/** Do no harm, as a law: for every kind of failure, in every circumstance, for every user. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyEvents } from '../../testing/arbitrary-events';
import { BEGIN, failing, HOST, REQUEST_ID, Story } from '../../testing/events';
import { CAUSE_IDS, CAUSES } from '../catalogue/causes';
import { CLEAR_LEVELS } from '../catalogue/clear-levels';
import { FAILURE_KINDS, FAILURES, type FailureKind } from '../catalogue/failures';
import { PLANS, type PlanRow } from '../catalogue/plans';
import { STEP_IDS, STEP_ROWS, type StepId } from '../catalogue/steps';
import type { Cause } from '../health/cause';
import { type Attempt, reduce } from '../incident/reduce';
import { choicesFor } from './choices';
import { planFor, triedLevels } from './plan';
import { type Circumstances, planNameFor } from './plan-name';
import { suggestedLevel } from './suited-clearing';
import { endByAnswer, endByPrivatePage } from './verify-step';

const WHERE = new Story().incident;
const YES_NO = [true, false] as const;

/** Every circumstance that a plan can depend on. */
const GROUNDS: readonly Circumstances[] = (['yes', 'no', 'not-known'] as const).flatMap(workedBefore =>
  YES_NO.flatMap(clearedSince =>
    YES_NO.flatMap(losesLink => YES_NO.map(asks => ({ workedBefore, clearedSince, losesLink, asks }))),
  ),
);

/** What takes something away: a link's token, a sign-in, stored data, or an approval. */
const COSTS: readonly StepId[] = ['hard-refresh', 'sign-out-in', 'clear-site-data'];

function before(order: readonly StepId[], step: StepId): readonly StepId[] {
  return order.slice(0, order.indexOf(step));
}

describe.each(FAILURE_KINDS)('%s', kind => {
  const { approval, clearing } = FAILURES[kind];
  const plans = GROUNDS.map(grounds => {
    const row: PlanRow = PLANS[planNameFor(kind, grounds)];
    return { grounds, row, orders: [row.hosted, row.own] };
  });

  test('offers nothing harmful, least of all first', () => {
    for (const { row, orders } of plans)
      for (const order of orders) {
        expect(order.filter(step => row.harmful.includes(step))).toEqual([]);
        expect(['sign-out-in', 'clear-site-data']).not.toContain(order[0]);
      }
  });

  test('sends nobody who runs the agent to heyron’s account site', () => {
    for (const { row } of plans) for (const step of row.own) expect(STEP_ROWS[step].onAccountSite).not.toBe('always');
  });

  test('is cleared only where something stored can be at fault, and after what costs less', () => {
    for (const { orders } of plans)
      for (const order of orders) {
        if (!order.includes('clear-site-data')) continue;
        expect(clearing.levels, 'nothing stored is at fault').not.toBeNull();
        const milder: readonly StepId[] = ['hard-refresh', 'fresh-link', 'fresh-pairing', 'await-approval'];
        expect(before(order, 'clear-site-data').some(step => milder.includes(step))).toBe(true);
      }
  });

  test('is cleared at the smallest level that can help, and never beyond the largest', () => {
    const [smallest, largest] = clearing.levels ?? [1, 1];
    expect(smallest).toBeLessThanOrEqual(largest);
    expect(suggestedLevel(kind, [])).toBe(smallest);
    for (const level of CLEAR_LEVELS) expect(suggestedLevel(kind, [level])).toBe(largest);
  });

  test('asks for the approval before it costs anybody anything, where a request is in hand', () => {
    if (!approval) return;
    for (const { grounds, orders } of plans) {
      if (!grounds.asks) continue;
      for (const order of orders) {
        const waits = order.findIndex(step => STEP_ROWS[step].waitsForApproval);
        expect(waits).toBeGreaterThanOrEqual(0);
        expect(order.slice(0, waits).filter(step => COSTS.includes(step))).toEqual([]);
      }
    }
  });

  test('loses nobody’s link: what holds it in memory alone is not loaded again before it was of use', () => {
    if (!approval && !FAILURES[kind].locked) return;
    for (const { grounds, orders } of plans)
      if (grounds.losesLink) for (const order of orders) expect(order).not.toContain('hard-refresh');
  });

  test('takes nothing from a browser that was just cleared', () => {
    if (clearing.progress === null) return;
    for (const { grounds, orders } of plans)
      if (grounds.clearedSince)
        for (const order of orders) expect(order.filter(step => COSTS.includes(step))).toEqual([]);
  });

  test('is cleared so also by somebody who does all that is proposed, and whom nothing helps', () => {
    const [smallest, largest] = clearing.levels ?? [1, 1];
    const story = new Story().fails(kind, { knownDevice: true, keepsToken: true });
    const levels: number[] = [];
    for (let next = story.plan.current; next && next !== 'escalate'; next = story.plan.current) {
      if (next !== 'clear-site-data') {
        story.tries(next, next === 'right-gateway' ? 'done' : 'still-failing');
        continue;
      }
      const level = suggestedLevel(kind, triedLevels(story.state));
      levels.push(level);
      story.starts(next).consents(next, [HOST], level).ran(next).ends(next, 'still-failing');
    }
    expect(levels).toEqual(clearing.levels === null ? [] : [...new Set([smallest, largest])]);
  });
});

describe.each(FAILURE_KINDS.filter(kind => FAILURES[kind].sparesNew))('%s, met in a private window as well', kind => {
  const STEPS = STEP_IDS.filter(step => step !== 'private-window' && step !== 'escalate');
  const PRIVATELY = ['observed', 'user'] as const;

  test.each(PRIVATELY)('as %s, is never cleared next, whatever was or is tried besides', by => {
    fc.assert(
      fc.property(fc.subarray([...STEPS]), fc.subarray([...STEPS]), (first, later) => {
        const story = new Story().fails(kind, { knownDevice: true, keepsToken: true });
        for (const step of first) story.tries(step, 'still-failing');
        story.starts('private-window').ran('private-window');
        const { active } = story.state;
        const judged = active && byWay(active, kind)[by];
        if (!judged) throw new Error('it is not judged');
        story.ends('private-window', judged.result, judged.finding);
        for (const step of later) {
          expect(story.plan.current).not.toBe('clear-site-data');
          story.tries(step, 'still-failing');
        }
        expect(story.plan.steps.filter(({ result }) => result === 'pending').map(({ step }) => step)).not.toContain(
          'clear-site-data',
        );
      }),
      { numRuns: 60 },
    );
  });
});

/** What decides the step: a page in the private window, or the user's word. */
function byWay(attempt: Attempt, kind: FailureKind) {
  return {
    observed: endByPrivatePage(attempt, failing(kind)),
    user: endByAnswer(attempt, 'private-window', 'same-failure'),
  };
}

describe.each(CAUSE_IDS)('where it is known why: %s', cause => {
  const { spares, first } = CAUSES[cause];
  const because: Cause = {
    ...{ cause, certainty: 'most-likely', proofs: [], start: 1, letInAt: BEGIN },
    ...{ deviceId: null, version: null, versionNow: null },
  };

  test.each(FAILURE_KINDS)('against %s, what cannot help is not offered, and nothing that harms comes first', kind => {
    for (const more of [{ knownDevice: true, keepsToken: true }, { keys: false }, { requestId: REQUEST_ID }, {}]) {
      const before = new Story().fails(kind, more);
      const story = new Story().fails(kind, more).add({ type: 'explained', at: BEGIN, cause: because });
      const { name, steps, losesLink } = story.plan;
      const order = steps.map(({ step }) => step);
      expect(order.filter(step => spares.includes(step))).toEqual([]);
      // It takes and orders, and adds nothing.
      expect(before.plan.steps.map(({ step }) => step)).toEqual(expect.arrayContaining(order));
      expect(order.filter(step => name && PLANS[name].harmful?.includes(step))).toEqual([]);
      expect(order).toContain('escalate');
      if (losesLink) expect(order).not.toContain('hard-refresh');
      const usual = before.plan.steps.map(({ step }) => step);
      const waits = usual.findIndex(step => STEP_ROWS[step].waitsForApproval);
      const later = COSTS.filter(step => waits >= 0 && usual.indexOf(step) > waits && order.includes(step));
      const place = order.findIndex(step => STEP_ROWS[step].waitsForApproval);
      for (const step of later) expect(order.indexOf(step)).toBeGreaterThan(place);
      const next = order.find(step => !STEP_ROWS[step].runsItself);
      if (first && order.includes(first) && !later.includes(first)) expect(next).toBe(first);
    }
  });

  test('the user may still choose it, and is told that it is pointless', () => {
    const story = new Story().fails('pairing-required', { knownDevice: true });
    story.add({ type: 'explained', at: BEGIN, cause: because });
    const { failure } = story.state;
    const warnings = failure ? choicesFor(story.plan, failure) : [];
    for (const step of spares) expect(warnings.find(choice => choice.step === step)?.warning).toBe('pointless');
  });
});

test('a refusal that no row knows: its words, the right address, one report', () => {
  for (const grounds of GROUNDS) {
    const row: PlanRow = PLANS[planNameFor('refused-unknown', grounds)];
    for (const order of [row.hosted, row.own])
      expect(order.filter(step => step !== 'right-gateway')).toEqual(['escalate']);
  }
});

test('a page for another protocol is loaded fresh once, and then reported, however often it is loaded and however its refusal is worded', () => {
  const words = fc.constantFrom('protocol mismatch', 'build mismatch', 'client version mismatch');
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 8 }), texts => {
      const story = new Story();
      story.fails('version-mismatch', { text: 'protocol mismatch', keys: false });
      expect(story.plan.current).toBe('hard-refresh');
      story.starts('hard-refresh').ran('hard-refresh');
      for (const [n, text] of texts.entries())
        story.fails('version-mismatch', { text, page: `load-${n}`, keys: false });
      story.ends('hard-refresh', 'still-failing');
      for (const [n, text] of texts.entries())
        story.fails('version-mismatch', { text, page: `later-${n}`, keys: false });
      expect(story.plan).toMatchObject({ current: 'escalate', verdict: 'not-this-browser' });
      expect(story.plan.steps.map(({ step }) => step)).toEqual(['hard-refresh', 'right-gateway', 'escalate']);
    }),
    { numRuns: 50 },
  );
});

test('a request in hand is approved first, whatever was known of the browser', () => {
  for (const more of [{ knownDevice: true }, { keys: false }, {}]) {
    const story = new Story().fails('pairing-required', { ...more, requestId: REQUEST_ID });
    story.tries('right-gateway', 'done');
    expect(story.plan.verdict).toBe('owner-must-approve');
  }
});

test('whatever happened, clearing comes next only where something stored can be at fault', () => {
  fc.assert(
    fc.property(anyEvents, events => {
      for (let upTo = 1; upTo <= events.length; upTo++) {
        const state = reduce(events.slice(0, upTo));
        const { current } = planFor(state, WHERE);
        if (current !== 'clear-site-data' || state.active || !state.failure) continue;
        const { clearing, sparesNew } = FAILURES[state.failure.kind];
        expect(clearing.levels).not.toBeNull();
        const { kind } = state.failure;
        const seen = state.attempts.slice(state.over.attempts).filter(({ step }) => step === 'private-window');
        if (sparesNew) expect(seen.map(({ finding }) => finding)).not.toContain(kind);
      }
    }),
    { numRuns: 200 },
  );
});
