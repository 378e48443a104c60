/** The ways in which a result shows itself. Pure. "Fixed" is not among them: the incident sees a connection by itself. */
import { FAILURES, type FailureKind } from '../catalogue/failures';
import type { Answer } from '../catalogue/questions';
import type { StepEnd } from '../catalogue/steps';
import type { Attempt } from '../incident/reduce';
import type { Sighting } from '../sighting/sighting';

/** Judges by a page load that began after the doing: the same failure again, or another one. */
export function byNextLoad(attempt: Attempt, sightings: ReadonlyMap<number, Sighting>): StepEnd | null {
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
 * Judges what the user does elsewhere. Until they say that it is done (or it is seen), the same failure may only mean
 * "not done yet"; another failure in a page loaded since the start is news at any time.
 */
export function onceDone(attempt: Attempt, sightings: ReadonlyMap<number, Sighting>): StepEnd | null {
  const end = byNextLoad(attempt, sightings);
  return attempt.runs > 1 || end?.result === 'changed' ? end : null;
}

/** Judges nothing before the one retry. */
export function afterRetry(attempt: Attempt, sightings: ReadonlyMap<number, Sighting>): StepEnd | null {
  return attempt.runs > 1 ? byNextLoad(attempt, sightings) : null;
}

/**
 * Judges the agent's page in a private window (docs/domain.md, "What a private window proves"): it connects =
 * local state is at fault; the same failure of a kind that would meet any browser, or that spares a new one = nothing
 * that is stored here; asked to pair, or for a token, is what any new device gets and proves nothing.
 */
export function byPrivatePage(
  attempt: Attempt,
  { state, kind, stable }: Pick<Sighting, 'state' | 'kind' | 'stable'>,
): StepEnd | null {
  if (state === 'connected') return stable ? connectsThere('observed') : null;
  return state === 'failing' && kind ? failsThere(kind, attempt.against, 'observed') : null;
}

/** Judges the private window by what the user saw there. */
export function byAnswer(attempt: Attempt, answer: Answer): StepEnd {
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
