/**
 * The history as a whole: what happened, read or changed in one transaction at a time. It lies in the database; before the user
 * has agreed that something is kept, in the session's memory, and there is no database.
 */
import type { Head } from '../core/incident/head';
import { agreed, CONSENT_KEY } from '../platform/consent';
import { StorageFailed, write } from '../platform/storage';
import { database } from './database';
import { type Changes, headsIn, type Known, knownIn, Ledger, newerIn, type Reading } from './ledger';
import { TABLES } from './tables';
import { forgetUnkept, inTurn, keepInMemory, unkept } from './unkept';

export type { Known };

/**
 * The heads of all incidents, the newest trouble first.
 * @throws StorageFailed when the browser could not read.
 */
export async function heads(): Promise<Head[]> {
  return (await agreed()) ? reading(headsIn) : (await unkept()).heads();
}

/**
 * An incident with its events; null when there is none.
 * @throws StorageFailed when the browser could not read.
 */
export async function incident(id: string): Promise<Known | null> {
  return (await agreed()) ? reading(tx => knownIn(tx, id)) : (await unkept()).known(id);
}

/**
 * How many incidents a newer program wrote down, which this one keeps for it.
 * @throws StorageFailed when the browser could not read.
 */
export async function newerIncidents(): Promise<number> {
  return (await agreed()) ? reading(newerIn) : 0;
}

async function reading<T>(work: (tx: Reading) => Promise<T>): Promise<T> {
  const db = await database();
  try {
    return await work(db.transaction([...TABLES]));
  } catch (error) {
    throw asFailure(error, 'read');
  }
}

/**
 * Makes one change of the history: all of it, or where something is thrown, nothing. Changes are made one after the other;
 * `work` waits for nothing but what the ledger gives.
 * @throws StorageFailed when the browser could not write, and whatever `work` throws.
 */
export async function changing<T>(work: (ledger: Changes) => Promise<T>): Promise<T> {
  if (await agreed()) return changingOnDisk(work);
  return inTurn(async () => {
    if (await agreed()) return changingOnDisk(work); // it was moved there meanwhile
    const ledger = await unkept();
    const result = await work(ledger);
    await keepInMemory(ledger);
    return result;
  });
}

/**
 * The user agrees that something is kept: from here on the history lies on disk, with what happened before.
 * @throws StorageFailed when the browser could not write; then nothing has changed.
 */
export function keepOnDisk(now: number): Promise<void> {
  return inTurn(async () => {
    if (await agreed()) return;
    const { all } = await unkept();
    await changingOnDisk(async ledger => {
      for (const { events, revision: _, ...incident } of all)
        if (!(await ledger.known(incident.id))) await ledger.open(incident, events); // a worker died in between
    });
    await write(CONSENT_KEY, { at: now });
    await forgetUnkept();
  });
}

/**
 * Forgets all of it.
 * @throws StorageFailed when the browser could not write.
 */
export function forgetHistory(): Promise<void> {
  return inTurn(async () => {
    await forgetUnkept();
    if (await agreed()) await changingOnDisk(ledger => ledger.clear());
  });
}

async function changingOnDisk<T>(work: (ledger: Ledger) => Promise<T>): Promise<T> {
  const db = await database();
  try {
    const tx = db.transaction([...TABLES], 'readwrite');
    tx.done.catch(() => {}); // whoever waits for it below is told; after a failure of the work nobody does
    try {
      const result = await work(new Ledger(tx));
      await tx.done;
      return result;
    } catch (error) {
      if (!(error instanceof DOMException)) tx.abort(); // what the browser refused has ended it
      throw error;
    }
  } catch (error) {
    throw asFailure(error, 'write');
  }
}

function asFailure(error: unknown, what: 'read' | 'write'): unknown {
  return error instanceof DOMException
    ? new StorageFailed(`could not ${what} the history`, { cause: error })
    : error;
}
