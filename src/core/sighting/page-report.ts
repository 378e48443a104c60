/** What content scripts report about their page, the schemas that check it, and the sighting that follows from it. */

import { withoutCutEnd } from '@re-pair/redact';
import * as z from 'zod/mini';
import { isOwnOrigin } from '../address/own-address';
import { type CloserLook, MOST_WORDS } from './closer-look';
import { codeOf, judge, type Source } from './judge';
import { KEPT_LIMITS, READ_LIMITS } from './limits';
import {
  type Device,
  NOTHING_SHOWN,
  type Observation,
  type PageLoad,
  type PageScan,
  type Refusal,
  SHAPES,
  type SocketFacts,
} from './observation';
import { LIFECYCLE, type LifecycleBeforeFailure, type LifecycleChange } from './page-lifecycle';
import { APPROVED, type HeardSocket, socketReport } from './refusal';
import { deviceIdSchema, requestIdSchema, type Sighting } from './sighting';
import { STANDINGS, type Standing, standingOf } from './standing';

/** A page's report. Nothing of it is kept for a page in a private window. */
export interface PageReport {
  /** One load of one document; a reload makes a new one. */
  readonly page: string;
  readonly loadedAt: number;
  /** What was observed, once it has held for as long as its standing requires (hold-times.ts). */
  readonly standing: Standing;
  readonly socket: SocketFacts | null;
  readonly look: PageScan;
  /** Connected without a break for 5 s. */
  readonly stable: boolean;
  /** Several sockets of the page were refused: it retries on its own. */
  readonly retries: boolean;
  readonly arrival: PageLoad;
  readonly device: Device;
  /** When the failure began, in epoch ms; null while there is none. */
  readonly failedAt: number | null;
  /** The latest changes to the page. They are kept only if it fails. */
  readonly lifecycle: readonly LifecycleChange[];
  /** The user has clicked or typed in it. */
  readonly used: boolean;
  /** How many frames it has, while it knows of no connection: a frame that is removed cannot report that itself. */
  readonly frames: number;
}

const text = (most: number) => z.string().check(z.maxLength(most));
/** Validates a refusal. */
export const refusalSchema: z.ZodMiniType<Refusal> = z.object({
  message: text(READ_LIMITS.text),
  code: z.nullable(text(READ_LIMITS.words)),
  reason: z.nullable(text(READ_LIMITS.words)),
  authReason: z.nullable(text(READ_LIMITS.words)),
  requestId: z.nullable(requestIdSchema),
  deviceId: z.nullable(deviceIdSchema),
  nextStep: z.nullable(text(READ_LIMITS.words)),
  retryAfterMs: z.nullable(z.number()),
  role: z.nullable(text(READ_LIMITS.name)),
  scopes: z.array(text(READ_LIMITS.name)).check(z.maxLength(20)),
});

/** What a sentinel says of a page that nobody has read: what was heard of its connection, and who would connect. */
export interface UnreadReport
  extends Pick<PageReport, 'page' | 'loadedAt' | 'stable' | 'device' | 'arrival' | 'lifecycle' | 'used' | 'frames'> {
  /** The connection that stands, or the newest one that was refused or ended; null if there was none. */
  readonly socket: HeardSocket | null;
  /** It must be read. */
  readonly asks: boolean;
}

const SOCKET = {
  address: text(READ_LIMITS.address),
  first: z.boolean(),
  phase: z.enum(['accepted', 'refused', 'closed']),
  spoke: z.boolean(),
  wasAccepted: z.boolean(),
  closeCode: z.nullable(z.number()),
  closeReason: text(READ_LIMITS.text),
  granted: z.nullable(
    z.object({
      role: z.nullable(text(READ_LIMITS.name)),
      scopes: z.array(text(READ_LIMITS.name)).check(z.maxLength(40)),
    }),
  ),
};

const UNREAD = {
  page: text(40),
  loadedAt: z.number(),
  stable: z.boolean(),
  device: z.object({
    keys: z.boolean(),
    deviceId: z.nullable(deviceIdSchema),
    known: z.boolean(),
    token: z.boolean(),
  }),
  arrival: z.object({
    status: z.number(),
    build: z.nullable(text(KEPT_LIMITS.version)),
    spoken: z.boolean(),
  }),
  lifecycle: z.array(z.object({ what: z.enum(LIFECYCLE), from: z.number(), until: z.number() })).check(z.maxLength(20)),
  used: z.boolean(),
  frames: z.number(),
};

/** Validates what a page's sentinel sends. */
export const unreadReportSchema: z.ZodMiniType<UnreadReport> = z.object({
  ...UNREAD,
  socket: z.nullable(
    z.object({
      ...SOCKET,
      socket: z.number(),
      error: z.nullable(z.looseObject({})),
      outcome: z.nullable(z.looseObject({})),
    }),
  ),
  asks: z.boolean(),
});

