/** What an incident's events amount to. Pure: the same events always give the same state, whoever reads them back. */

import type { ClearLevel } from '../catalogue/clear-levels';
import type { FailureKind } from '../catalogue/failures';
import type { Answer, Question } from '../catalogue/questions';
import type { ResultSource, StepId, StepResult } from '../catalogue/steps';
import type { ClearReport } from '../clearing/clear-report';
import { lockEnds } from '../sighting/lock';
import type { Witnessed } from '../sighting/page-lifecycle';
import type { Sighting } from '../sighting/sighting';
import type { EventOf, IncidentEvent } from './events';

/** One attempt at a step. Without `ranAt` it is still doing (or asking); without `endedAt` it is being watched. */
export interface Attempt {
  readonly step: StepId;
  readonly tab: number;
  readonly startedAt: number;
  /** The failure that it was to cure. */
  readonly against: FailureKind;
  /** The start, the consent where one is asked, the end of a clearing, or the user's "look again": earlier pages prove nothing. */
  readonly judgedFrom: number;
  readonly consentedTo?: { readonly level: ClearLevel; readonly hosts: readonly string[] };
  /** When the doing was over and the watching began. */
  readonly ranAt?: number;
  /** How often it was done: once, and once more for each "look again". */
  readonly runs: number;
  readonly endedAt?: number;
  readonly result?: StepResult;
  readonly by?: ResultSource;
  readonly finding?: string;
  /** When the gateway's lock opens that the failure told of, in epoch ms; null where there is none. */
  readonly lockedUntil: number | null;
  /** What was seen of the account's session since the start. */
  readonly account?: EventOf<'account'>['seen'];
}

/** The failure as last seen. */
export interface CurrentFailure {
  readonly kind: FailureKind;
  readonly text: string;
  readonly path: string | null;
  readonly tab: number;
  readonly at: number;
  readonly sighting: Sighting;
}

/**
 * Whether the page worked in this browser before: it was seen connected, or holds a device token; it keeps OpenClaw's keys,
 * and none that a gateway gave; or it keeps none of them at all, which says nothing.
 */
export type WorkedBefore = 'yes' | 'no' | 'not-known';

export interface IncidentState {
  /** Of the tabs that fail, what the one that leads shows: `ledBy` says which that is. */
  readonly failure: CurrentFailure | null;
  /** The tabs that failed in this trouble and were not seen connected since, with what each showed last. */
  readonly failing: ReadonlyMap<number, CurrentFailure>;
  readonly fixed: {
    readonly at: number;
    readonly by: StepId | null;
    readonly word: 'observed' | 'user';
  } | null;
  readonly attempts: readonly Attempt[];
  /** The attempt that is under way, if any: there is never more than one. */
  readonly active: Attempt | null;
  readonly answers: Readonly<Partial<Record<Question, Answer>>>;
  readonly clears: readonly ClearReport[];
  /** How many attempts and clears belong to troubles that are over. They do not count as tried; clocks that jump do not matter. */
  readonly over: { readonly attempts: number; readonly clears: number };
  /** The user's own words for support, and the link of their ticket. */
  readonly note: string | null;
  readonly ticket: string | null;
  readonly dismissed: FailureKind | null;
  readonly workedBefore: WorkedBefore;
  /** What was written down last of each tab. It tells news from repetition; what a tab shows now is in no incident. */
  readonly lastSeen: ReadonlyMap<number, EventOf<'sighted'>>;
  /** What befell the failing pages around this trouble. */
  readonly witnessed: readonly Witnessed[];
  /** Other agents that failed in some way when this one did, and have not recovered. */
  readonly alsoFailing: readonly EventOf<'also-failing'>[];
  readonly failures: { readonly count: number; readonly firstAt: number; readonly lastAt: number } | null;
}

/** The state before anything happened. */
export const NOTHING: IncidentState = {
  failure: null,
  failing: new Map(),
  fixed: null,
  attempts: [],
  active: null,
  answers: {},
  clears: [],
  over: { attempts: 0, clears: 0 },
  note: null,
  ticket: null,
  dismissed: null,
  workedBefore: 'not-known',
  lastSeen: new Map(),
  witnessed: [],
  alsoFailing: [],
  failures: null,
};

/** Folds a whole timeline. */
export function reduce(events: readonly IncidentEvent[]): IncidentState {
  return events.reduce(after, NOTHING);
}

