/**
 * What is recorded of incidents. Each change is written at once, so that concurrent messages cannot overwrite each
 * other's events, and a dying worker leaves all of a change or nothing.
 */
import { CAUSES } from '../core/catalogue/causes';
import { takesKeys } from '../core/catalogue/clear-levels';
import { causeOf, type Facts } from '../core/health/cause';
import { isSameAgent } from '../core/health/health';
import { type CleanupContext, MOST_EVENTS } from '../core/incident/bounds';
import { type EventOf, hostOf, type Incident, type IncidentEvent } from '../core/incident/events';
import type { Head } from '../core/incident/head';
import type { IncidentState } from '../core/incident/reduce';
import { belongsTo, type IncidentKey, isSameGatewayPage } from '../core/presence/page';
import { markOthersFailing, type Presence } from '../core/presence/presence';
import type { LifecycleBeforeFailure } from '../core/sighting/page-lifecycle';
import { changing, heads, incident, type LoadedIncident } from '../history/history';
import type { Ledger } from '../history/ledger';
import { browser } from '../platform/browser';
import { settings } from '../platform/settings';

/** A failure this soon after a fix belongs to the same incident. In ms. */
const REOPENS_WITHIN_MS = 10 * 60_000;

/**
 * The open incidents that match, newest first.
 * @throws StorageFailed when the browser could not read.
 */
export async function openIncidents(wanted: (head: Head) => boolean): Promise<LoadedIncident[]> {
  const open = (await heads()).filter(head => head.fixedAt === null && wanted(head));
  const known = await Promise.all(open.map(({ id }) => incident(id)));
  return known.filter(each => each !== null);
}

/**
 * The incidents that were fixed only minutes ago.
 * @throws StorageFailed when the browser could not read.
 */
export async function justFixed(now: number): Promise<LoadedIncident[]> {
  const fixed = (await heads()).filter(({ fixedAt }) => fixedAt !== null && now - fixedAt < REOPENS_WITHIN_MS);
  const known = await Promise.all(fixed.map(({ id }) => incident(id)));
  return known.filter(each => each !== null);
}

/**
 * The incident that a sighting now belongs to: an open one, or one fixed only minutes ago.
 * @throws StorageFailed when the browser could not read.
 */
export async function currentIncident(key: IncidentKey, now: number): Promise<LoadedIncident | null> {
  const id = currentAmong(await heads(), key, now);
  return id === null ? null : incident(id);
}

/** Its id. A full incident stays closed: what decided it cannot make room, so the next failure begins another. */
function currentAmong(all: readonly Head[], key: IncidentKey, now: number): string | null {
  const isCurrent = ({ fixedAt, events }: Head) =>
    fixedAt === null || (now - fixedAt < REOPENS_WITHIN_MS && events < MOST_EVENTS);
  return all.find(head => belongsTo(key, head) && isCurrent(head))?.id ?? null;
}

/**
 * Appends events to an incident and returns the result; null when it is gone. `decide` gets the state before them, and
 * may add none.
 * @throws StorageFailed when the browser could not write.
 */
export function append(id: string, decide: (state: IncidentState) => IncidentEvent[]): Promise<LoadedIncident | null> {
  return changing(ledger => {
    const known = ledger.load(id);
    return known && ledger.add(known, decide(known.state));
  });
}

/**
 * Makes an open incident of one tab that of its gateway. Null where the gateway has an open one, or this one is gone or
 * over.
 * @throws StorageFailed when the browser could not write.
 */
export function widen(id: string): Promise<LoadedIncident | null> {
  return changing(ledger => {
    const known = ledger.load(id);
    if (!known || known.state.fixed) return null;
    const { origin, gateway, store } = known.incident;
    const isOpen = (head: Head) => head.fixedAt === null && belongsTo({ origin, gateway, store }, head);
    return ledger.heads().some(isOpen) ? null : ledger.widen(known);
  });
}

/** What must be known before a sighting can be recorded, since a transaction can wait for nothing else. */
interface Surroundings {
  /** All open tabs. */
  readonly tabs: ReadonlySet<number>;
  readonly keptDays: number;
  /** What is remembered of a failing page's agent; null where nothing asks for that. */
  readonly past: Past | null;
}

/** What is remembered of better days, and known of the browser. */
export type Past = Pick<Facts, 'records' | 'start' | 'cookies'>;

