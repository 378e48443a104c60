/**
 * The database that history lies in: a record for each incident's head and one for each event. Measured with 20 incidents of
 * 400 events: an event is written 9 to 22 times as fast as with `storage.local`, which writes a whole incident anew, and one
 * incident is read 5 to 39 times as fast (docs/history.md).
 */
import { type IDBPDatabase, openDB } from 'idb';
import { noting } from '../platform/faults';
import { StorageFailed } from '../platform/storage';
import type { Tables } from './tables';
import { takeOver } from './taken-over';

const NAME = 're-pair';
/** Never another one: an older program could not open that. Records have versions of their own; other tables get another name. */
const VERSION = 1;

const opened = new WeakMap<IDBFactory, Promise<IDBPDatabase<Tables>>>();

/**
 * The open database, with what an older version kept elsewhere.
 * @throws StorageFailed when the browser could not open it.
 */
export function database(): Promise<IDBPDatabase<Tables>> {
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

async function open(forget: () => void): Promise<IDBPDatabase<Tables>> {
  const db = await openDB<Tables>(NAME, VERSION, {
    upgrade(made) {
      made.createObjectStore('incidents', { keyPath: 'id' });
      made.createObjectStore('events', { keyPath: ['incident', 'n'] });
    },
    // Somebody deletes it, or the browser does: whoever comes next opens it anew.
    blocking() {
      forget();
      db.close();
    },
    terminated: forget,
  });
  await takeOver(db).catch(noting('take-over')); // it stays where it is, and the next worker tries again
  return db;
}
