/** How much history is kept: limits per incident, per host and in all, and on age. */
import { hostOf, type IncidentEvent } from './events';
import type { Head } from './head';

/** Above this, an incident's oldest sightings are dropped; what the user and the steps did stays. */
export const MOST_EVENTS = 100;
const MOST_BYTES_OF_INCIDENT = 150_000;
/** Old incidents are kept for their packets. A host's pages name port and gateway, so could create any number. */
const MOST_INCIDENTS = 20;
const MOST_OF_HOST = 3;
/** Far below the 10 MB that an extension may keep in Chromium. */
const MOST_BYTES = 3_000_000;
/** Before the user has agreed to keep any: memory is small, and they have not asked for it. */
const MOST_BEFORE_CONSENT = 5;
const DAY_MS = 86_400_000;

const utf8 = new TextEncoder();

/** How many bytes it takes when it is stored. */
export function sizeOf(value: unknown): number {
  return utf8.encode(JSON.stringify(value)).length;
}

/**
 * An incident's events without those that are too many: the oldest sightings that decided nothing. Those that opened,
 * fixed or reopened the incident stay, since the steps in between would mean something else without them.
 */
export function withinBounds(events: readonly IncidentEvent[]): IncidentEvent[] {
  let excess = events.length - MOST_EVENTS;
  const sizes = events.map(sizeOf);
  let bytes = sizes.reduce((sum, each) => sum + each, 0) - MOST_BYTES_OF_INCIDENT;
  let closed = true;
  return events.filter((event, n) => {
    if (event.type === 'declared-fixed') closed = true;
    if (event.type === 'sighted') {
      const { state, stable } = event.sighting;
      const decides = state === 'failing' ? closed : stable;
      if (decides) closed = state !== 'failing';
      if (decides) return true;
    } else if (event.type !== 'witnessed' && event.type !== 'also-failing') return true;
    if (excess <= 0 && bytes <= 0) return true;
    excess--;
    bytes -= sizes[n] ?? 0;
    return false;
  });
}

/** An incident's head, and its size with its events. */
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
 * are too many. What the user has acted on stays until it is that old or nothing else can make room, and what was just
 * opened stays.
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
  const order = evictionOrder(kept, goingOn).filter(({ id }) => id !== goingOn.opened);
  const crowded = order.filter(each => {
    const { touched, bytes: its } = each;
    const siblings = ofHost.get(hostOf(each)) ?? 0;
    const isRoomy = count <= MOST_INCIDENTS && bytes <= MOST_BYTES && siblings <= MOST_OF_HOST;
    if (touched || isRoomy) return false;
    count--;
    bytes -= its;
    ofHost.set(hostOf(each), siblings - 1);
    return true;
  });
  const tooLarge = order.filter(({ touched, active, bytes: its }) => {
    if (!touched || active || bytes <= MOST_BYTES) return false;
    bytes -= its;
    return true;
  });
  return [...all.filter(isOver), ...crowded, ...tooLarge].map(({ id }) => id);
}

/** The ids of the incidents to drop before the user has agreed to keep any: the first in `evictionOrder`. */
export function incidentsBeforeConsent(all: readonly SizedIncident[], goingOn: CleanupContext): string[] {
  const others = evictionOrder(all, goingOn).filter(({ id }) => id !== goingOn.opened);
  const surplus = all.length - MOST_BEFORE_CONSENT;
  return others.slice(0, Math.max(0, surplus)).map(({ id }) => id);
}
