/**
 * Events that this worker has read, so that an incident with hundreds of them is not read and checked again for each
 * view. Records never change once written, so cached events stay valid until they are removed.
 */
import { unwrap } from 'idb';
import type { Database } from './database';
import type { EventRecord } from './records';

/** How many incidents are cached: the one on screen, and others that fail at the same time. */
const MOST = 3;

const caches = new WeakMap<object, Map<string, readonly EventRecord[]>>();

function cacheOf(db: Database): Map<string, readonly EventRecord[]> {
  const key = unwrap(db);
  const cache = caches.get(key) ?? new Map<string, readonly EventRecord[]>();
  caches.set(key, cache);
  return cache;
}

export function cachedEvents(db: Database, id: string): readonly EventRecord[] {
  return cacheOf(db).get(id) ?? [];
}

/** Caches an incident's events. Only committed ones: a transaction that writes may still be undone. */
export function cacheEvents(db: Database, id: string, records: readonly EventRecord[]): void {
  const cache = cacheOf(db);
  cache.delete(id); // so that the last one used is dropped last
  cache.set(id, records);
  for (const oldest of cache.keys()) if (cache.size > MOST) cache.delete(oldest);
}

/** Called before an incident's events are removed, since new ones may get their numbers. */
export function dropCached(db: Database, id: string): void {
  cacheOf(db).delete(id);
}
