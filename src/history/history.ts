/**
 * The history as a whole, read or changed in one transaction at a time. It is in the database, or until the user agrees
 * to keep anything, in the session's memory.
 */
import type { Head } from '../core/incident/head';
import { queue } from '../platform/async';
import { agreed, CONSENT_KEY } from '../platform/consent';
import { StorageFailed, write } from '../platform/storage';
import { database } from './database';
import { forgetInMemory, historyInMemory, keepInMemory } from './in-memory';
import { DiskLedger, DiskReader, type Ledger, type LoadedIncident, type Reader } from './on-disk';
import { TABLES } from './records';

export type { LoadedIncident };

/** Changes in memory run one after another, and not while they are moved to disk. */
const oneAtATime = queue();

/**
 * The heads of all incidents, newest first.
 * @throws StorageFailed when the browser could not read.
 */
export function heads(): Promise<Head[]> {
  return reading(history => history.heads());
}

/**
 * An incident with its events; null when there is none.
 * @throws StorageFailed when the browser could not read.
 */
export function incident(id: string): Promise<LoadedIncident | null> {
  return reading(history => history.load(id));
}

/**
 * How many incidents a newer program wrote. They are kept for it.
 * @throws StorageFailed when the browser could not read.
 */
export function newerIncidents(): Promise<number> {
  return reading(history => history.newer());
}

async function reading<T>(work: (history: Reader) => Promise<T>): Promise<T> {
  if (!(await agreed())) return work(await historyInMemory());
  const db = await database();
  try {
    return await work(new DiskReader(db.transaction([...TABLES])));
  } catch (error) {
    throw asFailure(error, 'read');
  }
}

/**
 * Makes one change of the history: all of it, or nothing if something throws. Changes run one after another; `work` may
 * await nothing but the ledger.
 * @throws StorageFailed when the browser could not write, and whatever `work` throws.
 */
export async function changing<T>(work: (ledger: Ledger) => Promise<T>): Promise<T> {
  if (await agreed()) return changingOnDisk(work);
  return oneAtATime(async () => {
    if (await agreed()) return changingOnDisk(work); // moved there meanwhile
    const ledger = await historyInMemory();
    const result = await work(ledger);
    await keepInMemory(ledger);
    return result;
  });
}

/**
 * The user agrees to keep the history: it moves to disk, with what happened before.
 * @throws StorageFailed when the browser could not write; then nothing has changed.
 */
export function keepOnDisk(now: number): Promise<void> {
  return oneAtATime(async () => {
    if (await agreed()) return;
    const { all } = await historyInMemory();
    await changingOnDisk(async ledger => {
      for (const { events, revision: _, ...incident } of all)
        if (!(await ledger.load(incident.id))) await ledger.open(incident, events); // a worker died in between
    });
    await write(CONSENT_KEY, { at: now });
    await forgetInMemory();
  });
}

/**
 * Forgets all of it.
 * @throws StorageFailed when the browser could not write.
 */
export function forgetHistory(): Promise<void> {
  return oneAtATime(async () => {
    await forgetInMemory();
    if (await agreed()) await changingOnDisk(ledger => ledger.clear());
  });
}

async function changingOnDisk<T>(work: (ledger: DiskLedger) => Promise<T>): Promise<T> {
  const db = await database();
  try {
    const tx = db.transaction([...TABLES], 'readwrite');
    tx.done.catch(() => {}); // awaited below; after a failure of the work there is nothing to add
    try {
      const result = await work(new DiskLedger(tx));
      await tx.done;
      return result;
    } catch (error) {
      if (!(error instanceof DOMException)) tx.abort(); // the browser's own error has already ended it
      throw error;
    }
  } catch (error) {
    throw asFailure(error, 'write');
  }
}

function asFailure(error: unknown, what: 'read' | 'write'): unknown {
  return error instanceof DOMException ? new StorageFailed(`could not ${what} the history`, { cause: error }) : error;
}
