/** Derives an incident's state from its events. Pure: the same events always give the same state. */

import type { ClearLevel } from '../catalogue/clear-levels';
import type { FailureKind } from '../catalogue/failures';
import { type ResultSource, STEP_ROWS, type StepId, type StepResult } from '../catalogue/steps';
import type { Answer, Question } from '../catalogue/user-questions';
import type { AskedWay } from '../catalogue/ways';
import type { ClearReport } from '../clearing/clear-report';
import type { Cause } from '../health/cause';
import { lockedUntil } from '../sighting/lock';
import type { LifecycleBeforeFailure } from '../sighting/page-lifecycle';
import type { Sighting } from '../sighting/sighting';
import type { EventOf, IncidentEvent } from './events';

/** One attempt at a step. Without `ranAt`, it still acts (or asks); without `endedAt`, its result is watched for. */
export interface Attempt {
  readonly step: StepId;
  readonly tab: number;
  readonly startedAt: number;
  /** The failure that it was meant to fix. */
  readonly against: FailureKind;
  /** Pages loaded before this prove nothing: the start, consent, end of a clearing, or the user's "look again". */
  readonly judgedFrom: number;
  readonly consentedTo?: { readonly level: ClearLevel; readonly hosts: readonly string[] };
  /** When its own action ended and watching began. */
  readonly ranAt?: number;
  /** How often it ran: once, plus once for each "look again". */
  readonly runs: number;
  readonly endedAt?: number;
  readonly result?: StepResult;
  readonly by?: ResultSource;
  readonly finding?: string;
  /** When the gateway's lock that the failure reported opens, in epoch ms; null if there is none. */
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
 * Whether the page worked in this browser before. `yes`: it was seen connected, or stores a device token; `no`: it
 * stores OpenClaw's keys, but no token from a gateway; `not-known`: it stores none of the keys, which proves nothing.
 */
export type WorkedBefore = 'yes' | 'no' | 'not-known';

export interface IncidentState {
  /** The failure of the leading one among the failing tabs; `leaderOf` decides which leads. */
  readonly failure: CurrentFailure | null;
  /** The tabs that failed in this trouble and were not seen connected since, with each one's last failure. */
  readonly failing: ReadonlyMap<number, CurrentFailure>;
  readonly fixed: {
    readonly at: number;
    readonly by: StepId | null;
    readonly word: 'observed' | 'user';
  } | null;
  readonly attempts: readonly Attempt[];
  /** The attempt under way; there is never more than one. */
  readonly active: Attempt | null;
  /** Who was asked last in this trouble to approve this browser, and the request that was named; null if nobody. */
  readonly asked: { readonly way: AskedWay; readonly at: number; readonly requestId: string | null } | null;
  readonly answers: Readonly<Partial<Record<Question, Answer>>>;
  readonly clears: readonly ClearReport[];
  /** How many attempts and clears are of earlier troubles, and do not count as tried. Counts survive clock jumps. */
  readonly over: { readonly attempts: number; readonly clears: number };
  /** The user's note for support, and the link to their ticket. */
  readonly note: string | null;
  readonly ticket: string | null;
  /** What the user said "not now" to, or hid, since somebody was asked last. */
  readonly dismissed: FailureKind | null;
  /** The tabs that failed in this trouble. */
  readonly alarmed: ReadonlySet<number>;
  readonly workedBefore: WorkedBefore;
  /** Each tab's last recorded sighting, to tell news from repetition. What a tab shows now is in presence. */
  readonly lastSeen: ReadonlyMap<number, EventOf<'sighted'>>;
  /** What happened to the failing pages around this trouble. */
  readonly witnessed: readonly LifecycleBeforeFailure[];
  /** Other agents that failed at the same time, in whatever way, and have not recovered. */
  readonly alsoFailing: readonly EventOf<'also-failing'>[];
  /** Why it failed in this trouble; null if not known. */
  readonly cause: Cause | null;
  readonly failures: { readonly count: number; readonly firstAt: number; readonly lastAt: number } | null;
}

/** The state before the first event. */
export const INITIAL_STATE: IncidentState = {
  failure: null,
  failing: new Map(),
  fixed: null,
  attempts: [],
  active: null,
  asked: null,
  answers: {},
  clears: [],
  over: { attempts: 0, clears: 0 },
  note: null,
  ticket: null,
  dismissed: null,
  alarmed: new Set(),
  workedBefore: 'not-known',
  lastSeen: new Map(),
  witnessed: [],
  alsoFailing: [],
  cause: null,
  failures: null,
};

/** The state after all these events. */
export function reduce(events: readonly IncidentEvent[]): IncidentState {
  return events.reduce(applyEvent, INITIAL_STATE);
}

/** The state after one more event. */
export function applyEvent(state: IncidentState, event: IncidentEvent): IncidentState {
  switch (event.type) {
    case 'sighted':
      return sighted(state, event);
    case 'witnessed':
      return { ...state, witnessed: [...state.witnessed, event.change] };
    case 'explained':
      return { ...state, cause: event.cause };
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
      return withClear(state, event.report);
    case 'answered':
      return { ...state, answers: { ...state.answers, [event.question]: event.answer as Answer } };
    case 'asked':
      // The wait is another story than the alarm that was sent away
      return { ...state, asked: { way: event.way, at: event.at, requestId: event.requestId }, dismissed: null };
    case 'noted':
      return { ...state, note: event.text || null };
    case 'ticketed':
      return { ...state, ticket: event.url || null };
    case 'dismissed':
      return { ...state, dismissed: event.kind };
    case 'declared-fixed':
      return state.fixed ? state : closeAsFixed(state, event.at, 'user');
  }
}

function withoutKey<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): ReadonlyMap<Key, Value> {
  return new Map([...map].filter(([each]) => each !== key));
}

