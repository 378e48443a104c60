/**
 * The plan and the reducer, model-checked: pages report whatever they like, the user clicks whatever they like, the worker
 * dies, the clock jumps, and some things never happen. Every list of moves is made by chance and shortened when it fails.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FAILURE_KINDS } from '../../core/failure';
import {
  BEGIN,
  clearReport,
  connected,
  failing,
  HOST,
  REQUEST_ID,
  Story,
  sighting,
} from '../../testing/events';
import type { IncidentEvent } from '../incident/events';
import { type IncidentState, reduce } from '../incident/reduce';
import { planFor } from '../plan/plan';
import { RUNGS } from '../rungs';
import type { Sighting } from '../sighting/sighting';
import { STEP_IDS, type StepId } from '../steps/ids';
import { QUESTIONS } from '../steps/questions';
import { RULES } from '../steps/rules';
import { type Click, clicked, startable } from './click';
import { accountSeen, due, settled, settledPrivately } from './settle';

const WHERE = new Story().incident;

/** An incident and the worker that looks after it, as far as they decide anything. */
class World {
  events: IncidentEvent[] = [];
  now = BEGIN;
  /** The worker is in the middle of the active step's doing. It lives in its memory, and dies with it. */
  doing = false;
  /** Loads that nobody clicked for, since the last click. */
  unasked = 0;

  get state(): IncidentState {
    return reduce(this.events);
  }

  get moment() {
    return { at: this.now, underWay: this.doing };
  }

  /** Adds events as the background does: each addition is settled, and begins what it asks for. */
  add(events: readonly IncidentEvent[]): void {
    if (events.length === 0) return;
    this.events.push(...events);
    const last = events.at(-1);
    if (last?.type === 'consented' || (last?.type === 'step-started' && !RULES[last.step].asksFirst))
      this.doing = true;
    this.add(settled(this.state, this.now));
  }
}

/** One thing that happens. */
interface Move {
  readonly what: string;
  do(world: World): void;
}

const move = (what: string, run: (world: World) => void): Move =>
  ({ what, do: run, toString: () => what }) as Move;

const anyStep = fc.constantFrom(...STEP_IDS);

const anySighting: fc.Arbitrary<(now: number) => Sighting> = fc
  .record({
    state: fc.constantFrom('failing', 'failing', 'failing', 'connected', 'undecided' as const),
    kind: fc.constantFrom('pairing-required', 'pairing-required', 'token-mismatch', ...FAILURE_KINDS),
    stable: fc.boolean(),
    age: fc.constantFrom(0, 0, 10, 60_000),
    knownDevice: fc.boolean(),
    keepsToken: fc.boolean(),
    gatewayVersion: fc.constantFrom(null, '2026.9.6'),
    requestId: fc.constantFrom(null, REQUEST_ID),
    retryAfterMs: fc.constantFrom(null, 1_000, 1e12),
  })
  .map(({ state, kind, stable, age, ...more }) => now => {
    const when = { page: `page-${now - age}`, loadedAt: now - age };
    if (state === 'failing') return failing(kind, { ...when, ...more });
    return state === 'connected' ? connected({ ...when, stable }) : sighting(when);
  });

const seen: fc.Arbitrary<Move> = fc
  .tuple(anySighting, fc.constantFrom(1, 2))
  .map(([make, tab]) =>
    move(`tab ${tab} reports`, world =>
      world.add([{ type: 'sighted', at: world.now, tab, sighting: make(world.now) }]),
    ),
  );

const seenPrivately: fc.Arbitrary<Move> = anySighting.map(make =>
  move('a private window reports', world =>
    world.add(settledPrivately(world.state, make(world.now), world.now)),
  ),
);

const also: fc.Arbitrary<Move> = fc
  .constantFrom(...FAILURE_KINDS)
  .map(kind =>
    move(`another agent fails with ${kind}`, world =>
      world.add([{ type: 'also-failing', at: world.now, kind, host: 'user-0241.c1.heyron.ai' }]),
    ),
  );

const anyClick: fc.Arbitrary<Click> = fc.oneof(
  fc.record({ type: fc.constantFrom('run', 'cancel', 'skip', 'still-failing' as const), step: anyStep }),
  fc.record({
    type: fc.constant('confirm' as const),
    step: anyStep,
    rung: fc.constantFrom(undefined, ...RUNGS),
    hosts: fc.constantFrom(undefined, [], [HOST], [HOST, 'heyron.ai'], ['evil.test'], [HOST, 'notheyron.ai']),
  }),
  fc.constant({ type: 'it-works' as const }),
  fc.record({ type: fc.constant('note' as const), text: fc.string() }),
  fc.record({ type: fc.constant('ticket' as const), url: fc.webUrl() }),
  fc
    .tuple(
      fc.constantFrom(...Object.keys(QUESTIONS), 'constructor'),
      fc.constantFrom(...Object.values(QUESTIONS).flat(), 'x'),
    )
    .map(([question, answer]) => ({ type: 'answer' as const, question, answer })),
);

const click = (world: World, what: Click) => world.add(clicked(world.state, WHERE, what, world.moment));

const clicks: fc.Arbitrary<Move> = anyClick.map(what =>
  move(`click ${JSON.stringify(what)}`, world => click(world, what)),
);

