/**
 * Incidents as they are stored, one key each. Nothing is kept in memory: the worker may die between any two events.
 * Changes go through one queue, so that two messages at once cannot overwrite each other's events.
 */
import { type EventOf, type Incident, type IncidentEvent, incidentSchema } from '../core/incident/events';
import { type IncidentState, reduce } from '../core/incident/reduce';
import { belongsTo, type IncidentKey } from '../core/presence/page';
import { type Presence, sightedAmong } from '../core/presence/presence';
import type { Witnessed } from '../core/sighting/happening';
import { readAll, remove, write } from '../platform/storage';
import { turns } from '../platform/turns';

const PREFIX = 'incident:';
/** Old incidents are kept for their packets: this many, and so many of one origin, whose pages say which gateway it was. */
const MOST_INCIDENTS = 20;
const MOST_OF_ORIGIN = 3;
/** What the user had to do with is kept this long after it was over. In ms. */
const KEPT_MS = 7 * 86_400_000;
/** Events that come without the user. */
const SEEN_ONLY: readonly IncidentEvent['type'][] = ['sighted', 'witnessed', 'also-failing'];
/** Sightings beyond this many events make room for newer ones; what the user and the steps did stays. */
const MOST_EVENTS = 400;
/** A failure this soon after a fix belongs to the same incident, with its history. In ms. */
const REOPENS_WITHIN_MS = 10 * 60_000;

/** An incident with its derived state. */
export interface Known {
  readonly incident: Incident;
  readonly state: IncidentState;
}

/** Runs changes one after the other. */
const inTurn = turns();

/** Every stored incident, the newest trouble first. */
export async function allIncidents(): Promise<Known[]> {
  const incidents = await readAll(PREFIX, incidentSchema);
  return incidents
    .map(incident => ({ incident, state: reduce(incident.events) }))
    .sort((a, b) => lastAt(b.incident) - lastAt(a.incident));
}

/** The incidents that are not fixed. */
export async function openIncidents(): Promise<Known[]> {
  return (await allIncidents()).filter(({ state }) => !state.fixed);
}

/** The stored incident that a sighting now would belong to: an open one, or one fixed only minutes ago. */
export async function currentIncident(key: IncidentKey, now: number): Promise<Known | null> {
  const same = (await allIncidents()).filter(({ incident }) => belongsTo(key, incident));
  return same.find(({ incident, state }) => !state.fixed || reopens(incident, state.fixed.at, now)) ?? null;
}

/** A full one stays closed: what decided it cannot make room, so the next failure begins another. */
function reopens({ events }: Incident, fixedAt: number, now: number): boolean {
  return now - fixedAt < REOPENS_WITHIN_MS && events.length < MOST_EVENTS;
}

/**
 * Appends events to an incident and returns it as it is then; null when it is gone. `decide` sees the state that the
 * events will be added to and may add none.
 * @throws StorageFailed when the browser could not write.
 */
export function append(id: string, decide: (state: IncidentState) => IncidentEvent[]): Promise<Known | null> {
  return inTurn(async () => {
    const known = (await allIncidents()).find(({ incident }) => incident.id === id);
    return known ? store(known, decide(known.state)) : null;
  });
}

/**
 * Records a sighting and what befell its page: opens an incident when a page fails and none is current, else appends to
 * the current one unless it tells nothing new. `others` are the other pages that are there. Null when there is nothing to
 * record it in.
 * @throws StorageFailed when the browser could not write.
 */
export function record(
  { origin, gateway, store: cookies }: IncidentKey,
  seen: EventOf<'sighted'>,
  others: Presence = [],
  happenings: readonly Witnessed[] = [],
): Promise<Known | null> {
  const key = { origin, gateway, store: cookies };
  const event = sightedAmong(seen, key, others);
  return inTurn(async () => {
    const current = await currentIncident(key, event.at);
    const failing = event.sighting.state === 'failing';
    if (current?.state.fixed && !failing) return current;
    const news = witnessed(current, event, happenings);
    if (current) return store(current, tellsNothingNew(current.state, event) ? news : [...news, event]);
    if (!failing) return null;
    const incident = { id: crypto.randomUUID(), ...key, events: [] };
    const opened = await store({ incident, state: reduce([]) }, [...news, event]);
    await forgetOldest(event.at);
    return opened;
  });
}

