/**
 * The history's tables and their records, each with the version of its shape. A newer program's record is left alone,
 * and a damaged one does not count. docs/history.md explains how a version is added.
 */
import type { DBSchema } from 'idb';
import * as z from 'zod/mini';
import { eventSchema, type IncidentEvent } from '../core/incident/events';
import { type Head, headSchema } from '../core/incident/head';

export const TABLES = ['incidents', 'events'] as const;

/** Stored records are untyped until read with the schemas below. */
export interface Tables extends DBSchema {
  incidents: { key: string; value: unknown };
  /** By incident, and in it by number. */
  events: { key: [incident: string, n: number]; value: unknown };
}

/** Each turns a record of one version into the next; the first, when there is one, starts from version 1. */
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

/** Stands for a record that this program cannot read. */
export type Unread = 'newer' | 'damaged';

/** An incident's record as stored. */
export function incidentRecord(head: Head, bytes: number): unknown {
  return { v: VERSION, ...head, bytes };
}

/** The stored record of an incident's `n`th event. */
export function eventRecord(incident: string, n: number, event: IncidentEvent): EventRecord & { v: number } {
  return { v: VERSION, incident, n, bytes: JSON.stringify(event).length, event };
}

export function readIncident(stored: unknown): IncidentRecord | Unread {
  return read(stored, incidentRecordSchema);
}

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