/** A user who does what is next: without one, chance would hardly ever come far. */
const follows: fc.Arbitrary<Move> = fc.constantFrom(
  move('do the next step', world => {
    const step = startable(world.state, WHERE);
    if (step) click(world, { type: 'run', step });
  }),
  move('skip the next step', world => {
    const { current } = planFor(world.state, WHERE);
    if (current) click(world, { type: 'skip', step: current });
  }),
  move('agree', world => {
    const { active } = world.state;
    if (active) click(world, { type: 'confirm', step: active.step, rung: 4, hosts: [HOST] });
  }),
);

/** The doing ends in one of the ways in which it can. */
const doings: fc.Arbitrary<Move> = fc.constantFrom('watch', 'done', 'cannot' as const).map(how =>
  move(`the doing ends: ${how}`, world => {
    const { active } = world.state;
    if (!world.doing || !active) return;
    world.doing = false;
    const [at, step] = [world.now, active.step];
    const report = active.consentedTo && clearReport(active.consentedTo.hosts, {}, at);
    world.add([
      ...(report ? [{ type: 'cleared', at, report } as const] : []),
      how === 'watch'
        ? { type: 'step-ran', at, step }
        : how === 'done'
          ? { type: 'step-ended', at, step, result: 'done', by: 'observed' }
          : {
              type: 'step-ended',
              at,
              step,
              result: 'could-not-run',
              by: 'error',
              finding: 'browser-refused',
            },
    ]);
  }),
);

const fates: fc.Arbitrary<Move> = fc.oneof(
  fc.constant(
    move('the worker dies, and another one wakes', world => {
      world.doing = false;
      world.add(due(world.state, world.moment));
    }),
  ),
  fc.constant(
    move('a deadline comes', world => {
      const events = due(world.state, world.moment);
      if (events.some(({ type }) => type === 'step-ran')) world.unasked++;
      world.add(events);
    }),
  ),
  fc.boolean().map(signedIn =>
    move(`the session cookie is ${signedIn ? 'there' : 'gone'}`, world => {
      const events = accountSeen(world.state, signedIn, world.now);
      if (events.some(({ type }) => type === 'step-ran')) world.unasked++;
      world.add(events);
    }),
  ),
  fc.oneof(fc.integer({ min: 0, max: 60_000 }), fc.integer({ min: -3e6, max: 3e6 })).map(ms =>
    move(`the clock goes ${ms} ms`, world => {
      world.now += ms;
    }),
  ),
);

const anyMoves = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: seen },
    { weight: 1, arbitrary: seenPrivately },
    { weight: 1, arbitrary: also },
    { weight: 4, arbitrary: clicks },
    { weight: 8, arbitrary: follows },
    { weight: 6, arbitrary: doings },
    { weight: 6, arbitrary: fates },
  ),
  { maxLength: 80, size: 'max' },
);

/** Plays the moves, and looks at every new event and every state on the way. */
function play(moves: readonly Move[], look: (world: World, news: readonly IncidentEvent[]) => void): World {
  const world = new World();
  for (const each of moves) {
    const before = world.events.length;
    each.do(world);
    look(world, world.events.slice(before));
  }
  return world;
}

const check = (look: Parameters<typeof play>[1]) =>
  fc.assert(
    fc.property(anyMoves, moves => void play(moves, look)),
    { numRuns: 1_500 },
  );

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
          if (event.type === 'step-cancelled' || event.type === 'step-ended') open = null;
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
        expect(RULES[event.step].asksFirst).toBe(true);
      }
      if (event.type !== 'cleared') continue;
      const at = events.indexOf(event);
      const agreed = events
        .slice(0, at)
        .findLast(({ type }) => type === 'consented' || type === 'step-started');
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
    const can = (what: Click) => clicked(state, WHERE, what, { at: now, underWay: doing }).length > 0;
    expect(can({ type: 'it-works' })).toBe(true);
    if (doing) return; // it ends by itself, or is found by the next worker
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
  fc.assert(
    fc.property(anyMoves, moves => {
      const world = play(moves, () => {});
      const clicksAtLeast = world.events.filter(({ type }) => type === 'step-started').length;
      expect(world.unasked).toBeLessThanOrEqual(clicksAtLeast);
    }),
    { numRuns: 500 },
  );
});

test('the same events, written down and read back, give the same state and the same plan', () => {
  fc.assert(
    fc.property(anyMoves, moves => {
      const { events } = play(moves, () => {});
      const again = JSON.parse(JSON.stringify(events)) as IncidentEvent[];
      expect(reduce(again)).toEqual(reduce(events));
      expect(planFor(reduce(again), WHERE)).toEqual(planFor(reduce(events), WHERE));
    }),
    { numRuns: 500 },
  );
});

test('the moves do come far: steps are done, clearings happen, it is fixed, and sent', () => {
  const met = new Set<string>();
  fc.assert(
    fc.property(anyMoves, moves => {
      const { events, state } = play(moves, ({ state: now }) => {
        if (now.fixed) met.add('fixed');
        if (now.over.attempts) met.add('reopened');
        if (planFor(now, WHERE).sent) met.add('sent');
        if (planFor(now, WHERE).verdict === 'not-this-browser') met.add('not-this-browser');
      });
      for (const { type } of events) met.add(type);
      for (const { result } of state.attempts) met.add(result ?? '');
    }),
    { numRuns: 2_000 },
  );
  for (const wanted of [
    'fixed',
    'reopened',
    'sent',
    'not-this-browser',
    'cleared',
    'account',
    'unproven',
    'changed',
  ])
    expect([...met], wanted).toContain(wanted);
});
