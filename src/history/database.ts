/**
 * The history's database: a record for each incident's head and for each event. Measured with 20 incidents of 400
 * events: writing an event is 9 to 22 times as fast as with `storage.local`, which rewrites a whole incident, and
 * reading an incident 5 to 39 times (docs/history.md).
 */
import { type IDBPDatabase, openDB } from 'idb';
import { StorageFailed } from '../platform/storage';
import type { Tables } from './records';

export type Database = IDBPDatabase<Tables>;

const NAME = 're-pair';
/**
 * Never changed: an older program could not open a newer version. Records have their own versions; new tables get new
 * names.
 */
const VERSION = 1;

const opened = new WeakMap<IDBFactory, Promise<Database>>();

/**
 * The open database.
 * @throws StorageFailed when the browser could not open it.
 */
export function database(): Promise<Database> {
  const factory = indexedDB;
  const known = opened.get(factory);
  if (known) return known;
  const forget = () => void opened.delete(factory);
  const opening = open(forget).catch(cause => {
    forget();
    throw new StorageFailed('could not open the history', { cause });
  });
  opened.set(factory, opening);
  return opening;
}

async function open(forget: () => void): Promise<Database> {
  const db = await openDB<Tables>(NAME, VERSION, {
    upgrade(made) {
      made.createObjectStore('incidents', { keyPath: 'id' });
      made.createObjectStore('events', { keyPath: ['incident', 'n'] });
    },
    // The database is being deleted: the next caller opens a new one.
    blocking() {
      forget();
      db.close();
    },
    terminated: forget,
  });
  return db;
}
