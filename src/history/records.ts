/**
 * The records of history, each with the version of its shape. A record of a newer program is left as it is and never read as
 * something else; one that is damaged is no record. A new shape gets the next version, an upgrade from the former one
 * (upgrades.ts), and a specimen of it in `specimens/`.
 */
import * as z from 'zod/mini';
import { eventSchema, type IncidentEvent } from '../core/incident/events';
import { type Head, headSchema } from '../core/incident/head';
import { upgraded } from './upgrades';

/** Of the shapes below. Version 1 was a whole incident in `storage.local` (taken-over.ts). */
export const VERSION = 3;

const versioned = z.object({ v: z.number() });
const storedEvent = z.looseObject({ ...versioned.shape, event: z.unknown() });

const incidentRecordSchema = z.object({
  ...headSchema.shape,
  /** The size of its events' records. */
  bytes: z.number(),
});
export type IncidentRecord = z.infer<typeof incidentRecordSchema>;

const eventRecordSchema = z.object({
  incident: z.string(),
  n: z.number(),
  bytes: z.number(),
  event: eventSchema,
});
export type EventRecord = z.infer<typeof eventRecordSchema>;

/** What stands where a record is that this program cannot read. */
export type Unread = 'newer' | 'damaged';

/** The record of an incident as it is stored. */
export function incidentRecord(head: Head, bytes: number): unknown {
  return { v: VERSION, ...head, bytes };
}

/** The record of an event, which is the `n`th of its incident, as it is stored. */
export function eventRecord(incident: string, n: number, event: IncidentEvent): EventRecord & { v: number } {
  return { v: VERSION, incident, n, bytes: JSON.stringify(event).length, event };
}

/** Reads a stored record of an incident. */
export function readIncident(stored: unknown): IncidentRecord | Unread {
  return read(stored, incidentRecordSchema);
}

/** Reads a stored record of an event. */
export function readEvent(stored: unknown): EventRecord | Unread {
  const { data } = storedEvent.safeParse(stored);
  const today = data ? { ...data, event: upgraded(data.event, data.v) } : stored;
  return read(today, eventRecordSchema);
}

function read<T>(stored: unknown, schema: z.ZodMiniType<T>): T | Unread {
  const { success, data } = versioned.safeParse(stored);
  if (success && data.v > VERSION) return 'newer';
  return schema.safeParse(stored).data ?? 'damaged';
}