function sighted(state: IncidentState, event: EventOf<'sighted'>): IncidentState {
  const { sighting, at, tab } = event;
  const lastSeen = new Map(state.lastSeen).set(tab, event);
  const workedBefore = workedBeforeBy(state, sighting);
  const next = { ...state, lastSeen, workedBefore };
  if (sighting.state === 'connected') {
    const works = { ...next, failing: withoutKey(state.failing, tab) };
    return sighting.stable && !event.othersFail && !state.fixed
      ? closeAsFixed(works, at, 'observed')
      : withLeadingFailure(works);
  }
  if (sighting.state !== 'failing' || sighting.kind === null) return next;
  const reopened = state.fixed !== null;
  const failure = { kind: sighting.kind, text: sighting.text, path: event.path ?? null, tab, at, sighting };
  const failing = new Map(reopened ? [] : state.failing).set(tab, failure);
  const failures = {
    count: (state.failures?.count ?? 0) + (isNewFailure(state.lastSeen.get(tab)?.sighting, sighting) ? 1 : 0),
    firstAt: state.failures?.firstAt ?? at,
    lastAt: at,
  };
  const led = withLeadingFailure({ ...next, failing, failures });
  const isOther = led.failure === failure && state.dismissed !== sighting.kind;
  return {
    ...led,
    fixed: null,
    asked: reopened ? null : state.asked,
    cause: reopened ? null : state.cause,
    alarmed: new Set(reopened ? [] : state.alarmed).add(tab),
    over: reopened ? { attempts: state.attempts.length, clears: state.clears.length } : state.over,
    dismissed: reopened || isOther ? null : state.dismissed,
  };
}

/** Sets the leading failure; if nothing fails any more, the last one stays. */
function withLeadingFailure(state: IncidentState): IncidentState {
  return { ...state, failure: leaderOf(state.failing.values()) ?? state.failure };
}

/**
 * The leading failure: what a connection said ranks above what a page shows, and that above what a host answered. Among
 * equals the page loaded last leads: it has the freshest credential, and an older page that keeps retrying must not
 * switch the plan back and forth.
 */
function leaderOf(failing: Iterable<CurrentFailure>): CurrentFailure | null {
  const rank = ({ sighting: { source, loadedAt } }: CurrentFailure) => [RANKS.indexOf(source), loadedAt] as const;
  return [...failing].reduce<CurrentFailure | null>((leader, each) => {
    if (!leader) return each;
    const [[source, loadedAt], [above, before]] = [rank(each), rank(leader)];
    return source > above || (source === above && loadedAt >= before) ? each : leader;
  }, null);
}

/** The evidence for a failure, weakest first. */
const RANKS: readonly Sighting['source'][] = [null, 'http', 'label', 'page', 'socket'];

/** The part of an open page that `seenFrom` needs (presence/page.ts). */
interface Page {
  readonly tab: number;
  readonly at: number;
  readonly path: string;
  readonly sighting: Sighting;
}

/**
 * The state as seen from a tab: its own failure if it has one, else the leading one among the tabs with an open page.
 * `pages` are the incident's. What another tab shows never stands for this one.
 */