/** Reads them. */
export async function surroundings(reading: Promise<Past | null> | null = null): Promise<Surroundings> {
  const [tabs, { keptDays }, past] = await Promise.all([browser.tabs.query({}), settings(), reading]);
  return { tabs: new Set(tabs.flatMap(({ id }) => id ?? [])), keptDays, past };
}

/**
 * Records a sighting and what happened to its page: opens an incident when a page fails and none is current, else
 * appends to the current one if there is something new. `others` are the other open pages; `around`, if the caller has
 * just read it. Null when there is no incident to record it in.
 * @throws StorageFailed when the browser could not write.
 */
export async function record(
  { origin, gateway, store, oneTab }: IncidentKey,
  seen: EventOf<'sighted'>,
  others: Presence = [],
  lifecycle: readonly LifecycleBeforeFailure[] = [],
  around?: Surroundings,
): Promise<LoadedIncident | null> {
  const key = { origin, gateway, store, ...(oneTab === undefined ? {} : { oneTab }) };
  const event = markOthersFailing(seen, key, others);
  const failing = event.sighting.state === 'failing';
  const { tabs, keptDays, past } = around ?? (await surroundings());
  return changing(ledger => {
    const all = ledger.heads();
    const id = currentAmong(all, key, event.at) ?? (event.framed ? null : leftBehind(all, key, tabs));
    const found = id === null ? null : ledger.load(id);
    const isProof = event.sighting.state === 'connected' && event.sighting.stable;
    const current = found && { ...found, incident: provenIn(oneTabIn(found.incident, oneTab), isProof) };
    if (current?.state.fixed && !failing) return current;
    const news = witnessed(current, event, lifecycle);
    if (current && tellsNothingNew(current.state, event)) return ledger.add(current, news);
    const why = failing && past ? explained(ledger, key, current, event, { ...past, lifecycle, pages: others }) : [];
    if (current) return ledger.add(current, [...news, event, ...why]);
    if (!failing) return null;
    const known = provenIn({ id: crypto.randomUUID(), ...key }, wasConnected(ledger, key, past));
    const opened = ledger.open(known, [...news, event, ...why]);
    ledger.tidy(event.at, keptDays, { opened: opened.incident.id, tabs }); // another change would delay the prompt
    return opened;
  });
}

/** Why it fails, once in a trouble, as soon as that is known. */
function explained(
  ledger: Pick<Ledger, 'heads' | 'load'>,
  key: IncidentKey,
  current: LoadedIncident | null,
  { at, sighting }: EventOf<'sighted'>,
  known: Past & Pick<Facts, 'lifecycle' | 'pages'>,
): IncidentEvent[] {
  if (current && !current.state.fixed && current.state.cause) return [];
  const told = ledger.heads().flatMap(({ id }) => ledger.load(id) ?? []);
  const earlier = told
    .filter(({ incident }) => isSameGatewayPage(incident, key))
    .flatMap(({ incident: { events } }) => events.filter(event => event.type === 'explained'));
  const cause = causeOf({ ...known, key, failing: sighting, clearedAt: lastClear(told, key), earlier });
  return cause ? [{ type: 'explained', at, cause }] : [];
}

/**
 * The browser's starts after which some agent's data were found deleted, since a time in epoch ms.
 * @throws StorageFailed when the browser could not read.
 */
export async function startsThatForgot(store: string, since: number): Promise<number[]> {
  const all = await Promise.all((await heads()).filter(head => head.store === store).map(({ id }) => incident(id)));
  const starts = all
    .flatMap(known => known?.incident.events ?? [])
    .flatMap(event =>
      event.type === 'explained' && event.at >= since && CAUSES[event.cause.cause].exception ? [event.cause.start] : [],
    );
  return [...new Set(starts)].filter(start => start !== null);
}

/** When what an agent's host keeps was last cleared, in epoch ms; null if no incident tells. */
function lastClear(told: readonly LoadedIncident[], { origin, store }: IncidentKey): number | null {
  const times = told
    .filter(({ incident }) => incident.store === store)
    .flatMap(({ state }) => state.clears)
    .filter(({ level, hosts }) => takesKeys(level) && hosts.some(({ host }) => host === hostOf({ origin })))
    .map(({ startedAt, durationMs }) => startedAt + durationMs);
  return times.length ? Math.max(...times) : null;
}

/**
 * The id of an incident with user actions that is or was about one tab, which a browser restart renumbered, or whose
 * adoption an update forgot. It continues with the agent's next page at the top of a tab.
 */
