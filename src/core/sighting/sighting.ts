/** A sighting: what a content script tells the background of its page. The schema is the border; the type follows it. */
import * as z from 'zod/mini';
import { DEVICE_ID, REQUEST_ID } from '../address/ids';
import { FAILURE_KINDS } from '../catalogue/failures';
import { LONGEST } from './limits';
import { LIFECYCLE } from './page-lifecycle';

const text = (max: number) => z.string().check(z.maxLength(max));
/** Validates a pairing request id. */
export const requestIdSchema = z.string().check(z.regex(REQUEST_ID));
/** Validates a device id. */
export const deviceIdSchema = z.string().check(z.regex(DEVICE_ID));

/** What befell a page around its failure. */
export const witnessedSchema = z.object({
  what: z.enum(LIFECYCLE),
  from: z.number(),
  until: z.number(),
  failedAt: z.number(),
});

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
  text: text(LONGEST.text),
  source: z.nullable(z.enum(['socket', 'page', 'label', 'http'])),
  /** The address that the page's socket goes to; null while unknown. */
  gateway: z.nullable(text(LONGEST.address)),
  requestId: z.nullable(requestIdSchema),
  deviceId: z.nullable(deviceIdSchema),
  /** The gateway's own words for why, and what it recommends (`details.reason` or `details.authReason`, `details.recommendedNextStep`). */
  reason: z.nullable(text(LONGEST.words)),
  nextStep: z.nullable(text(LONGEST.words)),
  /** The refusal's machine-readable code (`details.code`). Older records have none of this and the next two. */
  code: z.optional(text(LONGEST.words)),
  /** How the connection was closed: code and reason. */
  close: z.optional(text(LONGEST.words + 6)),
  /** The HTTP status that stood in place of the page. */
  status: z.optional(z.number()),
  retryAfterMs: z.nullable(z.number()),
  role: z.nullable(text(LONGEST.name)),
  scopes: z.array(text(LONGEST.name)).check(z.maxLength(20)),
  /** The page keeps OpenClaw's keys, so that a missing one says something. Older records do not tell; all were taken so. */
  keys: z.optional(z.boolean()),
  /** A gateway spoke OpenClaw's handshake on the socket that this rests on. Older records do not tell. */
  spoke: z.optional(z.literal(true)),
  /** A device token for this gateway is stored in the page: this browser was approved here before. */
  knownDevice: z.boolean(),
  /** The page has stored the gateway's token: loading it again does not lose that. */
  keepsToken: z.boolean(),
  /** The page tries again by itself after a pairing refusal. */
  retriesItself: z.boolean(),
  /** Version or build of the gateway's page, where it says so. */
  gatewayVersion: z.nullable(text(LONGEST.version)),
});
export type Sighting = z.infer<typeof sightingSchema>;
