/** What an incident's events amount to. Pure: the same events always give the same state, whoever reads them back. */

import type { ClearLevel } from '../clear-levels';
import type { FailureKind } from '../failure';
import type { Witnessed } from '../sighting/lifecycle';
import { lockEnds } from '../sighting/lock';
import type { Sighting } from '../sighting/sighting';
import type { ResultSource, StepId, StepResult } from '../steps/ids';
import type { Answer, Question } from '../steps/questions';
import type { ClearReport } from './clear-report';
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
  readonly failure: CurrentFailure | null;
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
        alsoFailing: event.over ? without(state, event.host) : [...state.alsoFailing, event],
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

function without({ alsoFailing }: IncidentState, host: string): IncidentState['alsoFailing'] {
  return alsoFailing.filter(other => other.host !== host);
}

function sighted(state: IncidentState, event: EventOf<'sighted'>): IncidentState {
  const { sighting, at, tab } = event;
  const lastSeen = new Map(state.lastSeen).set(tab, event);
  const workedBefore = workedBeforeBy(state, sighting);
  const next = { ...state, lastSeen, workedBefore };
  if (sighting.state === 'connected')
    return sighting.stable && !event.othersFail && !state.fixed ? fix(next, at, 'observed') : next;
  if (sighting.state !== 'failing' || sighting.kind === null) return next;
  const reopened = state.fixed !== null;
  const failures = {
    count: (state.failures?.count ?? 0) + (isAnother(state.lastSeen.get(tab)?.sighting, sighting) ? 1 : 0),
    firstAt: state.failures?.firstAt ?? at,
    lastAt: at,
  };
  if (!reopened && !leads(state.failure, event)) return { ...next, failures };
  const dismissed = reopened || state.dismissed !== sighting.kind ? null : state.dismissed;
  return {
    ...next,
    failure: { kind: sighting.kind, text: sighting.text, path: event.path ?? null, tab, at, sighting },
    fixed: null,
    over: reopened ? { attempts: state.attempts.length, clears: state.clears.length } : state.over,
    dismissed,
    failures,
  };
}

/** Nothing takes a yes back: what a page keeps may have been cleared since. */
function workedBeforeBy(
  { workedBefore }: IncidentState,
  { state, keys, knownDevice }: Sighting,
): WorkedBefore {
  if (workedBefore === 'yes' || knownDevice || state === 'connected') return 'yes';
  return keys === false ? 'not-known' : 'no';
}

/** After this long without news the page loaded last is taken to be closed. In ms. */
const LEADS_FOR_MS = 5 * 60_000;

/**
 * Whether a sighting says what the incident's failure is now. Of several failing tabs the page loaded last does: it has
 * the freshest credential, and an older one that keeps retrying must not turn the plan back and forth.
 */
function leads(current: CurrentFailure | null, { tab, at, sighting }: EventOf<'sighted'>): boolean {
  return (
    current === null ||
    current.tab === tab ||
    sighting.loadedAt >= current.sighting.loadedAt ||
    at - current.at > LEADS_FOR_MS
  );
}

/** The same failure, told again with more words, is one failure; after a new load or a connection it is another. */
function isAnother(last: Sighting | undefined, { page, loadedAt, kind }: Sighting): boolean {
  return last?.state !== 'failing' || last.page !== page || last.loadedAt !== loadedAt || last.kind !== kind;
}

function start(state: IncidentState, event: EventOf<'step-started'>): IncidentState {
  if (state.active || state.fixed || !state.failure) return state;
  return { ...state, active: { ...attemptAt(event, state.failure), tab: event.tab } };
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
function unbegun({ active, fixed, failure }: IncidentState, event: EventOf<'step-ended'>): Attempt | null {
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
    dismissed: null,
    witnessed: [],
    alsoFailing: [],
  };
}
