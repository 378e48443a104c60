/** What is stored beside an incident's events, to find it without reading them. All of it is derived from them. */
import * as z from 'zod/mini';
import { FAILURE_KINDS } from '../catalogue/failures';
import { STEP_IDS } from '../catalogue/steps';
import { type Incident, type IncidentEvent, incidentSchema } from './events';
import type { IncidentState } from './reduce';

export const headSchema = z.object({
  ...{ id: incidentSchema.shape.id, origin: z.string(), gateway: z.string(), store: z.string() },
  oneTab: incidentSchema.shape.oneTab,
  /** When the last event was stored, in epoch ms. */
  at: z.number(),
  /** How many events there are. */
  events: z.number(),
  fixedAt: z.nullable(z.number()),
  /** What fails, or failed before it was fixed. */
  kind: z.nullable(z.enum(FAILURE_KINDS)),
  /** The tab that the active step works on, or that failed last. */
  tab: z.nullable(z.number()),
  active: z.nullable(z.enum(STEP_IDS)),
  /** The user has agreed to what the active step deletes. */
  consented: z.boolean(),
  /** The user has acted on it. */
  touched: z.boolean(),
  /** Hosts of other agents that fail in the same way. */
  alsoFailing: z.array(z.string()),
});
export type Head = z.infer<typeof headSchema>;

/** Events that need no user. */
const SEEN_ONLY: readonly IncidentEvent['type'][] = ['sighted', 'witnessed', 'also-failing'];

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
    touched: events.some(({ type }) => !SEEN_ONLY.includes(type)),
    alsoFailing: state.alsoFailing.map(({ host }) => host),
  };
}
