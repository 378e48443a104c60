/**
 * Events that this worker has read before, so that an incident of hundreds of them is not read and checked anew for each
 * view of it. A record never changes once it is written, so what was read stays true until it is removed. Forgotten with
 * the worker; nothing is only here.
 */
import { type IDBPDatabase, unwrap } from 'idb';
import type { EventRecord } from './records';
import type { Tables } from './tables';

type Database = IDBPDatabase<Tables>;

/** So many incidents are kept at hand: the one that is looked at, and those that fail beside it. */
const MOST = 3;

const byDatabase = new WeakMap<object, Map<string, readonly EventRecord[]>>();

function incidentsOf(db: Database): Map<string, readonly EventRecord[]> {
  const key = unwrap(db);
  const known = byDatabase.get(key) ?? new Map<string, readonly EventRecord[]>();
  byDatabase.set(key, known);
  return known;
}

/** The events of an incident that were read before, in order; none where it was not. */
export function readBefore(db: Database, id: string): readonly EventRecord[] {
  return incidentsOf(db).get(id) ?? [];
}

/** Keeps an incident's events at hand. Only what is written for good: a transaction that writes may yet be undone. */
export function remember(db: Database, id: string, records: readonly EventRecord[]): void {
  const known = incidentsOf(db);
  known.delete(id); // so that the one that was used last goes last
  known.set(id, records);
  for (const oldest of known.keys()) if (known.size > MOST) known.delete(oldest);
}

/** To be called before events of it are removed, whose numbers others may get. */
export function forgetRead(db: Database, id: string): void {
  incidentsOf(db).delete(id);
}
