/**
 * Model check of plan and reducer: what must hold whatever pages, user, worker and clock do. Move lists are random, and
 * are shortened when they fail.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyMoves, FAR, type Move, play, WHERE, type World } from '../../testing/moves';
import { STEP_IDS, STEP_ROWS, type StepId } from '../catalogue/steps';
import type { IncidentEvent } from '../incident/events';
import { applyEvent, type IncidentState, reduce } from '../incident/reduce';
import { choosable } from '../plan/choices';
import { planFor } from '../plan/plan';
import { situationOf } from '../plan/situation';
import { type Click, eventsOfClick, startable } from './on-click';

const examples = Object.values(FAR).map(({ moves }) => [[...moves]] satisfies [Move[]]);

/** Checks a property on so many random move lists, and on some that surely get far. */
const holds = (numRuns: number, property: (moves: readonly Move[]) => void) =>
  fc.assert(fc.property(anyMoves, property), { numRuns: numRuns + examples.length, examples });

const check = (look: Parameters<typeof play>[1]) => holds(1_500, moves => void play(moves, look));

test('there are never two steps at once', () => {
  check(
    (() => {
      let open: StepId | null = null;
      return (world: World, news: readonly IncidentEvent[]) => {
        if (world.events.length === news.length) open = null; // a new world
        for (const event of news) {
          if (event.type === 'step-started') {
            expect(open).toBeNull();
            open = event.step;
          }
          // A check that ran by itself ends beside it.
          const ends = event.type === 'step-cancelled' || event.type === 'step-ended';
          if (ends && event.step === open) open = null;
        }
        const { active, fixed } = world.state;
        if (fixed) open = null;
        expect(active?.step ?? null).toBe(open);
      };
    })(),
  );
});

test('nothing is cleared without consent, nor more than was agreed to, nor anything of another site', () => {
  check(({ events }, news) => {
    for (const event of news) {
      if (event.type === 'consented') {
        expect(event.hosts.length).toBeGreaterThan(0);
        for (const host of event.hosts) expect(host).toMatch(/^(?:.+\.)?heyron\.ai$/);
        expect(STEP_ROWS[event.step].asksFirst).toBe(true);
      }
      if (event.type !== 'cleared') continue;
      const at = events.indexOf(event);
      const agreed = events.slice(0, at).findLast(({ type }) => type === 'consented' || type === 'step-started');
      expect(agreed).toMatchObject({ type: 'consented' });
      const hosts = event.report.hosts.map(({ host }) => host);
      expect(agreed?.type === 'consented' && agreed.hosts).toEqual(hosts);
    }
  });
});

test('it is fixed only by a connection that stays, or by the user’s word', () => {
  let before: IncidentState['fixed'] = null;
  check(({ state, events }, news) => {
    if (events.length === news.length) before = null;
    if (state.fixed && !before) {
      const proof = news.find(
        event =>
          event.type === 'declared-fixed' ||
          (event.type === 'sighted' && event.sighting.state === 'connected' && event.sighting.stable),
      );
      expect(proof).toBeDefined();
      expect(state.fixed.word).toBe(proof?.type === 'declared-fixed' ? 'user' : 'observed');
    }
    expect(planFor(state, WHERE).verdict === 'fixed').toBe(state.fixed !== null);
    before = state.fixed;
  });
});

test('there is always a way on, or an honest end', () => {
  check(({ state, doing, now }) => {
    if (!state.failure || state.fixed) return;
    const plan = planFor(state, WHERE);
    const can = (what: Click) => eventsOfClick(state, WHERE, what, { at: now, underWay: doing }).length > 0;
    expect(can({ type: 'it-works' })).toBe(true);
    if (doing) return; // it ends without us, or the next worker finds it
    if (state.active) {
      const { step } = state.active;
      expect(step === 'escalate' || can({ type: 'skip', step })).toBe(true);
    } else if (plan.sent && plan.current === 'escalate') {
      expect(startable(state, WHERE)).toBeNull();
    } else {
      expect(plan.current).not.toBeNull();
      expect(can({ type: 'run', step: plan.current ?? 'escalate' })).toBe(true);
    }
  });
});

test('every step of the guide can be chosen, and what deletes asks first', () => {
  const look = ({ state, doing, now }: World) => {
    const { failure, fixed, active, answers } = state;
    const agreed = active?.consentedTo && active.ranAt === undefined;
    for (const step of STEP_IDS) {
      const added = eventsOfClick(state, WHERE, { type: 'choose', step }, { at: now, underWay: doing });
      const offered = choosable(situationOf(answers, WHERE.origin)).includes(step);
      const may = failure && !fixed && !doing && !agreed && active?.step !== step && offered;
      expect(added.length > 0, step).toBe(Boolean(may));
      if (!may) continue;
      const begun = added.reduce(applyEvent, state).active;
      expect([begun?.step, begun?.consentedTo]).toEqual([step, undefined]);
    }
  };
  holds(150, moves => void play(moves, look));
});

test('no step is offered a third time', () => {
  check(({ state }) => {
    const offered = startable(state, WHERE);
    const tries = state.attempts.filter(({ step }) => step === offered);
    expect(tries.length).toBeLessThan(2);
  });
});

test('what does harm is never offered, nor what is pointless for what has failed', () => {
  check(({ state }) => {
    const { failure, active } = state;
    const offered = startable(state, WHERE);
    if (!failure || active || !offered) return;
    if (/-upgrade$/.test(failure.kind)) expect(['await-approval', 'escalate']).toContain(offered);
    if (failure.kind === 'rate-limited') expect(['wait', 'restart-gateway', 'escalate']).toContain(offered);
    if (['gateway-unreachable', 'origin-not-allowed'].includes(failure.kind))
      expect(offered).not.toBe('clear-site-data');
  });
});

test('no page is loaded by itself more than once for one attempt', () => {
  check(({ events }, news) => {
    const again = news.filter(event => event.type === 'step-ran' && event.again);
    for (const event of again) {
      const at = events.indexOf(event);
      const begun = events.slice(0, at).findLastIndex(({ type }) => type === 'step-started');
      expect(begun).toBeGreaterThan(-1);
    }
    expect(again.length).toBeLessThan(2);
  });
  holds(500, moves => {
    const world = play(moves, () => {});
    const clicksAtLeast = world.events.filter(({ type }) => type === 'step-started').length;
    expect(world.unasked).toBeLessThanOrEqual(clicksAtLeast);
  });
});

test('the same events, written down and read back, give the same state and the same plan', () => {
  holds(500, moves => {
    const { events } = play(moves, () => {});
    const again = JSON.parse(JSON.stringify(events)) as IncidentEvent[];
    expect(reduce(again)).toEqual(reduce(events));
    expect(planFor(reduce(again), WHERE)).toEqual(planFor(reduce(events), WHERE));
  });
});

test.each(Object.entries(FAR))('moves lead to what chance rarely meets: %s', (_, { moves, there }) => {
  expect(there(play(moves, () => {}))).toBe(true);
});
