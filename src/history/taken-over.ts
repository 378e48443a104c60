/** What version 1 kept: each incident as one value of `storage.local`, under `incident:ID`, with all its events. */
import type { IDBPDatabase } from 'idb';
import * as z from 'zod/mini';
import { eventSchema, incidentSchema } from '../core/incident/events';
import { browser } from '../platform/browser';
import { remove } from '../platform/storage';
import { Ledger } from './ledger';
import type { Tables } from './tables';
import { upgraded } from './upgrades';

const PREFIX = 'incident:';

/** An event that cannot be read does not hide the others. */
const storedSchema = z.object({ ...incidentSchema.shape, events: z.array(z.unknown()) });

/** Moves it into the database, and only then removes it. What is no incident is of no use to anybody, and goes too. */
export async function takeOver(db: IDBPDatabase<Tables>): Promise<void> {
  const stored = Object.entries(await browser.storage.local.get(null)).filter(([key]) =>
    key.startsWith(PREFIX),
  );
  if (stored.length === 0) return;
  const tx = db.transaction(['incidents', 'events'], 'readwrite');
  const ledger = new Ledger(tx);
  for (const [, value] of stored) {
    const { data: incident } = storedSchema.safeParse(value);
    // One that is there already was moved by a worker that died before it could remove it.
    if (!incident || (await tx.objectStore('incidents').get(incident.id))) continue;
    const events = incident.events.flatMap(event => eventSchema.safeParse(upgraded(event, 1)).data ?? []);
    await ledger.open(incident, events);
  }
  await tx.done;
  await remove(stored.map(([key]) => key));
}
