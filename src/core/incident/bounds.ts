/** How much history is kept: limits per incident, per host and in all, and on age. */
import { hostOf, type IncidentEvent } from './events';
import type { Head } from './head';

/** Above this, an incident's oldest sightings are dropped; what the user and the steps did stays. */
export const MOST_EVENTS = 400;
const MOST_BYTES_OF_INCIDENT = 1_000_000;
/** Old incidents are kept for their packets. A host's pages name port and gateway, so could create any number. */
const MOST_INCIDENTS = 20;
const MOST_OF_HOST = 3;
const MOST_BYTES = 10_000_000;
const DAY_MS = 86_400_000;

/** A record of an event, and its stored size. */
export interface SizedEvent {
  readonly event: IncidentEvent;
  readonly bytes: number;
}

/**
 * An incident's surplus events, in order: the oldest sightings that decided nothing. Those that opened, fixed or
 * reopened the incident stay, since the steps in between would mean something else without them.
 */
export function eventsToDrop<T extends SizedEvent>(records: readonly T[]): T[] {
  let excess = records.length - MOST_EVENTS;
  let bytes = records.reduce((sum, each) => sum + each.bytes, 0) - MOST_BYTES_OF_INCIDENT;
  let closed = true;
  return records.filter(({ event, bytes: its }) => {
    if (event.type === 'declared-fixed') closed = true;
    if (event.type === 'sighted') {
      const { state, stable } = event.sighting;
      const decides = state === 'failing' ? closed : stable;
      if (decides) closed = state !== 'failing';
      if (decides) return false;
    } else if (event.type !== 'witnessed' && event.type !== 'also-failing') return false;
    if (excess <= 0 && bytes <= 0) return false;
    excess--;
    bytes -= its;
    return true;
  });
}

/** An incident's head, and the size of it with its events. */
export type SizedIncident = Pick<Head, 'id' | 'origin' | 'oneTab' | 'at' | 'fixedAt' | 'touched' | 'active'> & {
  readonly bytes: number;
};

/** What must be known to make room: the incident that was just opened, and the tabs with a heyron page. */
export interface CleanupContext {
  readonly opened?: string | undefined;
  readonly tabs: ReadonlySet<number>;
}

/**
 * Incidents in the order in which they are dropped. A website can open any number of tabs, so those about one tab go
 * first: those of closed tabs, then the newest, so that earlier ones survive. After these, the oldest go first.
 */
export function evictionOrder<T extends Pick<Head, 'id' | 'oneTab' | 'at'>>(
  all: readonly T[],
  { tabs }: CleanupContext,
): T[] {
  const rank = ({ oneTab }: T) => (oneTab === undefined ? 2 : tabs.has(oneTab) ? 1 : 0);
  return [...all].sort(
    (one, other) => rank(one) - rank(other) || (rank(one) === 1 ? other.at - one.at : one.at - other.at),
  );
}

/**
 * The ids of the incidents to drop: those that ended over `keptDays` ago, then the first in `evictionOrder` while there
 * are too many. What the user has acted on stays until it is that old, and so does what was just opened.
 */
export function incidentsToDrop(
  all: readonly SizedIncident[],
  now: number,
  keptDays: number,
  goingOn: CleanupContext,
): string[] {
  const isOver = ({ fixedAt }: SizedIncident) => fixedAt !== null && now - fixedAt > keptDays * DAY_MS;
  const kept = all.filter(each => !isOver(each));
  let count = kept.length;
  let bytes = kept.reduce((sum, each) => sum + each.bytes, 0);
  const ofHost = new Map<string, number>();
  for (const each of kept) ofHost.set(hostOf(each), (ofHost.get(hostOf(each)) ?? 0) + 1);
  const crowded = evictionOrder(kept, goingOn).filter(each => {
    const { touched, bytes: its } = each;
    const siblings = ofHost.get(hostOf(each)) ?? 0;
    const isRoomy = count <= MOST_INCIDENTS && bytes <= MOST_BYTES && siblings <= MOST_OF_HOST;
    if (touched || each.id === goingOn.opened || isRoomy) return false;
    count--;
    bytes -= its;
    ofHost.set(hostOf(each), siblings - 1);
    return true;
  });
  return [...all.filter(isOver), ...crowded].map(({ id }) => id);
}
