/**
 * The ways in which a step's result shows, as the rows of the steps name them, and how long it is watched for. "Fixed"
 * is not among them: the incident itself sees a connection.
 */
import { FAILURES, type FailureKind } from '../catalogue/failures';
import { LOAD_MS, type StepRow } from '../catalogue/step-row';
import { STEP_ROWS, type StepEnd } from '../catalogue/steps';
import type { Answer, Question } from '../catalogue/user-questions';
import type { Attempt } from '../incident/reduce';
import type { Sighting } from '../sighting/sighting';

type Sightings = ReadonlyMap<number, Sighting>;
type PrivateSighting = Pick<Sighting, 'state' | 'kind' | 'stable'>;

const BY_PAGES: Record<NonNullable<StepRow['judgedBy']>, (attempt: Attempt, sightings: Sightings) => StepEnd | null> = {
  'next-load': byNextLoad,
  'once-done': onceDone,
  retry: afterRetry,
  'private-page': () => null,
};

/** The end of an attempt by the last sighting of each tab; null if undecided. Connected pages never get here. */
export function endByPages(attempt: Attempt, sightings: Sightings): StepEnd | null {
  const { judgedBy } = STEP_ROWS[attempt.step];
  return judgedBy && BY_PAGES[judgedBy](attempt, sightings);
}

/** The end of an attempt by a page in a private window; only the result of that sighting is kept. */
export function endByPrivatePage(attempt: Attempt, sighting: PrivateSighting): StepEnd | null {
  return looksPrivately(attempt) ? byPrivatePage(attempt, sighting) : null;
}

/** The end of an attempt by the user's answer to the step's own question; null for any other. */
export function endByAnswer(attempt: Attempt, question: Question, answer: Answer): StepEnd | null {
  return looksPrivately(attempt) && STEP_ROWS[attempt.step].asks === question ? byAnswer(attempt, answer) : null;
}

export function looksPrivately({ step }: Pick<Attempt, 'step'>): boolean {
  return STEP_ROWS[step].judgedBy === 'private-page';
}

/** When the active step's watch ends, in epoch ms; null if nothing is watched or only the user ends it. */
export function watchEnds(active: Attempt | null): number | null {
  if (active?.ranAt === undefined) return null;
  const { watchMs, waits } = STEP_ROWS[active.step];
  if (watchMs === null) return null;
  if (waits && active.runs > 1) return active.ranAt + LOAD_MS;
  if (waits && active.lockedUntil !== null) return Math.max(active.ranAt, active.lockedUntil);
  return active.ranAt + watchMs + (FAILURES[active.against].slowToShow ? LOAD_MS : 0);
}

/** Judges by a page load after the action: the same failure again, or another one. */
function byNextLoad(attempt: Attempt, sightings: Sightings): StepEnd | null {
  if (attempt.ranAt === undefined) return null;
  for (const { state, kind, loadedAt } of sightings.values()) {
    if (state !== 'failing' || kind === null || loadedAt < attempt.judgedFrom) continue;
    return kind === attempt.against
      ? { result: 'still-failing', by: 'observed' }
      : { result: 'changed', by: 'observed', finding: kind };
  }
  return null;
}

/**
 * Judges what the user does elsewhere. Until they say that they are done (or it is seen), the same failure may only
 * mean "not done yet"; another failure in a page loaded since the start is news at any time.
 */
function onceDone(attempt: Attempt, sightings: Sightings): StepEnd | null {
  const end = byNextLoad(attempt, sightings);
  return attempt.runs > 1 || end?.result === 'changed' ? end : null;
}

/** Judges nothing before the one retry. */
function afterRetry(attempt: Attempt, sightings: Sightings): StepEnd | null {
  return attempt.runs > 1 ? byNextLoad(attempt, sightings) : null;
}

/**
 * Judges the agent's page in a private window (docs/domain.md, "What a private window proves"). It connects: local
 * state is at fault. The same failure, of a kind that any browser would get or that spares a new one: nothing stored
 * here is at fault. Asked to pair, or for a token, as any new device is: it proves nothing.
 */
function byPrivatePage(attempt: Attempt, { state, kind, stable }: PrivateSighting): StepEnd | null {
  if (state === 'connected') return stable ? connectsThere('observed') : null;
  return state === 'failing' && kind ? failsThere(kind, attempt.against, 'observed') : null;
}

/** Judges the private window by what the user saw there. */
function byAnswer(attempt: Attempt, answer: Answer): StepEnd {
  if (answer === 'connected') return connectsThere('user');
  if (answer === 'same-failure') return failsThere(attempt.against, attempt.against, 'user');
  if (answer === 'asked-to-pair') return { result: 'unproven', by: 'user', finding: 'pairing-required' };
  return { result: 'skipped', by: 'user' };
}

function connectsThere(by: 'observed' | 'user'): StepEnd {
  return { result: 'done', by, finding: 'connects' };
}

function failsThere(kind: FailureKind, against: FailureKind, by: 'observed' | 'user'): StepEnd {
  const { anyBrowser, sparesNew } = FAILURES[kind];
  const proves = kind === against && (anyBrowser || sparesNew);
  return { result: proves ? 'still-failing' : 'unproven', by, finding: kind };
}
