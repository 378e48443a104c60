/**
 * The history as a whole: one value an incident, in the session's memory until the user agrees to keep anything, and on
 * disk after that.
 */
import type { Head } from '../core/incident/head';
import { queue } from '../platform/async';
import { agreed, CONSENT_KEY } from '../platform/consent';
import { parsedCopy } from '../platform/parsed-copy';
import { local, session } from '../platform/storage';
import { Ledger } from './ledger';
import { type LoadedIncident, readRecord, recordOf } from './records';

export type { LoadedIncident };

const PREFIX = 'incident:';

const ON_DISK = { values: local, copy: parsedCopy('local', PREFIX, readRecord) };
const IN_MEMORY = { values: session, copy: parsedCopy('session', PREFIX, readRecord) };

/** Only the worker writes, and one change at a time, so that none overwrites another. */
const oneAtATime = queue();

async function read() {
  const place = (await agreed()) ? ON_DISK : IN_MEMORY;
  return { place, ledger: new Ledger(await place.copy.read(), place === ON_DISK) };
}

/**
 * The heads of all incidents, newest first.
 * @throws StorageFailed when the browser could not read.
 */
export async function heads(): Promise<Head[]> {
  return (await read()).ledger.heads();
}

/**
 * An incident with its events; null when there is none.
 * @throws StorageFailed when the browser could not read.
 */
export async function incident(id: string): Promise<LoadedIncident | null> {
  return (await read()).ledger.load(id);
}

/**
 * How many incidents a newer program wrote. They are kept for it.
 * @throws StorageFailed when the browser could not read.
 */
export async function newerIncidents(): Promise<number> {
  return (await read()).ledger.newer();
}

/**
 * Makes one change of the history: all of it, or nothing if something throws. Changes run one after another.
 * @throws StorageFailed when the browser could not write, and whatever `work` throws.
 */
export function changing<T>(work: (ledger: Ledger) => T): Promise<T> {
  return oneAtATime(async () => {
    const { place, ledger } = await read();
    const result = work(ledger);
    const changes = [...ledger.changes()].map(([id, now]) => [PREFIX + id, now && recordOf(now)] as const);
    const written = changes.filter(([, record]) => record !== null);
    const removed = changes.filter(([, record]) => record === null).map(([key]) => key);
    try {
      if (written.length) await place.values.writeAll(Object.fromEntries(written));
      // What has to go is not part of what was written. If it stays, it goes at the next tidying.
      if (removed.length) await place.values.remove(removed).catch(written.length ? () => {} : rethrow);
    } finally {
      place.copy.outdate(changes.map(([key]) => key));
    }
    return result;
  });
}

function rethrow(error: unknown): never {
  throw error;
}

/**
 * The user agrees to keep the history: it moves to disk, with what happened before.
 * @throws StorageFailed when the browser could not write; then nothing has changed.
 */
export function keepOnDisk(now: number): Promise<void> {
  return oneAtATime(async () => {
    if (await agreed()) return;
    const before = await session.readRaw(PREFIX);
    await local.writeAll({ ...Object.fromEntries(before), [CONSENT_KEY]: { at: now } });
    ON_DISK.copy.outdate([...before.keys()]);
    await session.removeAll(PREFIX).catch(() => {}); // it is not read any more
  });
}

/**
 * Forgets all of it, including a newer program's.
 * @throws StorageFailed when the browser could not write.
 */
export function forgetHistory(): Promise<void> {
  return oneAtATime(async () => {
    for (const { values, copy } of [IN_MEMORY, ON_DISK]) {
      const keys = [...(await values.readRaw(PREFIX)).keys()];
      await values.remove(keys);
      copy.outdate(keys);
    }
  });
}