/** The state after one more event. */
export function after(state: IncidentState, event: IncidentEvent): IncidentState {
  switch (event.type) {
    case 'sighted':
      return sighted(state, event);
    case 'witnessed':
      return { ...state, witnessed: [...state.witnessed, event.change] };
    case 'also-failing':
      return {
        ...state,
        alsoFailing: event.over
          ? state.alsoFailing.filter(other => other.host !== event.host)
          : [...state.alsoFailing, event],
      };
    case 'step-started':
      return start(state, event);
    case 'consented':
      return onActive(state, event, active => ({
        ...active,
        judgedFrom: event.at,
        consentedTo: { level: event.level, hosts: event.hosts },
      }));
    case 'step-ran':
      return onActive(state, event, active => ran(active, event));
    case 'account':
      return state.active ? { ...state, active: { ...state.active, account: event.seen } } : state;
    case 'step-cancelled':
      return state.active?.step === event.step ? { ...state, active: null } : state;
    case 'step-ended':
      return end(state, event);
    case 'cleared':
      return cleared(state, event.report);
    case 'answered':
      return { ...state, answers: { ...state.answers, [event.question]: event.answer as Answer } };
    case 'noted':
      return { ...state, note: event.text || null };
    case 'ticketed':
      return { ...state, ticket: event.url || null };
    case 'dismissed':
      return { ...state, dismissed: event.kind };
    case 'declared-fixed':
      return state.fixed ? state : fix(state, event.at, 'user');
  }
}

function without<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): ReadonlyMap<Key, Value> {
  return new Map([...map].filter(([each]) => each !== key));
}

function sighted(state: IncidentState, event: EventOf<'sighted'>): IncidentState {
  const { sighting, at, tab } = event;
  const lastSeen = new Map(state.lastSeen).set(tab, event);
  const workedBefore = workedBeforeBy(state, sighting);
  const next = { ...state, lastSeen, workedBefore };
  if (sighting.state === 'connected') {
    const works = { ...next, failing: without(state.failing, tab) };
    return sighting.stable && !event.othersFail && !state.fixed ? fix(works, at, 'observed') : ledBy(works);
  }
  if (sighting.state !== 'failing' || sighting.kind === null) return next;
  const reopened = state.fixed !== null;
  const failure = { kind: sighting.kind, text: sighting.text, path: event.path ?? null, tab, at, sighting };
  const failing = new Map(reopened ? [] : state.failing).set(tab, failure);
  const failures = {
    count: (state.failures?.count ?? 0) + (isAnother(state.lastSeen.get(tab)?.sighting, sighting) ? 1 : 0),
    firstAt: state.failures?.firstAt ?? at,
    lastAt: at,
  };
  const led = ledBy({ ...next, failing, failures });
  const isOther = led.failure === failure && state.dismissed !== sighting.kind;
  return {
    ...led,
    fixed: null,
    over: reopened ? { attempts: state.attempts.length, clears: state.clears.length } : state.over,
    dismissed: reopened || isOther ? null : state.dismissed,
  };
}

/** With what leads of all that fails; what failed last where nothing does any more. */
function ledBy(state: IncidentState): IncidentState {
  return { ...state, failure: leaderOf(state.failing.values()) ?? state.failure };
}

/**
 * The failure that leads: what a connection said stands above what a page shows, and that above what a host answered. Of equals the
 * page that was loaded last leads: it has the freshest credential, and an older one that keeps trying must not turn the plan back
 * and forth.
 */
function leaderOf(failing: Iterable<CurrentFailure>): CurrentFailure | null {
  const rank = ({ sighting: { source, loadedAt } }: CurrentFailure) =>
    [RANKS.indexOf(source), loadedAt] as const;
  return [...failing].reduce<CurrentFailure | null>((leader, each) => {
    if (!leader) return each;
    const [[source, loadedAt], [above, before]] = [rank(each), rank(leader)];
    return source > above || (source === above && loadedAt >= before) ? each : leader;
  }, null);
}

/** What a failure rests on, the least first. */
const RANKS: readonly Sighting['source'][] = [null, 'http', 'label', 'page', 'socket'];

/** As much of a page that is there as its view takes (presence/page.ts). */
interface Page {
  readonly tab: number;
  readonly at: number;
  readonly path: string;
  readonly sighting: Sighting;
}

/**
 * The state as it is for somebody who looks from a tab: its own failure where it has one, else what leads among the tabs whose pages
 * are there. `pages` are those of the incident. What another tab shows never stands for what this one does.
 */
