/**
 * The packet for support: an allow-list of fields, rendered as Markdown and JSON. Only what is declared here can leave.
 * Times are ISO 8601 with the user's offset; what could not be observed is null or "not known".
 */

import * as z from 'zod/mini';
import { GATEWAY_PLACES } from '../address/gateway-address';
import { CAUSE_IDS, CERTAINTIES } from '../catalogue/causes';
import { FAILURE_KINDS } from '../catalogue/failures';
import { ADDRESS_DETAILS, GROUNDS, VERDICTS } from '../catalogue/shared-words';
import { ENDINGS, RESULT_SOURCES, STEP_IDS } from '../catalogue/steps';
import { ASKED_WAYS } from '../catalogue/ways';
import { clearLevelSchema, clearReportSchema } from '../clearing/clear-report';
import { FAULT_PLACES } from '../faults';
import { PROOFS } from '../health/cause';
import { ACCOUNT_STATES } from '../incident/events';
import { KEPT_LIMITS } from '../sighting/limits';
import { LIFECYCLE } from '../sighting/page-lifecycle';
import { deviceIdSchema, pairOfferSchema, requestIdSchema } from '../sighting/sighting';

/** The schema's name; a different shape gets a new one. */
export const PACKET_SCHEMA = 're-pair/packet@1';

const text = z.string().check(z.maxLength(KEPT_LIMITS.text));
const time = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/));
const step = z.enum(STEP_IDS);
const at = time;
const ground = z.object({ ground: z.enum(GROUNDS), hosts: z.array(text) });

const timelineSchema = z.discriminatedUnion('what', [
  z.object({
    at,
    what: z.literal('failing'),
    kind: z.enum(FAILURE_KINDS),
    text,
    source: z.nullable(text),
    requestId: z.nullable(requestIdSchema),
    deviceId: z.nullable(deviceIdSchema),
  }),
  z.object({ at, what: z.literal('connected'), stable: z.boolean() }),
  /** What happened to the page, for how long, and how long before the failure it ended; null if it came later. */
  z.object({
    at,
    what: z.literal('witnessed'),
    change: z.enum(LIFECYCLE),
    seconds: z.number(),
    failedAfterSeconds: z.nullable(z.number()),
  }),
  /** Why it failed, as far as was known when it began. */
  z.object({ at, what: z.literal('explained'), cause: z.enum(CAUSE_IDS), certainty: z.enum(CERTAINTIES) }),
  /** Another agent failed in the same way at the same time; `over`: it no longer did. */
  z.object({
    at,
    what: z.literal('also-failing'),
    kind: z.enum(FAILURE_KINDS),
    host: text,
    over: z.boolean(),
  }),
  /** Derived from whether heyron's session cookie exists. */
  z.object({ at, what: z.literal('account'), seen: z.enum(ACCOUNT_STATES) }),
  z.object({ at, what: z.literal('step-started'), step }),
  z.object({ at, what: z.literal('consented'), step, level: clearLevelSchema, hosts: z.array(text) }),
  z.object({ at, what: z.literal('step-ran'), step, again: z.boolean() }),
  z.object({ at, what: z.literal('step-cancelled'), step }),
  z.object({
    at,
    what: z.literal('step-ended'),
    step,
    result: z.enum([...ENDINGS, 'fixed']),
    by: z.enum(RESULT_SOURCES),
    finding: z.nullable(text),
  }),
  /** `nothing`: none of it was there. */
  z.object({
    at,
    what: z.literal('cleared'),
    hosts: z.array(text),
    complete: z.boolean(),
    nothing: z.optional(z.literal(true)),
  }),
  z.object({ at, what: z.literal('answered'), question: text, answer: text }),
  /** The user asked somebody to approve this browser. */
  z.object({ at, what: z.literal('asked'), way: z.enum(ASKED_WAYS), requestId: z.nullable(text) }),
  z.object({ at, what: z.literal('noted') }),
  z.object({ at, what: z.literal('ticketed') }),
  z.object({ at, what: z.literal('dismissed') }),
  z.object({ at, what: z.literal('declared-fixed') }),
]);
export type TimelineEntry = z.infer<typeof timelineSchema>;

