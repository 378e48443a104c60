/**
 * Moves against one incident, random or scripted: pages report anything, the user clicks anything, the worker dies, the
 * clock jumps, and some things never happen.
 */
import fc from 'fast-check';
import { CLEAR_LEVELS } from '../core/catalogue/clear-levels';
import { FAILURE_KINDS, type FailureKind } from '../core/catalogue/failures';
import { STEP_IDS, STEP_ROWS } from '../core/catalogue/steps';
import { QUESTIONS } from '../core/catalogue/user-questions';
import { ASKED_WAYS } from '../core/catalogue/ways';
import type { IncidentEvent } from '../core/incident/events';
import { type IncidentState, reduce } from '../core/incident/reduce';
import { checkDue, planFor } from '../core/plan/plan';
import { sightedAt } from '../core/presence/page';
import { markOthersFailing, type Presence, withPage } from '../core/presence/presence';
import type { Sighting } from '../core/sighting/sighting';
import { type Click, eventsOfClick, startable } from '../core/transitions/on-click';
import {
  endByObservation,
  endByPrivateWindow,
  endByTimeout,
  eventsOfAccountChange,
  fixByObservation,
} from '../core/transitions/on-observation';
import { BEGIN, clearReport, connected, failing, HOST, present, REQUEST_ID, Story, sighting } from './events';

/** Where the incident is. */
export const WHERE = new Story().incident;

/** An incident and its worker, as far as they decide anything. */
export class World {
  events: IncidentEvent[] = [];
  now = BEGIN;
  /** The pages of the incident that are open now. */
  pages: Presence = [];
  /** The worker is running the active step. This lives in its memory, and dies with it. */
  doing = false;
  /** Reloads without a click since the last click. */
  unasked = 0;

  private folded = { count: 0, state: reduce([]) };

  get state(): IncidentState {
    const count = this.events.length;
    if (this.folded.count !== count) this.folded = { count, state: reduce(this.events) };
    return this.folded.state;
  }

  get moment() {
    return { at: this.now, underWay: this.doing };
  }

  /** Adds events as the background does: each addition is settled, and starts what it asks for. */
  add(events: readonly IncidentEvent[]): void {
    if (events.length === 0) return;
    this.events.push(...events);
    const last = events.at(-1);
    if (last?.type === 'consented' || (last?.type === 'step-started' && !STEP_ROWS[last.step].asksFirst))
      this.doing = true;
    this.settle();
  }

  /** A page of a tab shows something. */
  see(tab: number, seen: Sighting): void {
    const page = present(seen, tab, { at: this.now });
    this.pages = withPage(this.pages, page);
    const others = this.pages.filter(other => other.tab !== tab);
    if (seen.state !== 'undecided') this.add([markOthersFailing(sightedAt(this.now, page), WHERE, others)]);
    else this.settle();
  }

  /** Pages leave. */
  leave(gone: (tab: number) => boolean): void {
    this.pages = this.pages.filter(({ tab }) => !gone(tab));
    this.settle();
  }

  /** Records what any change decides. */
  settle(): void {
    const end = endByObservation(this.state, this.pages, this.now);
    this.add(end.length ? end : fixByObservation(this.state, this.pages, this.now));
  }
}

export interface Move {
  readonly what: string;
  do(world: World): void;
}

const move = (what: string, run: (world: World) => void): Move => ({ what, do: run, toString: () => what }) as Move;

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

const reports = (make: (now: number) => Sighting, tab = 1) =>
  move(`tab ${tab} reports`, world => world.see(tab, make(world.now)));

const reportsPrivately = (make: (now: number) => Sighting) =>
  move('a private window reports', world => world.add(endByPrivateWindow(world.state, make(world.now), world.now)));

const failsToo = (kind: FailureKind) =>
  move(`another agent fails with ${kind}`, world =>
    world.add([{ type: 'also-failing', at: world.now, kind, host: 'user-0241.c1.heyron.ai' }]),
  );

