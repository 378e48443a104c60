/** What a clearing did, read back afterwards: counts by host and type, never a stored value. */

import * as z from 'zod/mini';
import { CLEAR_LEVELS, CREDENTIALS } from '../catalogue/clear-levels';

/** The types of data that a browser stores for a site, in display order. */
export const DATA_TYPES = [
  'cookies',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'cacheStorage',
  'serviceWorkers',
  'fileSystem',
] as const;
export type DataType = (typeof DATA_TYPES)[number];

/** What can be cleared: a type of data, or one credential in a page's data. */
export const CLEARED_TYPES = [...DATA_TYPES, ...CREDENTIALS] as const;
export type ClearedType = (typeof CLEARED_TYPES)[number];

/**
 * `gone`: it was there, and was read back as gone; `left-behind`: it is still there; `nothing-there`: there was nothing
 * before or after; `not-verified`: it could not be read back, so we claim nothing.
 */
export const CLEAR_OUTCOMES = ['gone', 'left-behind', 'nothing-there', 'not-verified'] as const;
export type ClearOutcome = (typeof CLEAR_OUTCOMES)[number];

const host = z.string().check(z.maxLength(253));
const count = z.nullable(z.number().check(z.int(), z.nonnegative()));

/** Validates what a host held, by type. */
export const countsSchema = z.record(z.enum(CLEARED_TYPES), count);
/** How many entries of each type a host holds; null where that could not be read. */
export type Counts = z.infer<typeof countsSchema>;

export const clearLevelSchema = z.literal(CLEAR_LEVELS);

/** Times in epoch ms, durations in ms; counts are null where they could not be read. */
export const clearReportSchema = z.object({
  level: clearLevelSchema,
  startedAt: z.number(),
  /** Until everything was read back; the tabs return after that. */
  durationMs: z.number(),
  hosts: z.array(
    z.object({
      host,
      types: z.array(
        z.object({
          type: z.enum(CLEARED_TYPES),
          before: count,
          after: count,
          outcome: z.enum(CLEAR_OUTCOMES),
        }),
      ),
    }),
  ),
  /** Tabs that were parked and brought back. */
  tabs: z.object({ parked: z.number(), restored: z.number() }),
});
export type ClearReport = z.infer<typeof clearReportSchema>;

/** The outcome for one type, from its counts before and after (null: could not be read). */
export function outcomeOf(before: number | null, after: number | null): ClearOutcome {
  if (after === null) return 'not-verified';
  if (after > 0) return 'left-behind';
  return before === 0 ? 'nothing-there' : 'gone';
}
