/**
 * The tables of the history and their records, each with the version of its shape. A record of a newer program is left
 * as it is and never read as something else; one that is damaged is no record. How a new version is made is in
 * docs/history.md.
 */
import type { DBSchema } from 'idb';
import * as z from 'zod/mini';
import { eventSchema, type IncidentEvent } from '../core/incident/events';
import { type Head, headSchema } from '../core/incident/head';

export const TABLES = ['incidents', 'events'] as const;

/** What lies in the tables is read with the schemas below, whoever wrote it. */
export interface Tables extends DBSchema {
  incidents: { key: string; value: unknown };
  /** By incident, and in it by number. */
  events: { key: [incident: string, n: number]; value: unknown };
}

/** Each makes a record of the next version of one before it; the first, when there is one, begins with version 1. */
const UPGRADES: readonly ((record: unknown) => unknown)[] = [];

/** The version of the shapes below. */
export const VERSION = UPGRADES.length + 1;

const versioned = z.object({ v: z.number().check(z.int(), z.positive()) });

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
  return read(stored, eventRecordSchema);
}

function read<T>(stored: unknown, schema: z.ZodMiniType<T>): T | Unread {
  const { data } = versioned.safeParse(stored);
  if (!data) return 'damaged';
  if (data.v > VERSION) return 'newer';
  const today = UPGRADES.slice(data.v - 1).reduce((record, upgrade) => upgrade(record), stored);
  return schema.safeParse(today).data ?? 'damaged';
}
