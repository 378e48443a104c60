/**
 * What one page shows now: a tab's top page, or a page in one of its frames. It lives as long as its document, and
 * holds no history, which is in the incident.
 */
import * as z from 'zod/mini';
import { isSameGateway } from '../address/gateway-address';
import { FAILURE_KINDS, type FailureKind } from '../catalogue/failures';
import type { EventOf } from '../incident/events';
import { KEPT_LIMITS } from '../sighting/limits';
import { sightingSchema } from '../sighting/sighting';

/**
 * Why a failing page does not prompt. `dismissed`: the user said "not now" to this failure; `over`: the user said that
 * it works, so the badge is off too.
 */
const MUTED_BECAUSE = ['dismissed', 'over'] as const;

export const presentPageSchema = z.object({
  tab: z.number(),
  /** The browser's id of the frame; 0 is the top page. */
  frame: z.number(),
  /** The key of its incident. */
  origin: z.string(),
  gateway: z.string(),
  store: z.string(),
  /** Set to its tab if what it shows counts for that tab alone. */
  oneTab: z.optional(z.number()),
  /** Without query, fragment and secrets. */
  path: z.string().check(z.maxLength(KEPT_LIMITS.address)),
  /** When it was last seen in this state, in epoch ms. */
  at: z.number(),
  /** When this state began, with no break observed since. */
  since: z.number(),
  sighting: sightingSchema,
  /** What failed here before, until this page fails or connects. */
  unproven: z.nullable(z.enum(FAILURE_KINDS)),
  muted: z.nullable(z.enum(MUTED_BECAUSE)),
  /** No website opened its tab, or the user has acted on it. */
  byUser: z.boolean(),
  /** The user has clicked or typed in it. */
  used: z.boolean(),
  /** What it shows, or what failed before a reload, comes from its connection, not from text or an HTTP answer. */
  onWire: z.boolean(),
});
export type PresentPage = z.infer<typeof presentPageSchema>;

/** A page as just observed, before it is compared with what was known. */
export type SeenPage = Omit<PresentPage, 'unproven' | 'since' | 'muted' | 'oneTab' | 'onWire'>;

/** The key of an incident: page origin, gateway address and cookie store, and the tab if it is about that tab alone. */
export interface IncidentKey {
  readonly origin: string;
  readonly gateway: string;
  readonly store: string;
  readonly oneTab?: number | undefined;
}

/** True if the page belongs to this incident, including its tab if it is about one. */
export function belongsTo(key: IncidentKey, page: IncidentKey): boolean {
  return isSameGatewayPage(key, page) && page.oneTab === key.oneTab;
}

/** Like `belongsTo`, but in any tab. */
export function isSameGatewayPage({ origin, gateway, store }: IncidentKey, page: IncidentKey): boolean {
  return page.origin === origin && page.store === store && isSameGateway(gateway, page.gateway, origin);
}

export function fails({ sighting }: Pick<PresentPage, 'sighting'>): boolean {
  return sighting.state === 'failing' && sighting.kind !== null;
}

/** True for a page that may speak for its host to other hosts' users: a top page in a tab that the user opened. */
export function maySpeakForHost({ frame, byUser }: Pick<PresentPage, 'frame' | 'byUser'>): boolean {
  return frame === 0 && byUser;
}

/** True for a page that shows a failure or a connection, or that showed one and whose outcome is not known yet. */
export function hasEvidence({ sighting, unproven }: Pick<PresentPage, 'sighting' | 'unproven'>): boolean {
  return sighting.state !== 'undecided' || unproven !== null;
}

/**
 * True for a page whose host may store data of the user: the user opened it and an app ran there; or a website led to
 * it, and the user used it and its gateway spoke. A host that only answers "not found" stores nothing, and anyone can
 * invent any number of those.
 */
export function hasUsedHost({ frame, byUser, used, onWire, sighting }: PresentPage): boolean {
  const { state, source, keys } = sighting;
  const ran = keys || (state !== 'undecided' && source !== 'http');
  return frame === 0 && (byUser ? ran : used && onWire);
}

/** True for a page with a stable connection. */
export function isStable({ sighting }: Pick<PresentPage, 'sighting'>): boolean {
  return sighting.state === 'connected' && sighting.stable;
}

/** True for a page that fails, or that failed before a reload and has not connected since. */
export function mayFail(page: PresentPage): boolean {
  return fails(page) || page.unproven !== null;
}

export function sightedAt(
  at: number,
  { tab, frame, path, sighting }: Pick<PresentPage, 'tab' | 'frame' | 'path' | 'sighting'>,
): EventOf<'sighted'> {
  return { type: 'sighted', at, tab, ...(frame === 0 ? {} : { framed: true }), path, sighting };
}

/** What the toolbar button and the prompt show for a tab. */
export interface Alarm {
  readonly kind: FailureKind;
  /** Whether the page prompts. The badge shows either way. */
  readonly prompts: boolean;
}

/** A page's alarm; null if nothing fails that the user still needs to know of. */
export function alarmOf(page: PresentPage): Alarm | null {
  const { sighting, unproven, muted } = page;
  const kind = fails(page) ? sighting.kind : unproven;
  if (kind === null || muted === 'over') return null;
  return { kind, prompts: fails(page) && muted !== 'dismissed' };
}
