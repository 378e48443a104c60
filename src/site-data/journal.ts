/**
 * The journal of a clearing: what was agreed to, and how far it came. It is written before each part begins, so that a
 * worker that wakes after another was killed knows what may have been deleted and which tabs wait.
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
  /** Whose clearing it is: the incident's id. */
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
  /** The same when it was read back last, `at` epoch ms; no tab is let go before that. */
  after: z.nullable(z.object({ at: z.number(), counts: countsByHost })),
});
export type Journal = z.infer<typeof journalSchema>;

/** Counts by host. */
export type HostCounts = Readonly<Record<string, Counts>>;

/** One clearing at a time: two at once could park the same tab. */
export const afterOtherClearings = queue();

const PREFIX = 'clearing:';

/**
 * Writes it down as it is now.
 * @throws StorageFailed when the browser could not write.
 */
export async function keepJournal(journal: Journal): Promise<void> {
  await write(PREFIX + journal.id, journal);
}

/** Every clearing that is under way, or was when its worker was killed. */
export function journals(): Promise<Journal[]> {
  return readAll(PREFIX, journalSchema);
}

/** One that is under way; null when there is none. */
export function journalOf(id: string): Promise<Journal | null> {
  return read(PREFIX + id, journalSchema);
}

/** Whether a tab under this mark is to wait: a spare one, or a user's until its clearing is forgotten. */
export async function isParked(mark: string): Promise<boolean> {
  return (
    (await isSpareMark(mark)) || (await journals()).some(({ tabs }) => tabs.some(tab => tab.mark === mark))
  );
}

/** Forgets a clearing, once what became of it is written down elsewhere. */
export async function forgetJournal(id: string): Promise<void> {
  await remove(PREFIX + id);
}

/** How far a clearing is, from 0 to 1; null when there is none. */
export async function progressOf(id: string): Promise<number | null> {
  const journal = await journalOf(id);
  return journal && (PHASES.indexOf(journal.phase) + 1) / (PHASES.length + 1);
}
