/**
 * An incident as it is stored: one value, with the version of its shape. A newer program's value is left alone, and a
 * damaged one does not count. docs/history.md explains how a version is added.
 */
import * as z from 'zod/mini';
import { eventSchema, type Incident, incidentSchema } from '../core/incident/events';
import { type IncidentState, reduce } from '../core/incident/reduce';

/** An incident with its derived state. */
export interface LoadedIncident {
  readonly incident: Incident;
  readonly state: IncidentState;
  /** How many events it ever had, dropped ones included. */
  readonly revision: number;
}

/** Stands for a value that this program cannot read. */
export type Unread = 'newer' | 'damaged';

/** Each turns a value of one version into the next; the first, when there is one, starts from version 1. */
const UPGRADES: readonly ((record: unknown) => unknown)[] = [];

/** The version of the shape below. */
export const VERSION = UPGRADES.length + 1;

const versioned = z.object({ v: z.number().check(z.int(), z.positive()) });

/** Its events are checked one by one: a damaged one costs no other. */
const recordSchema = z.object({ ...incidentSchema.shape, revision: z.number(), events: z.array(z.unknown()) });

/** The value to store. */
export function recordOf({ incident, revision }: Omit<LoadedIncident, 'state'>): unknown {
  return { v: VERSION, ...incident, revision };
}

/** Reads the value that is stored for this incident. */
export function readRecord(id: string, stored: unknown): LoadedIncident | Unread {
  const { data } = versioned.safeParse(stored);
  if (!data) return 'damaged';
  if (data.v > VERSION) return 'newer';
  const today = UPGRADES.slice(data.v - 1).reduce((record, upgrade) => upgrade(record), stored);
  const record = recordSchema.safeParse(today).data;
  if (record?.id !== id || !URL.canParse(record.origin)) return 'damaged';
  const { revision, ...incident } = record;
  const events = incident.events.flatMap(event => eventSchema.safeParse(event).data ?? []);
  return { incident: { ...incident, events }, state: reduce(events), revision };
}
