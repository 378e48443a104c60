/**
 * What a page's connection said of other browsers that ask to be let in, during the minutes in which the user wants to
 * know (docs/privacy.md, "What it reads").
 */
import * as z from 'zod/mini';
import { DEVICE_ID } from '../address/ids';
import { MOST_MORE, PLATFORMS, type Platform } from './asking';

/** One browser that asks. */
const askSchema = z.object({
  deviceId: z.string().check(z.regex(DEVICE_ID)),
  platform: z.nullable(z.enum(Object.keys(PLATFORMS) as [Platform, ...Platform[]])),
  /** When it asked, in epoch ms. */
  at: z.number(),
});
export type Ask = z.infer<typeof askSchema>;

export const heardSchema = z.object({
  /** The newest that nobody has answered. */
  ask: z.nullable(askSchema),
  /** How many others wait. */
  more: z.number().check(z.minimum(0), z.maximum(MOST_MORE)),
  /** What became of the last one that was answered, until another asks. */
  outcome: z.nullable(
    z.object({ deviceId: z.string().check(z.regex(DEVICE_ID)), decision: z.enum(['approved', 'rejected']) }),
  ),
  /** Why the page no longer hears: its time is over, its connection ended, or whoever asked was answered. */
  ended: z.nullable(z.enum(['time', 'connection', 'answered'])),
});
export type Heard = z.infer<typeof heardSchema>;

export const NOTHING_HEARD: Heard = { ask: null, more: 0, outcome: null, ended: null };
