/** The tables of the history. What lies there is read with a schema (records.ts), whoever wrote it. */
import type { DBSchema } from 'idb';

export interface Tables extends DBSchema {
  incidents: { key: string; value: unknown };
  /** By incident, and in it by number. */
  events: { key: [incident: string, n: number]; value: unknown };
}

export const TABLES = ['incidents', 'events'] as const;
