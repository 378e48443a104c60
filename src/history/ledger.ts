/** What one transaction over the history reads and writes. Between its calls only they may be waited for, else it ends. */
import type { IDBPTransaction } from 'idb';
import { type GoingOn, surplusEvents, surplusIncidents } from '../core/incident/bounds';
import type { Incident, IncidentEvent } from '../core/incident/events';
import { type Head, headOf } from '../core/incident/head';
import { type IncidentState, reduce } from '../core/incident/reduce';
import { forgetRead, readBefore, remember } from './read-before';
import { type EventRecord, eventRecord, incidentRecord, readEvent, readIncident } from './records';
import type { Tables } from './tables';

/** An incident with its derived state. */
export interface Known {
  readonly incident: Incident;
  readonly state: IncidentState;
  /** How many events it ever had, those that made room for newer ones included. */
  readonly revision: number;
}

type Names = ('incidents' | 'events')[];
export type Reading = IDBPTransaction<Tables, Names, 'readonly' | 'readwrite'>;
export type Writing = IDBPTransaction<Tables, Names, 'readwrite'>;

/** The heads of all incidents that this program can read, the newest trouble first. */
export async function headsIn(tx: Reading): Promise<Head[]> {
  return (await incidentsIn(tx)).readable.sort((a, b) => b.at - a.at);
}

/** How many incidents only a newer program can read. */
export async function newerIn(tx: Reading): Promise<number> {
  return (await incidentsIn(tx)).newer;
}

async function incidentsIn(tx: Reading) {
  const stored = await tx.objectStore('incidents').getAll();
  const read = stored.map(value => ({ value, record: readIncident(value) }));
  return {
    readable: read.flatMap(({ record }) => (typeof record === 'string' ? [] : [record])),
    newer: read.filter(({ record }) => record === 'newer').length,
    damaged: read.flatMap(({ value, record }) =>
      record === 'damaged' ? [(value as { id: string }).id] : [],
    ),
  };
}

/** An incident with its events; null when it is gone, or something of it is a newer program's. */
export async function knownIn(tx: Reading, id: string): Promise<Known | null> {
  return (await readIn(tx, id))?.known ?? null;
}

async function readIn(tx: Reading, id: string) {
  const record = readIncident(await tx.objectStore('incidents').get(id));
  if (typeof record === 'string') return null;
  const records = await eventsIn(tx, id);
  return records && { known: knownOf(record, records), records };
}

function knownOf(
  { id, origin, gateway, store, ofTab }: Omit<Incident, 'events'>,
  records: readonly EventRecord[],
): Known {
  const events = records.map(({ event }) => event);
  const revision = (records.at(-1)?.n ?? -1) + 1;
  const key = { id, origin, gateway, store, ...(ofTab === undefined ? {} : { ofTab }) };
  return { incident: { ...key, events }, state: reduce(events), revision };
}

/** Its readable events in order; null when one is newer, since without it the others may mean something else. */
async function eventsIn(tx: Reading, id: string): Promise<readonly EventRecord[] | null> {
  const before = readBefore(tx.db, id);
  const added = (await tx.objectStore('events').getAll(eventsOf(id, before.at(-1)?.n))).map(readEvent);
  if (added.includes('newer')) return null;
  const records = [...before, ...added.filter(record => typeof record !== 'string')];
  if (tx.mode === 'readonly') remember(tx.db, id, records);
  return records;
}

/** The keys of all events of an incident, or of those after one. */
function eventsOf(id: string, after?: number): IDBKeyRange {
  const [first, open] = after === undefined ? [[id], false] : [[id, after], true];
  return IDBKeyRange.bound(first, [id, []], open);
}

/** What a change of the history can read and write, wherever that lies. */
export interface Changes {
  /** The heads of all incidents, the newest trouble first. */
  heads(): Promise<Head[]>;
  /** An incident with its events; null when there is none. */
  known(id: string): Promise<Known | null>;
  /** Writes down a new incident. */
  open(incident: Omit<Incident, 'events'>, events: readonly IncidentEvent[]): Promise<Known>;
  /** Adds events to an incident that it has read. */
  add(known: Known, events: readonly IncidentEvent[]): Promise<Known>;
  /** Removes what was over so many days ago, or is too much. */
  tidy(now: number, keptDays: number, goingOn: GoingOn): Promise<void>;
}

/** Changes the history on disk. */
export class Ledger implements Changes {
  /** The records of the incidents that it has read. */
  readonly #read = new Map<string, readonly EventRecord[]>();

  constructor(private readonly tx: Writing) {}

  /** The heads of all incidents that this program can read, the newest trouble first. */
  heads(): Promise<Head[]> {
    return headsIn(this.tx);
  }

  /** An incident with its events; null when there is none. */
  async known(id: string): Promise<Known | null> {
    const read = await readIn(this.tx, id);
    this.#read.set(id, read?.records ?? []);
    return read?.known ?? null;
  }

  /** Writes down a new incident. */
  open(incident: Omit<Incident, 'events'>, events: readonly IncidentEvent[]): Promise<Known> {
    return this.write(incident, [], events);
  }

  /** Adds events to an incident that it has read, which loses old sightings where it has too many. */
  async add(known: Known, events: readonly IncidentEvent[]): Promise<Known> {
    const { incident } = known;
    return events.length ? this.write(incident, this.#read.get(incident.id) ?? [], events) : known;
  }

  private async write(
    incident: Omit<Incident, 'events'>,
    before: readonly EventRecord[],
    events: readonly IncidentEvent[],
  ): Promise<Known> {
    const { id } = incident;
    const next = (before.at(-1)?.n ?? -1) + 1;
    const all = [...before, ...events.map((event, index) => eventRecord(id, next + index, event))];
    const surplus = new Set(surplusEvents(all));
    const kept = all.filter(record => !surplus.has(record));
    const known = knownOf(incident, kept);
    const bytes = kept.reduce((sum, record) => sum + record.bytes, 0);
    if (surplus.size) forgetRead(this.tx.db, id);
    const [heads, rows] = [this.tx.objectStore('incidents'), this.tx.objectStore('events')];
    await Promise.all([
      ...kept.filter(({ n }) => n >= next).map(record => rows.put(record)),
      ...[...surplus].filter(({ n }) => n < next).map(({ n }) => rows.delete([id, n])),
      heads.put(incidentRecord(headOf(known.incident, known.state), bytes)),
    ]);
    return known;
  }

  /** Removes what was over so many days ago, is too much, or damaged; what a newer program wrote stays. */
  async tidy(now: number, keptDays: number, goingOn: GoingOn): Promise<void> {
    const { readable, damaged } = await incidentsIn(this.tx);
    for (const id of [...surplusIncidents(readable, now, keptDays, goingOn), ...damaged])
      await this.remove(id);
  }

  /** Removes all of it, also what a newer program wrote. */
  async clear(): Promise<void> {
    for (const id of await this.tx.objectStore('incidents').getAllKeys()) forgetRead(this.tx.db, id);
    await Promise.all([this.tx.objectStore('incidents').clear(), this.tx.objectStore('events').clear()]);
  }

  private async remove(id: string): Promise<void> {
    forgetRead(this.tx.db, id);
    await Promise.all([
      this.tx.objectStore('incidents').delete(id),
      this.tx.objectStore('events').delete(eventsOf(id)),
    ]);
  }
}
