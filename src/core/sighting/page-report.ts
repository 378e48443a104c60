/** What a content script reports of its page: the border behind which that has its shape, and the sighting that it makes. */
import * as z from 'zod/mini';
import { withoutCutEnd } from '../redact/atoms';
import { STANDINGS, type Standing } from './early-verdict';
import { judge, type Source } from './judge';
import { LONGEST, READ } from './limits';
import {
  type Arrival,
  type Device,
  type PageLook,
  type Refusal,
  SHAPES,
  type SocketFacts,
} from './observation';
import { LIFECYCLE, type LifecycleChange, type Witnessed } from './page-lifecycle';
import { deviceIdSchema, requestIdSchema, type Sighting } from './sighting';

/** What a content script tells the background of its page. Of a page in a private window nothing of it is kept. */
export interface PageReport {
  /** One load of one document; a reload makes a new one. */
  readonly page: string;
  readonly loadedAt: number;
  /** What was observed, and has held for as long as what stands so has to (patience.ts). */
  readonly standing: Standing;
  readonly socket: SocketFacts | null;
  readonly look: PageLook;
  /** Connected without a break for 5 s. */
  readonly stable: boolean;
  /** Several sockets of the page were refused: it tries again by itself. */
  readonly retries: boolean;
  readonly arrival: Arrival;
  readonly device: Device;
  /** When the failure began, in epoch ms; null while there is none. */
  readonly failedAt: number | null;
  /** The last things that befell the page. They are kept only where it fails. */
  readonly lifecycle: readonly LifecycleChange[];
  /** Somebody has clicked or typed in it. */
  readonly used: boolean;
  /** How many frames it has, while it knows of no connection: one that goes cannot say so itself. */
  readonly frames: number;
}

const text = (most: number) => z.string().check(z.maxLength(most));
/** Validates what is told of a refusal. */
export const refusalSchema: z.ZodMiniType<Refusal> = z.object({
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
});

