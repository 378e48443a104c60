/**
 * An incident and its timeline. Only the list of events is stored; the rest is derived from it (reduce.ts), and the
 * packet renders it. Times are epoch milliseconds.
 */
import * as z from 'zod/mini';
import { siteOf } from '../address/own-address';
import { FAILURE_KINDS } from '../catalogue/failures';
import { ENDINGS, RESULT_SOURCES, STEP_IDS } from '../catalogue/steps';
import { QUESTIONS } from '../catalogue/user-questions';
import { ASKED_WAYS } from '../catalogue/ways';
import { clearLevelSchema, clearReportSchema } from '../clearing/clear-report';
import { causeSchema } from '../health/cause';
import { KEPT_LIMITS } from '../sighting/limits';
import { lifecycleBeforeFailureSchema, sightingSchema } from '../sighting/sighting';

/** The account's session as far as observed; `unseen`: no cookie at first, but it may have another name. */
export const ACCOUNT_STATES = ['unseen', 'signed-out', 'signed-in'] as const;

const at = z.number();
const step = z.enum(STEP_IDS);
const questions = Object.keys(QUESTIONS) as [keyof typeof QUESTIONS, ...(keyof typeof QUESTIONS)[]];

export const eventSchema = z.discriminatedUnion('type', [
  /** A page was seen connected, failing, or no longer failing without proof. */
  z.object({
    type: z.literal('sighted'),
    at,
    tab: z.number(),
    /** The page is in a frame of another heyron page. */
    framed: z.optional(z.boolean()),
    /** The page's path, without query, fragment and secrets. */
    path: z.optional(z.string().check(z.maxLength(KEPT_LIMITS.address))),
    sighting: sightingSchema,
    /** Another page of this agent was failing: a connection here was no cure. */
    othersFail: z.optional(z.boolean()),
  }),
  /** What happened to a page shortly before it failed, or since. */
  z.object({ type: z.literal('witnessed'), at, tab: z.number(), change: lifecycleBeforeFailureSchema }),
  /** Why it fails, as far as the facts told when it began: the memory of better days is overwritten once it works. */
  z.object({ type: z.literal('explained'), at, cause: causeSchema }),
  /** Another agent fails in the same way at the same time; `over`: it no longer does. */
  z.object({
    type: z.literal('also-failing'),
    at,
    kind: z.enum(FAILURE_KINDS),
    host: z.string().check(z.maxLength(253)),
    over: z.optional(z.boolean()),
  }),
  /** Seen by whether heyron's session cookie exists, while the user signs out and in. */
  z.object({ type: z.literal('account'), at, seen: z.enum(ACCOUNT_STATES) }),
  /** The user asked for a step; `tab` is the tab that it works on. */
  z.object({ type: z.literal('step-started'), at, step, tab: z.number() }),
  /** The user agreed to this level of deletion on exactly these hosts. */
  z.object({ type: z.literal('consented'), at, step, level: clearLevelSchema, hosts: z.array(z.string()) }),
  /** The step's own action is done; its result is watched for from now on. `again`: the user asked to look again. */
  z.object({ type: z.literal('step-ran'), at, step, again: z.optional(z.boolean()) }),
  /** The user changed their mind before anything was done. */
  z.object({ type: z.literal('step-cancelled'), at, step }),
  z.object({
    type: z.literal('step-ended'),
    at,
    step,
    /** Never `fixed`, which follows only from an observed connection or the user's word. */
    result: z.enum(ENDINGS),
    by: z.enum(RESULT_SOURCES),
    /** What was seen, in one word (a failure kind, `mismatch`, …): part of a message key, never page text. */
    finding: z.optional(z.string().check(z.regex(/^[a-z-]{1,40}$/))),
    /** For a step that was skipped before it began, and for a check that ran by itself: the tab with the failure. */
    tab: z.optional(z.number()),
  }),
  z.object({ type: z.literal('cleared'), at, report: clearReportSchema }),
  z.object({
    type: z.literal('answered'),
    at,
    question: z.enum(questions),
    answer: z.string().check(z.maxLength(20)),
  }),
  /** The user asked somebody to approve this browser; `requestId`: the request that was named to them. */
  z.object({
    type: z.literal('asked'),
    at,
    way: z.enum(ASKED_WAYS),
    requestId: z.nullable(z.string().check(z.regex(/^[0-9a-f-]{36}$/))),
  }),
  /** The user's note for support, without secrets; an empty text deletes it. */
  z.object({ type: z.literal('noted'), at, text: z.string().check(z.maxLength(KEPT_LIMITS.note)) }),
  /** The incident's one ticket; an empty address deletes it. */
  z.object({ type: z.literal('ticketed'), at, url: z.string().check(z.maxLength(KEPT_LIMITS.address)) }),
  /** "Not now" on the page's prompt; it holds until the kind changes or the incident reopens. */
  z.object({ type: z.literal('dismissed'), at, kind: z.enum(FAILURE_KINDS) }),
  /** The user said that it works. */
  z.object({ type: z.literal('declared-fixed'), at }),
]);
export type IncidentEvent = z.infer<typeof eventSchema>;
export type EventOf<T extends IncidentEvent['type']> = Extract<IncidentEvent, { type: T }>;

/** An incident belongs to one page origin, gateway address and cookie store. */
export const incidentSchema = z.object({
  id: z.string().check(z.regex(/^[0-9a-f-]{36}$/)),
  origin: z.string(),
  gateway: z.string(),
  store: z.string(),
  /** The tab that it is about; absent if it is about the gateway, in any of the user's tabs (presence/page.ts). */
  oneTab: z.optional(z.number()),
  /** Its page was connected through this gateway, in this incident or before. */
  proven: z.optional(z.literal(true)),
  /** The tab that it was about before its user acted there: another program's start gives that tab another number. */
  adopted: z.optional(z.number()),
  events: z.array(eventSchema),
});
export type Incident = z.infer<typeof incidentSchema>;

/** The failing page's host; its origin where that is an address of one's own. */
export function hostOf({ origin }: Pick<Incident, 'origin'>): string {
  return siteOf(origin);
}
