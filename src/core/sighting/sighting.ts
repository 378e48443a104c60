/** A sighting: the background's verdict on a page report, with its details. The type is derived from the schema. */
import * as z from 'zod/mini';
import { DEVICE_ID, REQUEST_ID } from '../address/ids';
import { BROWSER_ID, PAIR_CODE } from '../address/pair-code';
import { FAILURE_KINDS } from '../catalogue/failures';
import { KEPT_LIMITS } from './limits';
import { LIFECYCLE } from './page-lifecycle';

const text = (max: number) => z.string().check(z.maxLength(max));
export const requestIdSchema = z.string().check(z.regex(REQUEST_ID));
export const deviceIdSchema = z.string().check(z.regex(DEVICE_ID));

/** A login page's offer to pair its browser by a short code: what the gate shows, a claim of exactly this shape. */
export const pairOfferSchema = z.object({
  code: z.string().check(z.regex(PAIR_CODE)),
  browserId: z.string().check(z.regex(BROWSER_ID)),
});
export type PairOffer = z.infer<typeof pairOfferSchema>;

/** What happened to a page around its failure. */
export const lifecycleBeforeFailureSchema = z.object({
  what: z.enum(LIFECYCLE),
  from: z.number(),
  until: z.number(),
  failedAt: z.number(),
});

/** Times are epoch milliseconds, durations milliseconds. */
export const sightingSchema = z.object({
  /** `connected`: hello-ok was seen; `undecided`: nothing known yet, or a failure disappeared without proof. */
  state: z.enum(['connected', 'failing', 'undecided']),
  /** Connected without a break for 5 s. */
  stable: z.boolean(),
  /** One load of one document; a reload makes a new one. */
  page: text(40),
  loadedAt: z.number(),
  kind: z.nullable(z.enum(FAILURE_KINDS)),
  /** The exact error text, capped. */
  text: text(KEPT_LIMITS.text),
  source: z.nullable(z.enum(['socket', 'page', 'label', 'http'])),
  /** The address of the page's socket; null while unknown. */
  gateway: z.nullable(text(KEPT_LIMITS.address)),
  requestId: z.nullable(requestIdSchema),
  deviceId: z.nullable(deviceIdSchema),
  /** The gateway's `details.reason` or `details.authReason`, and its `details.recommendedNextStep`. */
  reason: z.nullable(text(KEPT_LIMITS.words)),
  nextStep: z.nullable(text(KEPT_LIMITS.words)),
  /** The refusal's machine-readable code (`details.code`). Absent where there is none, as are the next two. */
  code: z.optional(text(KEPT_LIMITS.words)),
  /** The close code and reason. */
  close: z.optional(text(KEPT_LIMITS.words + 6)),
  /** The HTTP status of the answer in place of the page. */
  status: z.optional(z.number()),
  /** Its gate offers to pair this browser by a short code. */
  pair: z.optional(pairOfferSchema),
  /** It is about the page's own server: that is the device which asks, not this browser; or it wants a sign-in. */
  served: z.optional(z.literal(true)),
  /** Its connection said that its request was approved. */
  approved: z.optional(z.literal(true)),
  retryAfterMs: z.nullable(z.number()),
  role: z.nullable(text(KEPT_LIMITS.name)),
  scopes: z.array(text(KEPT_LIMITS.name)).check(z.maxLength(20)),
  /** The page stores OpenClaw's keys, so a missing one means something. */
  keys: z.boolean(),
  /** A gateway spoke OpenClaw's handshake on the socket behind this. */
  spoke: z.optional(z.literal(true)),
  /** The page stores a device token for this gateway: it approved this browser before. */
  knownDevice: z.boolean(),
  /** The page has stored the gateway's token, so a reload does not lose it. */
  keepsToken: z.boolean(),
  /** The page retries on its own after a pairing refusal. */
  retriesItself: z.boolean(),
  /** The version or build that the gateway's page names. */
  gatewayVersion: z.nullable(text(KEPT_LIMITS.version)),
});
export type Sighting = z.infer<typeof sightingSchema>;