/** Validates what a page's reader sends. */
export const pageReportSchema: z.ZodMiniType<PageReport> = z.object({
  ...UNREAD,
  standing: z.enum(STANDINGS),
  socket: z.nullable(z.object({ ...SOCKET, refusal: z.nullable(refusalSchema) })),
  look: z.object({
    shape: z.enum(SHAPES),
    text: z.nullable(text(READ_LIMITS.text)),
    label: z.nullable(text(READ_LIMITS.words)),
    retriesItself: z.boolean(),
  }),
  retries: z.boolean(),
  failedAt: z.nullable(z.number()),
});

/**
 * The report of a page that nobody has read, of the host that it is at: as far as is known, it shows nothing. A
 * connection that ended may be back in a moment, and a refused one may be tried again with another credential; the
 * reader waits for that.
 */
export function reportUnread(
  { socket: heard, asks: _, ...facts }: UnreadReport,
  host: string,
  now: number,
): PageReport {
  const socket = heard && socketReport(heard);
  const standing = standingOf({ host, socket, look: NOTHING_SHOWN });
  const counts = standing === 'connected' || standing === 'failing';
  return {
    ...{ ...facts, look: NOTHING_SHOWN, retries: false },
    standing: counts ? standing : 'undecided',
    socket: counts ? socket : null,
    failedAt: standing === 'failing' ? now : null,
  };
}

/** Validates what a closer look found. */
export const closerLookSchema: z.ZodMiniType<CloserLook> = z.object({
  structure: z.object({
    status: z.number(),
    isHtml: z.boolean(),
    isApp: z.boolean(),
    seenFromStart: z.boolean(),
    hasScripts: z.boolean(),
    words: z.nullable(text(MOST_WORDS)),
    hasFields: z.boolean(),
    hasControls: z.boolean(),
    hasPictures: z.boolean(),
    spins: z.boolean(),
    undefinedApp: z.nullable(text(KEPT_LIMITS.name)),
    socketWaits: z.boolean(),
  }),
  silentMs: z.number(),
  unwell: z.object({
    red: z.nullable(text(READ_LIMITS.text)),
    footer: z.nullable(text(KEPT_LIMITS.name)),
    wantsSignIn: z.boolean(),
  }),
  unwellMs: z.number(),
});

/** In ms. What ended longer before a failure has nothing to do with it. */
const SHORTLY_MS = 10 * 60_000;
/** In ms. A shorter sleep or outage breaks nothing; a browser that just started has no network for a moment. */
const WORTH_TELLING_MS = 1_000;

/** What happened to a failing page shortly before its failure, and since. */
export function lifecycleBeforeFailureIn({ failedAt, lifecycle }: PageReport): LifecycleBeforeFailure[] {
  return failedAt === null
    ? []
    : lifecycle
        .filter(({ until }) => until > failedAt - SHORTLY_MS)
        .filter(({ what, from, until }) => what === 'discarded' || until - from >= WORTH_TELLING_MS)
        .map(change => ({ ...change, failedAt }));
}

/** Who sent a report, according to the browser: frame id (0 is the top page), origin and host. */
export interface Reporter {
  readonly host: string;
  readonly origin: string;
  readonly frame: number;
}

/**
 * The sighting for a page's report. A dropped connection that was waited out is an unreachable gateway; one that the
 * page reported earlier, because it took it for something else, counts for nothing yet.
 */
export function sightingOf(report: PageReport, reporter: Reporter, closer: CloserLook | null = null): Sighting {
  const { page, loadedAt, standing, socket, look, stable, device, arrival } = report;
  const { host } = reporter;
  const seen = { host, socket, look, arrival };
  const verdict = judge({ ...seen, closer });
  const early = verdict.state === 'dropped' && standing !== 'dropped';
  const trouble = 'kind' in verdict && !early ? verdict : null;
  const refusal = (trouble?.state === 'failing' && trouble.source === 'socket' && socket?.refusal) || null;
  const approved = refusal?.code === APPROVED;
  return {
    state: trouble ? 'failing' : verdict.state === 'connected' ? 'connected' : 'undecided',
    // A page that says it is not well is no proof, even before it has said so for long enough.
    stable: stable && !trouble && (!closer || isWell({ ...seen, closer })),
    page,
    loadedAt,
    kind: trouble?.kind ?? null,
    text: wholeText(trouble?.text ?? '', trouble?.source ?? null, refusal !== null),
    source: trouble?.source ?? null,
    gateway: whole(socket?.address ?? null, READ_LIMITS.address),
    ...(trouble?.source === 'socket' && socket?.spoke ? { spoke: true } : {}),
    ...(trouble && trouble.source !== 'socket' ? NO_IDS : idsIn(report, reporter, refusal)),
    reason: whole(refusal?.reason ?? refusal?.authReason ?? null, READ_LIMITS.words),
    nextStep: whole(refusal?.nextStep ?? null, READ_LIMITS.words),
    ...(refusal?.code ? { code: whole(refusal.code, READ_LIMITS.name) ?? '' } : {}),
    ...closeIn(trouble?.source === 'socket' ? socket : null),
    ...(trouble?.source === 'http' && arrival.status >= 400 ? { status: arrival.status } : {}),
    ...(approved ? { approved: true } : {}),
    retryAfterMs: refusal?.retryAfterMs ?? null,
    ...asksFor(isOwn(socket, host) ? refusal : null),
    keys: device.keys,
    knownDevice: device.known,
    keepsToken: device.token,
    retriesItself: !approved && retriesItself(report, refusal),
    gatewayVersion: /^\d{4}\.\d{1,2}\.\d{1,3}/.exec(arrival.build ?? '')?.[0] ?? null,
  };
}