const seen = fc.tuple(anySighting, fc.constantFrom(1, 2)).map(([make, tab]) => reports(make, tab));
const seenPrivately = anySighting.map(reportsPrivately);
const also = fc.constantFrom(...FAILURE_KINDS).map(failsToo);

const anyClick: fc.Arbitrary<Click> = fc.oneof(
  fc.record({
    type: fc.constantFrom('run', 'choose', 'cancel', 'skip', 'still-failing' as const),
    step: anyStep,
  }),
  fc.record({
    type: fc.constant('confirm' as const),
    step: anyStep,
    level: fc.constantFrom(undefined, ...CLEAR_LEVELS),
    hosts: fc.constantFrom(undefined, [], [HOST], [HOST, 'heyron.ai'], ['evil.test'], [HOST, 'notheyron.ai']),
  }),
  fc.constant({ type: 'it-works' as const }),
  fc.record({ type: fc.constant('asked' as const), way: fc.constantFrom(...ASKED_WAYS) }),
  fc.record({ type: fc.constant('note' as const), text: fc.string() }),
  fc.record({ type: fc.constant('ticket' as const), url: fc.webUrl() }),
  fc
    .tuple(
      fc.constantFrom(...Object.keys(QUESTIONS), 'constructor'),
      fc.constantFrom(...Object.values(QUESTIONS).flat(), 'x'),
    )
    .map(([question, answer]) => ({ type: 'answer' as const, question, answer })),
);

const click = (world: World, what: Click) => world.add(eventsOfClick(world.state, WHERE, what, world.moment));

const clicks = (what: Click) => move(`click ${JSON.stringify(what)}`, world => click(world, what));

const doesNext = move('do the next step', world => {
  const step = startable(world.state, WHERE);
  if (step) click(world, { type: 'run', step });
});

const skipsNext = move('skip the next step', world => {
  const { current } = planFor(world.state, WHERE);
  if (current) click(world, { type: 'skip', step: current });
});

const agrees = move('agree', world => {
  const { active } = world.state;
  if (active) click(world, { type: 'confirm', step: active.step, level: 4, hosts: [HOST] });
});

const checks = move('the check that runs by itself ends', world => {
  const [step, { failure }] = [checkDue(world.state, WHERE), world.state];
  const end = { result: 'done', by: 'observed', finding: 'own-gateway-alive' } as const;
  if (step && failure) world.add([{ type: 'step-ended', at: world.now, step, tab: failure.tab, ...end }]);
});

/** A user who does what is next; with random moves alone a story would hardly ever get far. */
const follows = fc.constantFrom(doesNext, skipsNext, agrees);

/** The step's code ends in one of its possible ways. */
const ends = (how: 'watch' | 'done' | 'cannot') =>
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
  });

const dies = move('the worker dies, and another one wakes', world => {
  world.doing = false;
  world.add(endByTimeout(world.state, world.moment));
});

const deadline = move('a deadline comes', world => {
  const events = endByTimeout(world.state, world.moment);
  if (events.some(({ type }) => type === 'step-ran')) world.unasked++;
  world.add(events);
});

const session = (signedIn: boolean) =>
  move(`the session cookie is ${signedIn ? 'there' : 'gone'}`, world => {
    const events = eventsOfAccountChange(world.state, signedIn, world.now);
    if (events.some(({ type }) => type === 'step-ran')) world.unasked++;
    world.add(events);
  });

const later = (ms: number) =>
  move(`the clock goes ${ms} ms`, world => {
    world.now += ms;
  });

const leaves = (tab: number) =>
  move(`tab ${tab} is closed, or goes elsewhere`, world => world.leave(each => each === tab));

const doubles = move('tab 1 is duplicated', world => {
  const seen = world.pages.find(({ tab }) => tab === 1)?.sighting;
  if (seen) world.see(3, { ...seen, page: `page-${world.now}-of-3`, loadedAt: world.now });
});