function leftBehind(all: readonly Head[], key: IncidentKey, tabs: ReadonlySet<number>): string | null {
  const isLeft = ({ oneTab, adopted, touched, fixedAt }: Head) => {
    const tab = oneTab ?? adopted;
    const isGone = tab !== undefined && !tabs.has(tab);
    // An update forgets which tabs were adopted, and their numbers stay.
    const isSame = adopted !== undefined && adopted === key.oneTab;
    return (isGone || isSame) && touched && fixedAt === null;
  };
  return all.find(head => isLeft(head) && isSameGatewayPage(key, head))?.id ?? null;
}

/** Whether a page of this agent was ever connected through this gateway, as far as is remembered. */
function wasConnected(ledger: Pick<Ledger, 'heads'>, key: IncidentKey, past: Past | null): boolean {
  return (
    past?.records.some(each => isSameAgent(each, key)) === true ||
    ledger.heads().some(head => head.proven === true && isSameGatewayPage(head, key))
  );
}

function provenIn<Known extends object>(incident: Known, isProven: boolean): Known & Pick<Incident, 'proven'> {
  return isProven ? { ...incident, proven: true } : incident;
}

function oneTabIn({ oneTab: _, adopted, ...incident }: Incident, oneTab: number | undefined): Incident {
  if (oneTab !== undefined) return { ...incident, oneTab };
  return adopted === undefined ? incident : { ...incident, adopted };
}

/**
 * Removes incidents beyond the user's time limit, or beyond the size limit.
 * @throws StorageFailed when the browser could not write.
 */
export async function tidyHistory(now: number, goingOn: CleanupContext): Promise<void> {
  const { keptDays } = await settings();
  await changing(ledger => ledger.tidy(now, keptDays, goingOn));
}

/**
 * Records a connection in the open incidents of this tab's page with other gateways: pointing a page at its right
 * gateway fixes what it had with the wrong one. Returns those incidents.
 * @throws StorageFailed when the browser could not write.
 */
export function recordElsewhere(
  key: IncidentKey,
  seen: EventOf<'sighted'>,
  others: Presence,
): Promise<LoadedIncident[]> {
  return changing(ledger => {
    const elsewhere = ledger
      .heads()
      .filter(
        head =>
          head.fixedAt === null && head.origin === key.origin && head.store === key.store && !belongsTo(key, head),
      );
    const told: LoadedIncident[] = [];
    for (const { id } of elsewhere) {
      const known = ledger.load(id);
      const event = known && connectionIn(known, seen, others);
      if (event) told.push(ledger.add(known, [event]));
    }
    return told;
  });
}

/** What a connection to another gateway adds to an incident, if this tab's page had it. */
function connectionIn(
  { incident: key, state }: LoadedIncident,
  seen: EventOf<'sighted'>,
  others: Presence,
): EventOf<'sighted'> | null {
  const event = markOthersFailing(seen, key, others);
  return state.lastSeen.has(seen.tab) && !tellsNothingNew(state, event) ? event : null;
}

/** What happened to the page, without what the incident already holds. */
function witnessed(
  current: LoadedIncident | null,
  { at, tab }: EventOf<'sighted'>,
  lifecycle: readonly LifecycleBeforeFailure[],
): IncidentEvent[] {
  const known = (current?.incident.events ?? []).flatMap(event =>
    event.type === 'witnessed' && event.tab === tab ? [JSON.stringify(beginning(event.change))] : [],
  );
  return lifecycle
    .filter(change => !known.includes(JSON.stringify(beginning(change))))
    .map(change => ({ type: 'witnessed', at, tab, change }));
}

/** Identifies a change of a page, which may be reported with several failures. */
function beginning({ what, from }: LifecycleBeforeFailure): unknown {
  return [what, from];
}

function tellsNothingNew(state: IncidentState, event: EventOf<'sighted'>): boolean {
  const last = state.lastSeen.get(event.tab);
  return last !== undefined && essence(last) === essence(event);
}

/** Identifies a sighting; its other fields only repeat or add detail. */
function essence({ sighting, othersFail = false }: EventOf<'sighted'>): string {
  const { page, loadedAt, state, stable, kind, text, requestId, retriesItself, pair } = sighting;
  const failing = [kind, text, requestId, retriesItself, pair?.code];
  return JSON.stringify([page, loadedAt, state, ...(state === 'connected' ? [stable, othersFail] : failing)]);
}
