/** How much of what happened is kept: so much of one incident, so many of one host, so many in all, and not for ever. */
import { hostOf, type IncidentEvent } from './events';
import type { Head } from './head';

/** More sightings than these of an incident make room for newer ones; what the user and the steps did stays. */
export const MOST_EVENTS = 400;
const MOST_BYTES_OF_INCIDENT = 1_000_000;
/** Old incidents are kept for their packets: so many, and so many of one host, whose pages say on which port they are, and which gateway it was. */
const MOST_INCIDENTS = 20;
const MOST_OF_HOST = 3;
const MOST_BYTES = 10_000_000;
const DAY_MS = 86_400_000;

/** A record of an event, with its size as it is kept. */
export interface Sized {
  readonly event: IncidentEvent;
  readonly bytes: number;
}

/**
 * Those events of an incident, in order, that go because there are too many: the oldest sightings that decided nothing. What
 * opened, fixed or reopened the incident stays, since without it the steps in between would mean something else.
 */
export function surplusEvents<T extends Sized>(records: readonly T[]): T[] {
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

/** An incident's head, and how much room it takes with its events. */
export type Weighed = Pick<Head, 'id' | 'origin' | 'ofTab' | 'at' | 'fixedAt' | 'touched' | 'active'> & {
  readonly bytes: number;
};

/** What is going on while room is made: the incident that was just opened, and the tabs with a page of heyron's. */
export interface GoingOn {
  readonly opened?: string | undefined;
  readonly tabs: ReadonlySet<number>;
}

/**
 * Incidents in the order in which they make room. What is about one tab goes before what is about the gateway, since a website can open
 * as many tabs as it likes: first those whose tab is gone, then the newest, which leave who was there before alone. Else the oldest go.
 */
export function leavingOrder<T extends Pick<Head, 'id' | 'ofTab' | 'at'>>(
  all: readonly T[],
  { tabs }: GoingOn,
): T[] {
  const rank = ({ ofTab }: T) => (ofTab === undefined ? 2 : tabs.has(ofTab) ? 1 : 0);
  return [...all].sort(
    (one, other) => rank(one) - rank(other) || (rank(one) === 1 ? other.at - one.at : one.at - other.at),
  );
}

/**
 * The ids of the incidents that go: those that were over more than so many days ago, and the first to leave of too many. What the user
 * has done anything about, or is doing, makes no room until it is long over, nor does what was just opened.
 */
export function surplusIncidents(
  all: readonly Weighed[],
  now: number,
  keptDays: number,
  goingOn: GoingOn,
): string[] {
  const isOver = ({ fixedAt }: Weighed) => fixedAt !== null && now - fixedAt > keptDays * DAY_MS;
  const kept = all.filter(each => !isOver(each));
  let count = kept.length;
  let bytes = kept.reduce((sum, each) => sum + each.bytes, 0);
  const ofHost = new Map<string, number>();
  for (const each of kept) ofHost.set(hostOf(each), (ofHost.get(hostOf(each)) ?? 0) + 1);
  const crowded = leavingOrder(kept, goingOn).filter(each => {
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