const restarts = move('the browser ends, and begins again without a page', world => {
  world.doing = false;
  world.leave(() => true);
  world.add(endByTimeout(world.state, world.moment));
});

const fates = fc.oneof(
  fc.constantFrom(leaves(1), leaves(2), leaves(3), doubles, restarts),
  fc.constant(dies),
  fc.constant(checks),
  fc.constant(deadline),
  fc.boolean().map(session),
  fc.oneof(fc.integer({ min: 0, max: 60_000 }), fc.integer({ min: -3e6, max: 3e6 })).map(later),
);

/** Random moves in any order. */
export const anyMoves = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: seen },
    { weight: 1, arbitrary: seenPrivately },
    { weight: 1, arbitrary: also },
    { weight: 4, arbitrary: anyClick.map(clicks) },
    { weight: 8, arbitrary: follows },
    { weight: 6, arbitrary: fc.constantFrom('watch', 'done', 'cannot' as const).map(ends) },
    { weight: 6, arbitrary: fates },
  ),
  { maxLength: 80, size: 'max' },
);

/** Plays the moves, and checks every new event and every state on the way. */
export function play(moves: readonly Move[], look: (world: World, news: readonly IncidentEvent[]) => void): World {
  const world = new World();
  for (const each of moves) {
    const before = world.events.length;
    each.do(world);
    look(world, world.events.slice(before));
  }
  return world;
}

const fails = (kind: FailureKind) =>
  reports(now => failing(kind, { page: `page-${now}`, loadedAt: now, knownDevice: true, keepsToken: true }));
const connects = reports(now => connected({ page: `page-${now}`, loadedAt: now }));
const skips = (steps: number) => Array<Move>(steps).fill(skipsNext);
/** A page has failed with the long plan, and so many of its steps are skipped. */
const stale = (skipped: number) => [fails('pairing-required'), later(1_000), ...skips(skipped), doesNext];

interface Far {
  readonly moves: readonly Move[];
  there(world: World): boolean;
}

/** Move sequences that random moves reach too rarely. */
export const FAR: Readonly<Record<string, Far>> = {
  fixed: {
    moves: [...stale(0), ends('watch'), later(1_000), connects],
    there: ({ state }) => state.fixed?.by === 'hard-refresh',
  },
  reopened: {
    moves: [...stale(0), ends('watch'), later(1_000), connects, later(1_000), fails('pairing-required')],
    there: ({ state }) => state.over.attempts > 0,
  },
  sent: {
    moves: [fails('scope-upgrade'), skipsNext, doesNext, ends('done')],
    there: ({ state }) => planFor(state, WHERE).sent,
  },
  'not-this-browser': {
    moves: [fails('gateway-unreachable'), failsToo('gateway-unreachable'), ...skips(4)],
    there: ({ state }) => planFor(state, WHERE).verdict === 'not-this-browser',
  },
  cleared: {
    moves: [...stale(3), agrees, ends('watch')],
    there: ({ events }) => events.some(({ type }) => type === 'cleared'),
  },
  account: {
    moves: [...stale(1), ends('watch'), session(false), session(true)],
    there: ({ state }) => state.active?.account === 'signed-in',
  },
  'loaded once more by itself': {
    moves: [
      ...[fails('rate-limited'), later(1_000), doesNext, ends('watch'), later(3_600_000), deadline],
      ...[later(20_000), deadline, deadline],
    ],
    there: ({ state, unasked }) => unasked === 1 && state.attempts.at(-1)?.step === 'wait',
  },
  unproven: {
    moves: [...stale(0), ends('watch'), later(20_000), deadline],
    there: ({ state }) => state.attempts.at(-1)?.result === 'unproven',
  },
  changed: {
    moves: [...stale(0), ends('watch'), later(1_000), fails('token-mismatch')],
    there: ({ state }) => state.attempts.at(-1)?.result === 'changed',
  },
};