/**
 * Records a connection in the open incidents that this tab's page had with other gateways: whoever points a page at its
 * right gateway has cured what it had with the wrong one. Returns those incidents.
 * @throws StorageFailed when the browser could not write.
 */
export function recordElsewhere(
  { origin, gateway, store: cookies }: IncidentKey,
  seen: EventOf<'sighted'>,
  others: Presence,
): Promise<Known[]> {
  return inTurn(async () => {
    const elsewhere = (await openIncidents()).flatMap(known => {
      const { incident, state } = known;
      const event = sightedAmong(seen, incident, others);
      return incident.origin === origin &&
        incident.store === cookies &&
        incident.gateway !== gateway &&
        state.lastSeen.has(seen.tab) &&
        !tellsNothingNew(state, event)
        ? [store(known, [event])]
        : [];
    });
    return Promise.all(elsewhere);
  });
}

/** What befell the page, as far as the incident does not hold it yet. */
function witnessed(
  current: Known | null,
  { at, tab }: EventOf<'sighted'>,
  happenings: readonly Witnessed[],
): IncidentEvent[] {
  const known = (current?.incident.events ?? []).flatMap(event =>
    event.type === 'witnessed' && event.tab === tab ? [JSON.stringify(beginning(event.happening))] : [],
  );
  return happenings
    .filter(happening => !known.includes(JSON.stringify(beginning(happening))))
    .map(happening => ({ type: 'witnessed', at, tab, happening }));
}

/** What makes one happening of a page differ from another: the same may be told with several failures. */
function beginning({ what, from }: Witnessed): unknown {
  return [what, from];
}

function tellsNothingNew(state: IncidentState, event: EventOf<'sighted'>): boolean {
  const last = state.lastSeen.get(event.tab);
  return last !== undefined && essence(last) === essence(event);
}

/** What makes one sighting differ from another; the rest only says more of the same. */
function essence({ sighting, othersFail = false }: EventOf<'sighted'>): string {
  const { page, loadedAt, state, stable, kind, text, requestId, retriesItself } = sighting;
  const failing = [kind, text, requestId, retriesItself];
  return JSON.stringify([page, loadedAt, state, ...(state === 'connected' ? [stable, othersFail] : failing)]);
}

async function store({ incident, state }: Known, events: IncidentEvent[]): Promise<Known> {
  if (events.length === 0) return { incident, state };
  const grown = { ...incident, events: bounded([...incident.events, ...events]) };
  await write(PREFIX + incident.id, grown);
  return { incident: grown, state: reduce(grown.events) };
}

/**
 * Drops the oldest sightings that decided nothing. What opened, fixed or reopened the incident stays: without it, the
 * steps in between would mean something else.
 */
function bounded(events: IncidentEvent[]): IncidentEvent[] {
  let excess = events.length - MOST_EVENTS;
  if (excess <= 0) return events;
  let closed = true;
  return events.filter(event => {
    if (event.type === 'declared-fixed') closed = true;
    if (event.type === 'witnessed' || event.type === 'also-failing') return excess-- <= 0;
    if (event.type !== 'sighted') return true;
    const { state, stable } = event.sighting;
    const decides = state === 'failing' ? closed : stable;
    if (decides) closed = state !== 'failing';
    return decides || excess-- <= 0;
  });
}

/** Makes room; what the user has done anything about, or is doing, makes none until it is long over. */
async function forgetOldest(now: number): Promise<void> {
  const all = await allIncidents();
  const origins = new Map<string, number>();
  let kept = all.length;
  const surplus = all.toReversed().filter(known => {
    if (!isExpendable(known, now)) return false;
    const { origin } = known.incident;
    const ofOrigin = origins.get(origin) ?? all.filter(({ incident }) => incident.origin === origin).length;
    const goes = kept > MOST_INCIDENTS || ofOrigin > MOST_OF_ORIGIN;
    origins.set(origin, goes ? ofOrigin - 1 : ofOrigin);
    if (goes) kept--;
    return goes;
  });
  if (surplus.length) await remove(surplus.map(({ incident }) => PREFIX + incident.id));
}

function isExpendable({ incident, state }: Known, now: number): boolean {
  const touched = incident.events.some(({ type }) => !SEEN_ONLY.includes(type));
  return !touched || (state.fixed !== null && now - state.fixed.at > KEPT_MS);
}

function lastAt({ events }: Incident): number {
  return events.at(-1)?.at ?? 0;
}
