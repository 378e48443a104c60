/**
 * What one page shows now: a tab's page at the top, or one in a frame of it. It is there as long as its document is, and says
 * nothing of what was before; that is an incident's to tell.
 */
import * as z from 'zod/mini';
import { isSameGateway } from '../address/gateway-address';
import { FAILURE_KINDS, type FailureKind } from '../catalogue/failures';
import type { EventOf } from '../incident/events';
import { LONGEST } from '../sighting/limits';
import { sightingSchema } from '../sighting/sighting';

/**
 * Why a page that fails asks for nothing: somebody said "not now" to this failure; or its trouble is over by the user's word,
 * and its badge is silent too.
 */
const SILENCES = ['dismissed', 'over'] as const;

export const presentPageSchema = z.object({
  tab: z.number(),
  /** The browser's number of the frame; 0 is the page at the top. */
  frame: z.number(),
  /** What its incident is kept under. */
  origin: z.string(),
  gateway: z.string(),
  store: z.string(),
  /** Its own tab, where nothing that it says is about any other. */
  ofTab: z.optional(z.number()),
  /** Without query and fragment, and without secrets. */
  path: z.string().check(z.maxLength(LONGEST.address)),
  /** When it was last seen so, in epoch ms. */
  at: z.number(),
  /** Since when it has stood as it does, without a break that was seen. */
  since: z.number(),
  sighting: sightingSchema,
  /** What was failing here before, while this page has neither failed nor connected. */
  unproven: z.nullable(z.enum(FAILURE_KINDS)),
  silence: z.nullable(z.enum(SILENCES)),
  /** Its tab was opened by no website. */
  byUser: z.boolean(),
  /** Somebody has clicked or typed in it. */
  used: z.boolean(),
  /** Its own connection told what it shows, or what failed here before it was loaded again; not its words or its host's answer. */
  onWire: z.boolean(),
});
export type PresentPage = z.infer<typeof presentPageSchema>;

/** A page that has just been seen, as far as that alone tells. */
export type SeenPage = Omit<PresentPage, 'unproven' | 'since' | 'silence' | 'ofTab' | 'onWire'>;

/** Which incident a page belongs to: one page origin, gateway address and cookie store; where it speaks for its tab alone, that too. */
export interface IncidentKey {
  readonly origin: string;
  readonly gateway: string;
  readonly store: string;
  readonly ofTab?: number | undefined;
}

/** True for a page of that origin, gateway and cookie store, and of that tab where the incident is one tab's. */
export function belongsTo(key: IncidentKey, page: IncidentKey): boolean {
  return isOfAgent(key, page) && page.ofTab === key.ofTab;
}

/** True for a page of that origin, gateway and cookie store, whichever tabs it speaks for. */
export function isOfAgent({ origin, gateway, store }: IncidentKey, page: IncidentKey): boolean {
  return page.origin === origin && page.store === store && isSameGateway(gateway, page.gateway, origin);
}

/** True for a page that shows a failure. */
export function fails({ sighting }: Pick<PresentPage, 'sighting'>): boolean {
  return sighting.state === 'failing' && sighting.kind !== null;
}

/** True for a page that may speak for its host to other hosts' users: one that they can see, and went to themselves. */
export function isWitness({ frame, byUser }: Pick<PresentPage, 'frame' | 'byUser'>): boolean {
  return frame === 0 && byUser;
}

/** True for a page that shows a failure or a connection, or has shown one and does not know yet what became of it. */
export function knows({ sighting, unproven }: Pick<PresentPage, 'sighting' | 'unproven'>): boolean {
  return sighting.state !== 'undecided' || unproven !== null;
}

/**
 * True for a page whose host may hold data of the user's: one that they went to themselves, and where an app ran; or that a website
 * led them to, and they have used, and whose gateway spoke. A host that answers nothing but "not found" holds none, and there are as
 * many of those as somebody makes up.
 */
export function isMet({ frame, byUser, used, onWire, sighting }: PresentPage): boolean {
  const { state, source, keys } = sighting;
  const ran = keys === true || (state !== 'undecided' && source !== 'http');
  return frame === 0 && (byUser ? ran : used && onWire);
}

/** True for a page whose connection has stayed. */
export function stays({ sighting }: Pick<PresentPage, 'sighting'>): boolean {
  return sighting.state === 'connected' && sighting.stable;
}

/** True for a page that fails, or did before it was loaded again, and has not shown yet that it no longer does. */
export function mayFail(page: PresentPage): boolean {
  return fails(page) || page.unproven !== null;
}

/** The event that a page's sighting makes in its incident. */
export function sightedAt(
  at: number,
  { tab, frame, path, sighting }: Pick<PresentPage, 'tab' | 'frame' | 'path' | 'sighting'>,
): EventOf<'sighted'> {
  return { type: 'sighted', at, tab, ...(frame === 0 ? {} : { framed: true }), path, sighting };
}

/** What a tab's button and prompt say of its page. */
export interface Alarm {
  readonly kind: FailureKind;
  /** Whether the page prompts; the badge is there either way. */
  readonly prompts: boolean;
}

/** The alarm of a page; null where nothing fails that anyone still has to hear of. */
export function alarmOf(page: PresentPage): Alarm | null {
  const { sighting, unproven, silence } = page;
  const kind = fails(page) ? sighting.kind : unproven;
  if (kind === null || silence === 'over') return null;
  return { kind, prompts: fails(page) && silence !== 'dismissed' };
}