export function seenFrom(state: IncidentState, tab: number, pages: readonly Page[]): IncidentState {
  const { failing, active, fixed } = state;
  const isThere = (one: number) => pages.some(page => page.tab === one);
  const own = isThere(tab) || active?.tab === tab ? (failing.get(tab) ?? shownIn(pages, tab)) : undefined;
  const failure = own ?? leaderOf([...failing.values()].filter(each => isThere(each.tab)));
  return fixed || !failure || failure === state.failure ? state : { ...state, failure };
}

/** The failure that a tab's page shows; undefined if none. An incident may lack events, or lag behind. */
function shownIn(pages: readonly Page[], tab: number): CurrentFailure | undefined {
  const page = pages.find(each => each.tab === tab && each.sighting.state === 'failing');
  const { kind = null } = page?.sighting ?? {};
  if (!page || kind === null) return undefined;
  const { at, path, sighting } = page;
  return { kind, text: sighting.text, path, tab, at, sighting };
}

/** A "yes" is final: the page's storage may have been cleared since. */
function workedBeforeBy({ workedBefore }: IncidentState, { state, keys, knownDevice }: Sighting): WorkedBefore {
  if (workedBefore === 'yes' || knownDevice || state === 'connected') return 'yes';
  return !keys ? 'not-known' : 'no';
}

/** A failure reported again with more words is the same one; after a new load or a connection it is another. */
function isNewFailure(last: Sighting | undefined, { page, loadedAt, kind }: Sighting): boolean {
  return last?.state !== 'failing' || last.page !== page || last.loadedAt !== loadedAt || last.kind !== kind;
}

function start(state: IncidentState, event: EventOf<'step-started'>): IncidentState {
  const failure = state.failing.get(event.tab) ?? state.failure;
  if (state.active || state.fixed || !failure) return state;
  return { ...state, active: { ...attemptAt(event, failure), tab: event.tab } };
}

/** An attempt at a failure that begins with this event. */
function attemptAt({ step, at }: { step: StepId; at: number }, failure: CurrentFailure): Attempt {
  return {
    step,
    tab: failure.tab,
    startedAt: at,
    judgedFrom: at,
    runs: 0,
    against: failure.kind,
    lockedUntil: lockedUntil(failure.kind, failure.sighting, failure.at),
  };
}

/** What holds the keys that a gateway knows a browser by. */
const HOLDS_KEYS: ReadonlySet<string> = new Set(['localStorage', 'identity']);

/**
 * Pages that loaded and failed while others were parked do not count. Without its keys this is another browser than the
 * one that somebody was asked to approve.
 */
function withClear(state: IncidentState, report: ClearReport): IncidentState {
  const judgedFrom = report.startedAt + report.durationMs;
  const active = state.active && { ...state.active, judgedFrom };
  const asked = report.hosts.some(({ types }) => types.some(({ type }) => HOLDS_KEYS.has(type))) ? null : state.asked;
  return { ...state, active, asked, clears: [...state.clears, report] };
}

function ran(active: Attempt, { at, again }: EventOf<'step-ran'>): Attempt {
  return { ...active, ranAt: at, runs: active.runs + 1, judgedFrom: again ? at : active.judgedFrom };
}

function onActive(state: IncidentState, event: { step: StepId }, change: (active: Attempt) => Attempt): IncidentState {
  return state.active?.step === event.step ? { ...state, active: change(state.active) } : state;
}

function end(state: IncidentState, event: EventOf<'step-ended'>): IncidentState {
  const { step, at, result, by, finding } = event;
  const ends = state.active?.step === step;
  const ended = ends ? state.active : endedBeforeStart(state, event);
  if (!ended) return state;
  const attempt: Attempt = {
    ...ended,
    endedAt: at,
    result,
    by,
    ...(finding === undefined ? {} : { finding }),
  };
  return { ...state, active: ends ? null : state.active, attempts: [...state.attempts, attempt] };
}

/**
 * An attempt that never began: a step that was skipped, or a check that ran by itself, beside whatever is active. Any
 * other result ends the active step.
 */
function endedBeforeStart(state: IncidentState, event: EventOf<'step-ended'>): Attempt | null {
  const { active, fixed, failing } = state;
  const failure = failing.get(event.tab ?? -1) ?? state.failure;
  if (fixed || !failure) return null;
  const { runsItself } = STEP_ROWS[event.step];
  return (event.result === 'skipped' && !active) || (runsItself && event.tab !== undefined)
    ? attemptAt(event, failure)
    : null;
}

/** Closes the incident. A step that has run is the one that fixed it; one that was still asking did nothing. */
function closeAsFixed(state: IncidentState, at: number, word: 'observed' | 'user'): IncidentState {
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
    witnessed: [],
    alsoFailing: [],
  };
}
