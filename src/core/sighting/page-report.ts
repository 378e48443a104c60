/** What a content script reports of its page: the border behind which that has its shape, and the sighting that it makes. */
import * as z from 'zod/mini';
import { FAILURE_KINDS } from '../failure';
import { withoutCutEnd } from '../redact/end';
import { HAPPENINGS, type Happening, type Witnessed } from './happening';
import type { Source, Verdict } from './judge';
import { LONGEST, READ } from './longest';
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
  readonly happenings: readonly Happening[];
}

const text = (most: number) => z.string().check(z.maxLength(most));
const trouble = {
  kind: z.enum(FAILURE_KINDS),
  text: text(READ.text),
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
  gateway: z.nullable(text(READ.address)),
  refusal: z.nullable(
    z.object({
      message: text(READ.text),
      code: z.nullable(text(READ.words)),
      reason: z.nullable(text(READ.words)),
      authReason: z.nullable(text(READ.words)),
      requestId: z.nullable(requestIdSchema),
      deviceId: z.nullable(deviceIdSchema),
      nextStep: z.nullable(text(READ.words)),
      retryAfterMs: z.nullable(z.number()),
      role: z.nullable(text(READ.name)),
      scopes: z.array(text(READ.name)).check(z.maxLength(20)),
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
  happenings: z
    .array(z.object({ what: z.enum(HAPPENINGS), from: z.number(), until: z.number() }))
    .check(z.maxLength(20)),
});

/** What ended longer before a failure has nothing to do with it. In ms. */
const SHORTLY_MS = 10 * 60_000;
/** A shorter sleep or break breaks nothing; a browser that has just started is without a network for a moment. In ms. */
const WORTH_TELLING_MS = 1_000;

/** What befell a failing page shortly before it failed, and since. */
export function witnessedIn({ failedAt, happenings }: PageReport): Witnessed[] {
  return failedAt === null
    ? []
    : happenings
        .filter(({ until }) => until > failedAt - SHORTLY_MS)
        .filter(({ what, from, until }) => what === 'discarded' || until - from >= WORTH_TELLING_MS)
        .map(happening => ({ ...happening, failedAt }));
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
    text: wholeText(trouble?.text ?? '', trouble?.source ?? null, refusal !== null),
    source: trouble?.source ?? null,
    gateway: gateway && withoutCutEnd(gateway, gateway.length >= READ.address),
    requestId: trouble && (refusal?.requestId ?? report.requestId),
    deviceId: refusal?.deviceId ?? device.deviceId,
    reason: whole(refusal?.reason ?? refusal?.authReason ?? null, READ.words),
    nextStep: whole(refusal?.nextStep ?? null, READ.words),
    retryAfterMs: refusal?.retryAfterMs ?? null,
    role: whole(refusal?.role ?? null, READ.name),
    scopes: (refusal?.scopes ?? []).map(scope => withoutCutEnd(scope, scope.length >= READ.name)),
    keys: device.keys,
    knownDevice: device.known,
    keepsToken: device.token,
    retriesItself: report.retriesItself || refusal?.nextStep === 'wait_then_retry',
    gatewayVersion: /^\d{4}\.\d{1,2}\.\d{1,3}/.exec(report.build ?? '')?.[0] ?? null,
  };
}

function whole(words: string | null, read: number): string | null {
  return words && withoutCutEnd(words, words.length >= read);
}

/** The protocol leaves a close reason 123 bytes, and gateways cut it there (openclaw-truth.md §1); a character may have four. */
const CLOSE_REASON_BYTES = 120;

function wholeText(text: string, source: Source | null, answered: boolean): string {
  const isCloseReason = source === 'socket' && !answered;
  const isCut = isCloseReason && new TextEncoder().encode(text).length >= CLOSE_REASON_BYTES;
  return withoutCutEnd(text, isCut || text.length >= READ.text);
}
