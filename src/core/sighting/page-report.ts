/** What a content script reports of its page: the border behind which that has its shape, and the sighting that it makes. */
import * as z from 'zod/mini';
import { FAILURE_KINDS } from '../failure';
import type { Verdict } from './judge';
import { LIFECYCLE, type LifecycleChange, type Witnessed } from './lifecycle';
import { LONGEST } from './longest';
import type { Device, Refusal } from './observation';
import { deviceIdSchema, requestIdSchema, type Sighting } from './sighting';

/** What a content script tells the background of its page. Of a page in a private window nothing of it is kept. */
export interface PageReport {
  /** One load of one document; a reload makes a new one. */
  readonly page: string;
  readonly loadedAt: number;
  readonly verdict: Verdict;
  /** Connected without a break for 5 s. */
  readonly stable: boolean;
  /** The address and the refusal of the socket that the verdict rests on, if any. */
  readonly gateway: string | null;
  readonly refusal: Refusal | null;
  /** A request id that the page shows. */
  readonly requestId: string | null;
  readonly retriesItself: boolean;
  readonly device: Device;
  /** The build that the gateway's page says it is. */
  readonly build: string | null;
  /** When the failure began, in epoch ms; null while there is none. */
  readonly failedAt: number | null;
  /** The last things that befell the page. They are kept only where it fails. */
  readonly lifecycle: readonly LifecycleChange[];
}

const text = (most: number) => z.string().check(z.maxLength(most));
const trouble = {
  kind: z.enum(FAILURE_KINDS),
  text: text(LONGEST.text),
  source: z.enum(['socket', 'page', 'label', 'http']),
};

/** Validates what a content script sends. */
export const pageReportSchema: z.ZodMiniType<PageReport> = z.object({
  page: text(40),
  loadedAt: z.number(),
  verdict: z.discriminatedUnion('state', [
    z.object({ state: z.literal('connected') }),
    z.object({ state: z.literal('undecided') }),
    z.object({ state: z.literal('dropped'), ...trouble }),
    z.object({ state: z.literal('failing'), ...trouble }),
  ]),
  stable: z.boolean(),
  gateway: z.nullable(text(LONGEST.address)),
  refusal: z.nullable(
    z.object({
      message: text(LONGEST.text),
      code: z.nullable(text(LONGEST.words)),
      reason: z.nullable(text(LONGEST.words)),
      authReason: z.nullable(text(LONGEST.words)),
      requestId: z.nullable(requestIdSchema),
      deviceId: z.nullable(deviceIdSchema),
      nextStep: z.nullable(text(LONGEST.words)),
      retryAfterMs: z.nullable(z.number()),
      role: z.nullable(text(LONGEST.name)),
      scopes: z.array(text(LONGEST.name)).check(z.maxLength(20)),
    }),
  ),
  requestId: z.nullable(requestIdSchema),
  retriesItself: z.boolean(),
  device: z.object({
    keys: z.boolean(),
    deviceId: z.nullable(deviceIdSchema),
    known: z.boolean(),
    token: z.boolean(),
  }),
  build: z.nullable(text(LONGEST.version)),
  failedAt: z.nullable(z.number()),
  lifecycle: z
    .array(z.object({ what: z.enum(LIFECYCLE), from: z.number(), until: z.number() }))
    .check(z.maxLength(20)),
});

/** What ended longer before a failure has nothing to do with it. In ms. */
const SHORTLY_MS = 10 * 60_000;
/** A shorter sleep or break breaks nothing; a browser that has just started is without a network for a moment. In ms. */
const WORTH_TELLING_MS = 1_000;

/** What befell a failing page shortly before it failed, and since. */
export function witnessedIn({ failedAt, lifecycle }: PageReport): Witnessed[] {
  return failedAt === null
    ? []
    : lifecycle
        .filter(({ until }) => until > failedAt - SHORTLY_MS)
        .filter(({ what, from, until }) => what === 'discarded' || until - from >= WORTH_TELLING_MS)
        .map(change => ({ ...change, failedAt }));
}

/** The sighting that a report makes. A dropped connection that was waited out is an unreachable gateway. */
export function sightingOf(report: PageReport): Sighting {
  const { verdict, page, loadedAt, stable, gateway, device } = report;
  const trouble = 'kind' in verdict ? verdict : null;
  const refusal = trouble?.state === 'failing' && trouble.source === 'socket' ? report.refusal : null;
  return {
    state: trouble ? 'failing' : verdict.state === 'connected' ? 'connected' : 'undecided',
    stable,
    page,
    loadedAt,
    kind: trouble?.kind ?? null,
    text: trouble?.text ?? '',
    source: trouble?.source ?? null,
    gateway,
    requestId: trouble && (refusal?.requestId ?? report.requestId),
    deviceId: refusal?.deviceId ?? device.deviceId,
    reason: refusal?.reason ?? refusal?.authReason ?? null,
    nextStep: refusal?.nextStep ?? null,
    retryAfterMs: refusal?.retryAfterMs ?? null,
    role: refusal?.role ?? null,
    scopes: [...(refusal?.scopes ?? [])],
    keys: device.keys,
    knownDevice: device.known,
    keepsToken: device.token,
    retriesItself: report.retriesItself || refusal?.nextStep === 'wait_then_retry',
    gatewayVersion: /^\d{4}\.\d{1,2}\.\d{1,3}/.exec(report.build ?? '')?.[0] ?? null,
  };
}