/** True for a page of which a closer look finds no trouble, however short a time it has lasted. */
function isWell({ closer, ...seen }: Observation & { readonly closer: CloserLook }): boolean {
  return judge({ ...seen, closer: { ...closer, unwellMs: Number.POSITIVE_INFINITY } }).state === 'connected';
}

/** The gateway advises it to whoever asks; only OpenClaw's own pages are known to follow. */
function retriesItself({ look, retries, device }: PageReport, refusal: Refusal | null): boolean {
  return look.retriesItself || retries || (device.keys && refusal?.nextStep === 'wait_then_retry');
}

const NO_IDS = { requestId: null, deviceId: null } as const;

/**
 * The two ids of a pairing. They end up in a command that hands over the agent, so they have one source: a connection
 * of the tab's top page, encrypted like the page, to the page's own host or to the address of its first connection.
 * Page text, a frame, a network attacker or a further connection supplies none. The first gateways name no device in
 * their refusal (2026.1, 2026.3): then it is the one that the page stores. If both are given and differ, there is none.
 */
function idsIn(
  { socket, device }: PageReport,
  { host, origin, frame }: Reporter,
  refusal: Refusal | null,
): Pick<Sighting, 'requestId' | 'deviceId'> {
  if (frame !== 0 || !socket?.spoke || !mayNameIds(socket, host, origin)) return NO_IDS;
  const { requestId = null, deviceId = null } = refusal ?? {};
  if (deviceId && device.deviceId && deviceId !== device.deviceId) return NO_IDS;
  return { requestId, deviceId: deviceId ?? device.deviceId };
}

/**
 * An agent of one's own is believed on its exact address alone, encrypted or not: its user added it as it is, and is told
 * where the way to it is open to others.
 */
function mayNameIds({ address, first }: SocketFacts & { first: boolean }, host: string, origin: string): boolean {
  if (isOwnOrigin(origin)) return URL.canParse(address) && new URL(address).host === new URL(origin).host;
  if (!origin.startsWith('https:') || !address.startsWith('wss:')) return false;
  return first || (URL.canParse(address) && new URL(address).hostname === host);
}

/** The rights that the refusal says this browser asks for. Another host's gateway could make them sound harmless. */
function asksFor(refusal: Refusal | null): Pick<Sighting, 'role' | 'scopes'> {
  const { role = null, scopes = [] } = refusal ?? {};
  return {
    role: whole(role, READ_LIMITS.name),
    scopes: scopes.map(scope => withoutCutEnd(scope, scope.length >= READ_LIMITS.name)),
  };
}

function isOwn(socket: SocketFacts | null, host: string): boolean {
  return socket !== null && URL.canParse(socket.address) && new URL(socket.address).hostname === host;
}

function closeIn(socket: SocketFacts | null): Pick<Sighting, 'close'> {
  const closeCode = socket && codeOf(socket);
  if (!socket || !closeCode) return {};
  const { closeReason } = socket;
  const isCut = new TextEncoder().encode(closeReason).length >= CLOSE_REASON_BYTES;
  return { close: `${closeCode} ${withoutCutEnd(closeReason, isCut).slice(0, KEPT_LIMITS.words)}`.trim() };
}

function whole(words: string | null, read: number): string | null {
  return words && withoutCutEnd(words, words.length >= read);
}

/** Gateways cut a close reason at 123 bytes (docs/openclaw.md, "Close codes"); a character can take four. */
const CLOSE_REASON_BYTES = 120;

function wholeText(text: string, source: Source | null, answered: boolean): string {
  const isCloseReason = source === 'socket' && !answered;
  const isCut = isCloseReason && new TextEncoder().encode(text).length >= CLOSE_REASON_BYTES;
  return withoutCutEnd(text, isCut || text.length >= READ_LIMITS.text);
}