const result = z.enum([...ENDINGS, 'fixed', 'running']);

/**
 * What somebody else can do. `approve`: this browser waits for that; `new-link`: its credential was refused; `settings`:
 * the gateway's settings refuse it; `start`: nothing answers; `none`: it is over, or only time ends it; `look`: the rest.
 */
const ASKS = ['approve', 'new-link', 'settings', 'start', 'none', 'look'] as const;

export const packetSchema = z.object({
  schema: z.literal(PACKET_SCHEMA),
  /** What is asked for, the command that does it, and for which device. */
  asks: z.object({
    for: z.enum(ASKS),
    command: z.nullable(text),
    deviceId: z.nullable(deviceIdSchema),
  }),
  createdAt: time,
  addressDetail: z.enum(ADDRESS_DETAILS),
  failure: z.object({
    kind: z.enum(FAILURE_KINDS),
    /** The exact error text, redacted. */
    text,
    /** The evidence: the page's own connection, its error text, that text's label, or the server's answer. */
    source: z.nullable(text),
    reason: z.nullable(text),
    nextStep: z.nullable(text),
    code: z.nullable(text),
    close: z.nullable(text),
    status: z.nullable(z.number()),
    /** The names of the gateway settings that it points at. */
    settings: z.array(text),
    /** How many agents failed in this way at once, including this one. */
    agents: z.number(),
    firstAt: time,
    lastAt: time,
    count: z.number(),
  }),
  page: z.object({ origin: text, path: z.nullable(text), gatewayVersion: z.nullable(text) }),
  /** The address that the page's connection goes to. */
  gateway: text,
  gatewayPlace: z.nullable(z.enum(GATEWAY_PLACES)),
  pairing: z.object({
    requestId: z.nullable(requestIdSchema),
    deviceId: z.nullable(deviceIdSchema),
    /** Whether a fresh pairing was tried, and its result. */
    freshPairing: z.nullable(result),
    /** The page offers to pair this browser by a short code. */
    pair: z.optional(pairOfferSchema),
    /** The page's own server asks, not this browser. */
    served: z.optional(z.literal(true)),
  }),
  /** Why it failed: what was let in before, until when, and what has changed since; null or absent if not known. */
  why: z.optional(
    z.nullable(
      z.object({
        cause: z.enum(CAUSE_IDS),
        certainty: z.enum(CERTAINTIES),
        proofs: z.array(z.object({ proof: z.enum(PROOFS), at: z.nullable(time) })),
        letInAt: z.nullable(time),
        deviceId: z.nullable(deviceIdSchema),
        version: z.nullable(text),
        versionNow: z.nullable(text),
      }),
    ),
  ),
  /** What happened in a private window, and how that is known; null if none was tried. */
  privateWindow: z.nullable(z.object({ result, by: z.nullable(z.enum(RESULT_SOURCES)), finding: z.nullable(text) })),
  /** Every step that was tried, in order. */
  steps: z.array(z.object({ at, step, result, by: z.nullable(z.enum(RESULT_SOURCES)), finding: z.nullable(text) })),
  verdict: z.enum(VERDICTS),
  /** The reasons for and against the verdict. */
  grounds: z.object({ for: z.array(ground), against: z.array(ground) }),
  answers: z.object({
    'changed-recently': z.nullable(text),
    'others-affected': z.nullable(text),
    'chat-answers': z.nullable(text),
    'other-agent-opens': z.nullable(text),
    'private-window': z.nullable(text),
    'who-runs-it': z.nullable(text),
  }),
  /** The user's note, redacted. */
  note: z.nullable(text),
  /** The incident's one ticket. */
  ticket: z.nullable(text),
  timeline: z.array(timelineSchema),
  clears: z.array(clearReportSchema),
  environment: z.object({
    extension: text,
    browser: text,
    os: text,
    language: text,
    timezone: text,
  }),
  /** Errors in Re-Pair itself, newest last. */
  faults: z.array(z.object({ at: time, where: z.enum(FAULT_PLACES), error: text, count: z.number() })),
});
export type Packet = z.infer<typeof packetSchema>;
