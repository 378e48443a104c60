/** A sighting: what a content script tells the background of its page. The schema is the border; the type follows it. */
import * as z from 'zod/mini';
import { FAILURE_KINDS } from '../failure';

const text = (max: number) => z.string().check(z.maxLength(max));
const REQUEST_ID = z
  .string()
  .check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/));
const DEVICE_ID = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** Validates a pairing request id: a lower-case UUID. */
export const requestIdSchema = REQUEST_ID;
/** Validates a device id: 64 lower-case hex digits. */
export const deviceIdSchema = DEVICE_ID;
/** The longest strings that are kept of each sort, in UTF-16 units. */
export const LONGEST = { text: 600, address: 300, words: 120, version: 80, name: 60 } as const;
/** The longest error text that is kept. */
export const MAX_TEXT = LONGEST.text;

/** Times are epoch milliseconds, durations milliseconds. */
export const sightingSchema = z.object({
  /** `connected`: hello-ok was seen; `failing`; `undecided`: nothing is known yet, or a failure went away unproven. */
  state: z.enum(['connected', 'failing', 'undecided']),
  /** Connected without a break for 5 s. */
  stable: z.boolean(),
  /** One load of one document; a reload makes a new one. */
  page: text(40),
  loadedAt: z.number(),
  kind: z.nullable(z.enum(FAILURE_KINDS)),
  /** The exact error text, capped. */
  text: text(MAX_TEXT),
  source: z.nullable(z.enum(['socket', 'page', 'label', 'http'])),
  /** The address that the page's socket goes to; null while unknown. */
  gateway: z.nullable(text(LONGEST.address)),
  requestId: z.nullable(REQUEST_ID),
  deviceId: z.nullable(DEVICE_ID),
  /** The gateway's own words for why, and what it recommends (`details.reason`, `details.recommendedNextStep`). */
  reason: z.nullable(text(LONGEST.words)),
  nextStep: z.nullable(text(LONGEST.words)),
  retryAfterMs: z.nullable(z.number()),
  role: z.nullable(text(LONGEST.name)),
  scopes: z.array(text(LONGEST.name)).check(z.maxLength(20)),
  /** A device token for this gateway is stored in the page: this browser was approved here before. */
  knownDevice: z.boolean(),
  /** The page tries again by itself after a pairing refusal. */
  retriesItself: z.boolean(),
  /** Version or build of the gateway's page, where it says so. */
  gatewayVersion: z.nullable(text(LONGEST.version)),
});
export type Sighting = z.infer<typeof sightingSchema>;
