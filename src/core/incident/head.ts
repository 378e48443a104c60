/** An incident in short, for whoever looks for one. All of it is derived from its events. */
import type { FailureKind } from '../catalogue/failures';
import { STEP_ROWS, type StepId } from '../catalogue/steps';
import type { Incident, IncidentEvent } from './events';
import type { IncidentState } from './reduce';

export interface Head extends Omit<Incident, 'events'> {
  /** When the last event was stored, in epoch ms. */
  readonly at: number;
  /** How many events there are. */
  readonly events: number;
  readonly fixedAt: number | null;
  /** What fails, or failed before it was fixed. */
  readonly kind: FailureKind | null;
  /** The tab that the active step works on, or that failed last. */
  readonly tab: number | null;
  readonly active: StepId | null;
  /** The user has agreed to what the active step deletes. */
  readonly consented: boolean;
  /** The user has acted on it. */
  readonly touched: boolean;
  /** Hosts of other agents that fail in the same way. */
  readonly alsoFailing: readonly string[];
}

/** Types of events that need no user. */
const SEEN_ONLY: readonly IncidentEvent['type'][] = ['sighted', 'witnessed', 'explained', 'also-failing'];

function needsUser(event: IncidentEvent): boolean {
  if (SEEN_ONLY.includes(event.type)) return false;
  // A check that ran by itself
  return !(event.type === 'step-ended' && event.by === 'observed' && STEP_ROWS[event.step].runsItself);
}

export function headOf({ events, ...key }: Incident, state: IncidentState): Head {
  const { failure, active, fixed } = state;
  return {
    ...key,
    at: events.at(-1)?.at ?? 0,
    events: events.length,
    fixedAt: fixed?.at ?? null,
    kind: failure?.kind ?? null,
    tab: (active ?? failure)?.tab ?? null,
    active: active?.step ?? null,
    consented: active?.consentedTo !== undefined,
    touched: events.some(needsUser),
    alsoFailing: state.alsoFailing.map(({ host }) => host),
  };
}
