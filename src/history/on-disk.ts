/**
 * What one change of the history reads and writes, in either place; and its form on disk, as one transaction, which
 * ends when anything but its own calls is awaited.
 */
import type { IDBPTransaction } from 'idb';
import { type CleanupContext, eventsToDrop, incidentsToDrop } from '../core/incident/bounds';
import type { Incident, IncidentEvent } from '../core/incident/events';
import { type Head, headOf } from '../core/incident/head';
import { type IncidentState, reduce } from '../core/incident/reduce';
import { cachedEvents, cacheEvents, dropCached } from './event-cache';
import {
  type EventRecord,
  eventRecord,
  incidentRecord,
  readEvent,
  readIncident,
  type TABLES,
  type Tables,
} from './records';

/** An incident with its derived state. */
export interface LoadedIncident {
  readonly incident: Incident;
  readonly state: IncidentState;
  /** How many events it ever had, dropped ones included. */
  readonly revision: number;
}

/** What can be read of the history. */
export interface Reader {
  /** The heads of all incidents that this program can read, newest first. */
  heads(): Promise<Head[]>;
  /** How many incidents only a newer program can read. */
  newer(): Promise<number>;
  /** An incident with its events; null when it is gone, or a part of it is a newer program's. */
  load(id: string): Promise<LoadedIncident | null>;
}

/** What a change of the history can read and write. */
export interface Ledger extends Reader {
  /** Writes down a new incident. */
  open(incident: Omit<Incident, 'events'>, events: readonly IncidentEvent[]): Promise<LoadedIncident>;
  /** Adds events to a loaded incident. If it has too many, old sightings are dropped. */
  add(loaded: LoadedIncident, events: readonly IncidentEvent[]): Promise<LoadedIncident>;
  /** Removes incidents that ended so many days ago, or exceed the limit. */
  tidy(now: number, keptDays: number, goingOn: CleanupContext): Promise<void>;
}

type Transaction<Mode extends 'readonly' | 'readwrite'> = IDBPTransaction<Tables, [...typeof TABLES], Mode>;

/** Reads the history on disk. */
export class DiskReader<Mode extends 'readonly' | 'readwrite' = 'readonly'> implements Reader {
  constructor(protected readonly tx: Transaction<Mode>) {}

  async heads(): Promise<Head[]> {
    return (await this.incidents()).readable.sort((a, b) => b.at - a.at);
  }

  async newer(): Promise<number> {
    return (await this.incidents()).newer;
  }

  async load(id: string): Promise<LoadedIncident | null> {
    return (await this.loadRecords(id))?.loaded ?? null;
  }

  protected async incidents() {
    const stored = await this.tx.objectStore('incidents').getAll();
    const read = stored.map(value => ({ value, record: readIncident(value) }));
    return {
      readable: read.flatMap(({ record }) => (typeof record === 'string' ? [] : [record])),
      newer: read.filter(({ record }) => record === 'newer').length,
      damaged: read.flatMap(({ value, record }) => (record === 'damaged' ? [(value as { id: string }).id] : [])),
    };
  }

  protected async loadRecords(id: string) {
    const record = readIncident(await this.tx.objectStore('incidents').get(id));
    if (typeof record === 'string') return null;
    const records = await this.eventsOf(id);
    return records && { loaded: loadedFrom(record, records), records };
  }

  /** Its readable events in order; null if one is newer, since without it the others may mean something else. */
  private async eventsOf(id: string): Promise<readonly EventRecord[] | null> {
    const { db, mode } = this.tx;
    const cached = cachedEvents(db, id);
    const stored = await this.tx.objectStore('events').getAll(keysOfEvents(id, cached.at(-1)?.n));
    const added = stored.map(readEvent);
    if (added.includes('newer')) return null;
    const records = [...cached, ...added.filter(record => typeof record !== 'string')];
    if (mode === 'readonly') cacheEvents(db, id, records);
    return records;
  }
}

/** Changes the history on disk. */
export class DiskLedger extends DiskReader<'readwrite'> implements Ledger {
  /** The records of the loaded incidents. */
  readonly #records = new Map<string, readonly EventRecord[]>();

  override async load(id: string): Promise<LoadedIncident | null> {
    const read = await this.loadRecords(id);
    this.#records.set(id, read?.records ?? []);
    return read?.loaded ?? null;
  }

  open(incident: Omit<Incident, 'events'>, events: readonly IncidentEvent[]): Promise<LoadedIncident> {
    return this.write(incident, [], events);
  }

  async add(loaded: LoadedIncident, events: readonly IncidentEvent[]): Promise<LoadedIncident> {
    const { incident } = loaded;
    return events.length ? this.write(incident, this.#records.get(incident.id) ?? [], events) : loaded;
  }

  private async write(
    incident: Omit<Incident, 'events'>,
    before: readonly EventRecord[],
    events: readonly IncidentEvent[],
  ): Promise<LoadedIncident> {
    const { id } = incident;
    const next = (before.at(-1)?.n ?? -1) + 1;
    const all = [...before, ...events.map((event, index) => eventRecord(id, next + index, event))];
    const surplus = new Set(eventsToDrop(all));
    const kept = all.filter(record => !surplus.has(record));
    const loaded = loadedFrom(incident, kept);
    const bytes = kept.reduce((sum, record) => sum + record.bytes, 0);
    if (surplus.size) dropCached(this.tx.db, id);
    const [heads, rows] = [this.tx.objectStore('incidents'), this.tx.objectStore('events')];
    await Promise.all([
      ...kept.filter(({ n }) => n >= next).map(record => rows.put(record)),
      ...[...surplus].filter(({ n }) => n < next).map(({ n }) => rows.delete([id, n])),
      heads.put(incidentRecord(headOf(loaded.incident, loaded.state), bytes)),
    ]);
    return loaded;
  }

  /** Also removes damaged records; those of a newer program stay. */
  async tidy(now: number, keptDays: number, goingOn: CleanupContext): Promise<void> {
    const { readable, damaged } = await this.incidents();
    for (const id of [...incidentsToDrop(readable, now, keptDays, goingOn), ...damaged]) await this.remove(id);
  }

  /** Removes everything, including a newer program's records. */
  async clear(): Promise<void> {
    const [heads, rows] = [this.tx.objectStore('incidents'), this.tx.objectStore('events')];
    for (const id of await heads.getAllKeys()) dropCached(this.tx.db, id);
    await Promise.all([heads.clear(), rows.clear()]);
  }

  private async remove(id: string): Promise<void> {
    dropCached(this.tx.db, id);
    await Promise.all([
      this.tx.objectStore('incidents').delete(id),
      this.tx.objectStore('events').delete(keysOfEvents(id)),
    ]);
  }
}

function loadedFrom(
  { id, origin, gateway, store, oneTab }: Omit<Incident, 'events'>,
  records: readonly EventRecord[],
): LoadedIncident {
  const events = records.map(({ event }) => event);
  const revision = (records.at(-1)?.n ?? -1) + 1;
  const key = { id, origin, gateway, store, ...(oneTab === undefined ? {} : { oneTab }) };
  return { incident: { ...key, events }, state: reduce(events), revision };
}

/** The keys of all events of an incident, or of those after a given one. */
function keysOfEvents(id: string, after?: number): IDBKeyRange {
  const [first, open] = after === undefined ? [[id], false] : [[id, after], true];
  return IDBKeyRange.bound(first, [id, []], open);
}