/** Validates what a content script sends. */
export const pageReportSchema: z.ZodMiniType<PageReport> = z.object({
  page: text(40),
  loadedAt: z.number(),
  standing: z.enum(STANDINGS),
  socket: z.nullable(
    z.object({
      address: text(READ.address),
      first: z.boolean(),
      phase: z.enum(['accepted', 'refused', 'closed']),
      spoke: z.boolean(),
      wasAccepted: z.boolean(),
      closeCode: z.nullable(z.number()),
      closeReason: text(READ.text),
      refusal: z.nullable(refusalSchema),
      granted: z.nullable(
        z.object({
          role: z.nullable(text(READ.name)),
          scopes: z.array(text(READ.name)).check(z.maxLength(40)),
        }),
      ),
    }),
  ),
  look: z.object({
    shape: z.enum(SHAPES),
    text: z.nullable(text(READ.text)),
    label: z.nullable(text(READ.words)),
    retriesItself: z.boolean(),
  }),
  stable: z.boolean(),
  retries: z.boolean(),
  device: z.object({
    keys: z.boolean(),
    deviceId: z.nullable(deviceIdSchema),
    known: z.boolean(),
    token: z.boolean(),
  }),
  arrival: z.object({
    status: z.number(),
    build: z.nullable(text(LONGEST.version)),
    spoken: z.boolean(),
  }),
  failedAt: z.nullable(z.number()),
  lifecycle: z
    .array(z.object({ what: z.enum(LIFECYCLE), from: z.number(), until: z.number() }))
    .check(z.maxLength(20)),
  used: z.boolean(),
  frames: z.number(),
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

/** Who sent a report, as the browser says it: the frame's number (0 is the page at the top), its origin and host. */
export interface Reporter {
  readonly host: string;
  readonly origin: string;
  readonly frame: number;
}

/**
 * The sighting that a page's report makes. A dropped connection that was waited out is an unreachable gateway;
 * one that the page told of before that, because it took it for something else, is nothing yet.
 */
export function sightingOf(report: PageReport, reporter: Reporter): Sighting {
  const { page, loadedAt, standing, socket, look, stable, device, arrival } = report;
  const { host } = reporter;
  const verdict = judge({ host, socket, look, arrival });
  const early = verdict.state === 'dropped' && standing !== 'dropped';
  const trouble = 'kind' in verdict && !early ? verdict : null;
  const refusal = (trouble?.state === 'failing' && trouble.source === 'socket' && socket?.refusal) || null;
  return {
    state: trouble ? 'failing' : verdict.state === 'connected' ? 'connected' : 'undecided',
    stable: stable && !trouble,
    page,
    loadedAt,
    kind: trouble?.kind ?? null,
    text: wholeText(trouble?.text ?? '', trouble?.source ?? null, refusal !== null),
    source: trouble?.source ?? null,
    gateway: whole(socket?.address ?? null, READ.address),
    ...(trouble?.source === 'socket' && socket?.spoke ? { spoke: true } : {}),
    ...(trouble && trouble.source !== 'socket' ? NO_IDS : idsIn(report, reporter, refusal)),
    reason: whole(refusal?.reason ?? refusal?.authReason ?? null, READ.words),
    nextStep: whole(refusal?.nextStep ?? null, READ.words),
    ...(refusal?.code ? { code: whole(refusal.code, READ.name) ?? '' } : {}),
    ...closeIn(trouble?.source === 'socket' ? socket : null),
    ...(trouble?.source === 'http' && arrival.status >= 400 ? { status: arrival.status } : {}),
    retryAfterMs: refusal?.retryAfterMs ?? null,
    ...asksFor(isOwn(socket, host) ? refusal : null),
    keys: device.keys,
    knownDevice: device.known,
    keepsToken: device.token,
    retriesItself: look.retriesItself || report.retries || refusal?.nextStep === 'wait_then_retry',
    gatewayVersion: /^\d{4}\.\d{1,2}\.\d{1,3}/.exec(arrival.build ?? '')?.[0] ?? null,
  };
}

const NO_IDS = { requestId: null, deviceId: null } as const;

/**
 * The two ids of a pairing. They end up in a command that hands out the agent, so they come from one place: a connection of the
 * page at the top of its tab, encrypted as the page is, to the page's own host or to where its first connection went. Whoever only
 * writes words, stands in a frame or on the way, or opens a further connection, has none. The first gateways name no device in
 * their refusal (2026.1, 2026.3): then it is the one that the page keeps, and where both tell and differ, there is none.
 */
function idsIn(
  { socket, device }: PageReport,
  { host, origin, frame }: Reporter,
  refusal: Refusal | null,
): Pick<Sighting, 'requestId' | 'deviceId'> {
  if (frame !== 0 || !origin.startsWith('https:') || !socket?.spoke) return NO_IDS;
  if (!socket.address.startsWith('wss:') || !(socket.first || isOwn(socket, host))) return NO_IDS;
  const { requestId = null, deviceId = null } = refusal ?? {};
  if (deviceId && device.deviceId && deviceId !== device.deviceId) return NO_IDS;
  return { requestId, deviceId: deviceId ?? device.deviceId };
}

/** What a refusal says that this browser asks for. Another gateway than the host's own could make it sound harmless. */
function asksFor(refusal: Refusal | null): Pick<Sighting, 'role' | 'scopes'> {
  const { role = null, scopes = [] } = refusal ?? {};
  return {
    role: whole(role, READ.name),
    scopes: scopes.map(scope => withoutCutEnd(scope, scope.length >= READ.name)),
  };
}

function isOwn(socket: SocketFacts | null, host: string): boolean {
  return socket !== null && URL.canParse(socket.address) && new URL(socket.address).hostname === host;
}

function closeIn(socket: SocketFacts | null): Pick<Sighting, 'close'> {
  if (!socket?.closeCode) return {};
  const { closeCode, closeReason } = socket;
  const isCut = new TextEncoder().encode(closeReason).length >= CLOSE_REASON_BYTES;
  return { close: `${closeCode} ${withoutCutEnd(closeReason, isCut).slice(0, LONGEST.words)}`.trim() };
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