export function seenFrom(state: IncidentState, tab: number, pages: readonly Page[]): IncidentState {
  const { failing, active, fixed } = state;
  const isThere = (one: number) => pages.some(page => page.tab === one);
  const own = isThere(tab) || active?.tab === tab ? (failing.get(tab) ?? shownIn(pages, tab)) : undefined;
  const failure = own ?? leaderOf([...failing.values()].filter(each => isThere(each.tab)));
  return fixed || !failure || failure === state.failure ? state : { ...state, failure };
}

/** What a tab's page shows that fails; undefined where none does. An incident may have been cut, or be behind. */
function shownIn(pages: readonly Page[], tab: number): CurrentFailure | undefined {
  const page = pages.find(each => each.tab === tab && each.sighting.state === 'failing');
  const { kind = null } = page?.sighting ?? {};
  if (!page || kind === null) return undefined;
  const { at, path, sighting } = page;
  return { kind, text: sighting.text, path, tab, at, sighting };
}

/** Nothing takes a yes back: what a page keeps may have been cleared since. */
function workedBeforeBy(
  { workedBefore }: IncidentState,
  { state, keys, knownDevice }: Sighting,
): WorkedBefore {
  if (workedBefore === 'yes' || knownDevice || state === 'connected') return 'yes';
  return keys === false ? 'not-known' : 'no';
}

/** The same failure, told again with more words, is one failure; after a new load or a connection it is another. */
function isAnother(last: Sighting | undefined, { page, loadedAt, kind }: Sighting): boolean {
  return last?.state !== 'failing' || last.page !== page || last.loadedAt !== loadedAt || last.kind !== kind;
}

function start(state: IncidentState, event: EventOf<'step-started'>): IncidentState {
  const failure = state.failing.get(event.tab) ?? state.failure;
  if (state.active || state.fixed || !failure) return state;
  return { ...state, active: { ...attemptAt(event, failure), tab: event.tab } };
}

/** An attempt to cure a failure that begins with this event. */
function attemptAt({ step, at }: { step: StepId; at: number }, failure: CurrentFailure): Attempt {
  return {
    step,
    tab: failure.tab,
    startedAt: at,
    judgedFrom: at,
    runs: 0,
    against: failure.kind,
    lockedUntil: lockEnds(failure.kind, failure.sighting, failure.at),
  };
}

/** A page may still have come, and failed, while others were parked. */
function cleared(state: IncidentState, report: ClearReport): IncidentState {
  const judgedFrom = report.startedAt + report.durationMs;
  const active = state.active && { ...state.active, judgedFrom };
  return { ...state, active, clears: [...state.clears, report] };
}

function ran(active: Attempt, { at, again }: EventOf<'step-ran'>): Attempt {
  return { ...active, ranAt: at, runs: active.runs + 1, judgedFrom: again ? at : active.judgedFrom };
}

function onActive(
  state: IncidentState,
  event: { step: StepId },
  change: (active: Attempt) => Attempt,
): IncidentState {
  return state.active?.step === event.step ? { ...state, active: change(state.active) } : state;
}

function end(state: IncidentState, event: EventOf<'step-ended'>): IncidentState {
  const { step, at, result, by, finding } = event;
  const ended = state.active?.step === step ? state.active : unbegun(state, event);
  if (!ended) return state;
  const attempt: Attempt = {
    ...ended,
    endedAt: at,
    result,
    by,
    ...(finding === undefined ? {} : { finding }),
  };
  return { ...state, active: null, attempts: [...state.attempts, attempt] };
}

/** Skipping ends a step that never began; anything else ends the active one. */
function unbegun(state: IncidentState, event: EventOf<'step-ended'>): Attempt | null {
  const { active, fixed, failing } = state;
  const failure = failing.get(event.tab ?? -1) ?? state.failure;
  return event.result === 'skipped' && !active && !fixed && failure ? attemptAt(event, failure) : null;
}

/** Closes the incident. A step that had done its doing is the one that fixed it; one that was only asking did nothing. */
function fix(state: IncidentState, at: number, word: 'observed' | 'user'): IncidentState {
  const cure = state.active?.ranAt === undefined ? null : state.active;
  const attempts: readonly Attempt[] = cure
    ? [...state.attempts, { ...cure, endedAt: at, result: 'fixed', by: word }]
    : state.attempts;
  return {
    ...state,
    attempts,
    active: null,
    fixed: { at, by: cure?.step ?? null, word },
    failing: new Map(),
    dismissed: null,
    witnessed: [],
    alsoFailing: [],
  };
}
