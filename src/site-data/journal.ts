/**
 * The journal of a clearing: what was agreed to and how far it came. It is written before each part, so that the worker
 * after a killed one knows what may have been deleted and which tabs wait.
 */

import * as z from 'zod/mini';
import { CREDENTIALS, PHASES } from '../core/catalogue/clear-levels';
import { type Counts, clearLevelSchema, countsSchema } from '../core/clearing/clear-report';
import { queue } from '../platform/async';
import { read, readAll, remove, write } from '../platform/storage';
import { isSpareMark } from './spare-tabs';
import { notedTabSchema } from './tabs';

const countsByHost = z.record(z.string(), countsSchema);

const journalSchema = z.object({
  /** The version that wrote it. */
  by: z.string(),
  /** The incident's id. */
  id: z.string(),
  level: clearLevelSchema,
  hosts: z.array(z.string()),
  credential: z.enum(CREDENTIALS),
  gateway: z.string(),
  store: z.string(),
  /** In epoch ms. */
  startedAt: z.number(),
  phase: z.enum(PHASES),
  tabs: z.array(notedTabSchema),
  /** What each host held; null until it was counted. */
  before: z.nullable(countsByHost),
  /** The same at the last read-back, `at` epoch ms. No tab is released before that. */
  after: z.nullable(z.object({ at: z.number(), counts: countsByHost })),
});
export type Journal = z.infer<typeof journalSchema>;

export type HostCounts = Readonly<Record<string, Counts>>;

/** One clearing at a time: two could park the same tab. */
export const afterOtherClearings = queue();

const PREFIX = 'clearing:';

/**
 * Writes the current state.
 * @throws StorageFailed when the browser could not write.
 */
export async function keepJournal(journal: Journal): Promise<void> {
  await write(PREFIX + journal.id, journal);
}

/** Every clearing that is running, or was when its worker was killed. */
export function journals(): Promise<Journal[]> {
  return readAll(PREFIX, journalSchema);
}

/** A running clearing; null when there is none. */
export function journalOf(id: string): Promise<Journal | null> {
  return read(PREFIX + id, journalSchema);
}

/** Whether a tab with this mark must wait: a spare tab, or a user's until the journal is deleted. */
export async function isParked(mark: string): Promise<boolean> {
  return (await isSpareMark(mark)) || (await journals()).some(({ tabs }) => tabs.some(tab => tab.mark === mark));
}

/** Deletes a clearing's journal, once its result is recorded elsewhere. */
export async function forgetJournal(id: string): Promise<void> {
  await remove(PREFIX + id);
}

/** A clearing's progress from 0 to 1; null when there is none. */
export async function progressOf(id: string): Promise<number | null> {
  const journal = await journalOf(id);
  return journal && (PHASES.indexOf(journal.phase) + 1) / (PHASES.length + 1);
}
