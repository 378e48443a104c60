/**
 * Events that this worker has read, so that an incident of hundreds of them is not read and checked again for each view
 * of it. A record never changes once it is written, so what was read stays true until it is removed. The cache ends
 * with the worker; nothing lies here alone.
 */
import { unwrap } from 'idb';
import type { Database } from './database';
import type { EventRecord } from './records';

/** So many incidents are cached: the one that is looked at, and those that fail beside it. */
const MOST = 3;

const caches = new WeakMap<object, Map<string, readonly EventRecord[]>>();

function cacheOf(db: Database): Map<string, readonly EventRecord[]> {
  const key = unwrap(db);
  const cache = caches.get(key) ?? new Map<string, readonly EventRecord[]>();
  caches.set(key, cache);
  return cache;
}

/** The cached events of an incident, in order. */
export function cachedEvents(db: Database, id: string): readonly EventRecord[] {
  return cacheOf(db).get(id) ?? [];
}

/** Caches an incident's events. Only for what is written for good: a transaction that writes may yet be undone. */
export function cacheEvents(db: Database, id: string, records: readonly EventRecord[]): void {
  const cache = cacheOf(db);
  cache.delete(id); // so that the one that was used last goes last
  cache.set(id, records);
  for (const oldest of cache.keys()) if (cache.size > MOST) cache.delete(oldest);
}

/** To be called before events of it are removed, since others may get their numbers. */
export function dropCached(db: Database, id: string): void {
  cacheOf(db).delete(id);
}
