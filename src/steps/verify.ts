/** The ways in which a result shows itself. Pure. "Fixed" is not among them: the incident sees a connection by itself. */
import type { Attempt } from '../core/incident/reduce';
import type { Sighting } from '../core/sighting/sighting';
import type { StepEnd } from './step';

/** Judges by a page load that began after the doing: the same failure again, or another one. */
export function byNextLoad(attempt: Attempt, sightings: ReadonlyMap<number, Sighting>): StepEnd | null {
  if (attempt.ranAt === undefined) return null;
  for (const { state, kind, loadedAt } of sightings.values()) {
    if (state !== 'failing' || kind === null || loadedAt < attempt.begunAt) continue;
    return kind === attempt.against
      ? { result: 'still-failing', by: 'observed' }
      : { result: 'changed', by: 'observed', finding: kind };
  }
  return null;
}

/** Judges by another failure in a page loaded since the start; the same failure may only mean "not done yet". */
export function byAnotherFailure(attempt: Attempt, sightings: ReadonlyMap<number, Sighting>): StepEnd | null {
  const end = byNextLoad(attempt, sightings);
  return end?.result === 'changed' ? end : null;
}
