/** The history as a whole: what happened, read or changed in one transaction at a time. */
import type { Head } from '../core/incident/head';
import { StorageFailed } from '../platform/storage';
import { database } from './database';
import { headsIn, type Known, knownIn, Ledger, newerIn, type Reading } from './ledger';
import { TABLES } from './tables';

export type { Known };

/**
 * The heads of all incidents, the newest trouble first.
 * @throws StorageFailed when the browser could not read.
 */
export function heads(): Promise<Head[]> {
  return reading(headsIn);
}

/**
 * An incident with its events; null when there is none.
 * @throws StorageFailed when the browser could not read.
 */
export function incident(id: string): Promise<Known | null> {
  return reading(tx => knownIn(tx, id));
}

/**
 * How many incidents a newer program wrote down, which this one keeps for it.
 * @throws StorageFailed when the browser could not read.
 */
export function newerIncidents(): Promise<number> {
  return reading(newerIn);
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
export async function changing<T>(work: (ledger: Ledger) => Promise<T>): Promise<T> {
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
