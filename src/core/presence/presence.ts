/** What the pages of all tabs show now, and what follows from it. Pure: each change returns a new presence. */
import type { EventOf } from '../incident/events';
import type { Sighting } from '../sighting/sighting';
import {
  belongsTo,
  fails,
  hasEvidence,
  type IncidentKey,
  isSameGatewayPage,
  mayFail,
  type PresentPage,
  type SeenPage,
} from './page';

export type Presence = readonly PresentPage[];

/** Further frames of a tab are ignored. */
const MOST_FRAMES = 12;

/** Adds or replaces the page that was just seen. A new document at the top removes the tab's frames. */
export function withPage(presence: Presence, page: SeenPage): Presence {
  const inTab = presence.filter(({ tab }) => tab === page.tab);
  const before = inTab.find(({ frame }) => frame === page.frame);
  if (!before && page.frame !== 0 && inTab.length >= MOST_FRAMES) return presence;
  const isNewTop = page.frame === 0 && before?.sighting.page !== page.sighting.page;
  const stays = ({ tab, frame }: PresentPage) => tab !== page.tab || (!isNewTop && frame !== page.frame);
  return [...presence.filter(stays), presentPage(page, before, presence)];
}

function presentPage(page: SeenPage, before: PresentPage | undefined, presence: Presence): PresentPage {
  const { sighting, origin, store } = page;
  const former = before?.origin === origin && before.store === store ? before : undefined;
  const isUndecided = sighting.state === 'undecided';
  const now = {
    ...page,
    // After a failure with another gateway and a reload, the page names that gateway only once it connects.
    gateway: isUndecided && former && hasEvidence(former) ? former.gateway : page.gateway,
    since: before && standsAlike(before, page) ? before.since : page.at,
    unproven: isUndecided && former ? (fails(former) ? former.sighting.kind : former.unproven) : null,
    // Kept for the same trouble until its incident is asked.
    muted: (former && mayFail(former) && former.muted) || null,
    byUser: page.byUser && former?.byUser !== false, // a browser may forget who opened a tab
    onWire: isUndecided ? former?.onWire === true : sighting.state === 'connected' || sighting.source === 'socket',
  };
  const oneTab = oneTabFor(now, former, presence);
  return { ...now, ...(oneTab === undefined ? {} : { oneTab }) };
}

/**
 * The tab, if what a page shows counts for that tab alone: it is in a frame, a website opened it, or the gateway said
 * more elsewhere. What a connection said is about the gateway, in every tab. What a page only displays, or a host
 * answers, is not: otherwise one file that says "pairing required" would speak for its whole host. While its trouble
 * lasts, this stays.
 */
function oneTabFor(
  page: Omit<PresentPage, 'oneTab'>,
  former: PresentPage | undefined,
  presence: Presence,
): number | undefined {
  if (page.frame !== 0 || !page.byUser) return page.tab;
  if (former && hasEvidence(former)) return former.oneTab;
  const others = presence.filter(
    other =>
      other.tab !== page.tab && other.oneTab === undefined && isSameGatewayPage(page, other) && hasEvidence(other),
  );
  return others.length === 0 || (page.onWire && others.every(({ onWire }) => onWire)) ? undefined : page.tab;
}

/** True for the same load of the same page, in the same state. */
function standsAlike({ sighting: before }: PresentPage, { sighting: now }: SeenPage): boolean {
  return before.page === now.page && before.loadedAt === now.loadedAt && before.state === now.state;
}

/** The page at the top of a tab. */
export function topPage(presence: Presence, tab: number): PresentPage | undefined {
  return presence.find(page => page.tab === tab && page.frame === 0);
}

/**
 * Counts a tab that a website opened as the user's: its page at the top speaks as any other of the gateway, so words
 * still speak for their own tab alone where another tab knows more.
 */
export function withAdopted(presence: Presence, tab: number): Presence {
  const page = topPage(presence, tab);
  if (!page || page.byUser) return presence;
  const { oneTab: _, ...now } = { ...page, byUser: true };
  const oneTab = oneTabFor(now, undefined, presence);
  return presence.map(each => (each === page ? { ...now, ...(oneTab === undefined ? {} : { oneTab }) } : each));
}

interface OpenTab {
  readonly id?: number | undefined;
  readonly url?: string | undefined;
  readonly discarded?: boolean | undefined;
}

/** Drops the pages of tabs that were closed or discarded, or left the origin. `tabs` are those with a heyron page. */
export function withoutClosedTabs(presence: Presence, tabs: readonly OpenTab[]): Presence {
  const origins = new Map(
    tabs.flatMap(({ id, url, discarded }) => (id && url && !discarded ? [[id, new URL(url).origin]] : [])),
  );
  return presence.filter(({ tab, frame, origin }) => (frame === 0 ? origins.get(tab) === origin : origins.has(tab)));
}

/**
 * The page that speaks for a tab: the top one, unless it knows nothing of a gateway; then one in a frame, preferably
 * one that fails.
 */
export function speakingPage(presence: Presence, tab: number): PresentPage | null {
  const pages = presence.filter(page => page.tab === tab);
  const top = topPage(pages, tab) ?? null;
  if (top && (top.sighting.state !== 'undecided' || mayFail(top))) return top;
  const framed = pages.filter(({ frame, sighting }) => frame !== 0 && sighting.state !== 'undecided');
  return framed.find(fails) ?? framed[0] ?? top;
}

export function pagesOf(presence: Presence, key: IncidentKey): PresentPage[] {
  return presence.filter(page => belongsTo(key, page));
}

/** What an incident's pages show, by tab; a failing page wins over others in its tab. */
export function sightingsOf(pages: readonly PresentPage[]): ReadonlyMap<number, Sighting> {
  const failingLast = [...pages].sort((one, other) => Number(fails(one)) - Number(fails(other)));
  return new Map(failingLast.map(({ tab, sighting }) => [tab, sighting]));
}

/** The pages that may decide a step on a tab: that tab's, and any that is `onWire`. If the tab is gone, all. */
export function decidingPages(pages: readonly PresentPage[], tab: number | undefined): readonly PresentPage[] {
  const isThere = pages.some(page => page.tab === tab);
  return isThere ? pages.filter(page => page.tab === tab || page.onWire) : pages;
}

/** Drops frames that are gone from a tab's page. */
export function withoutFrames(presence: Presence, tab: number, frames: readonly number[]): Presence {
  return presence.filter(page => page.tab !== tab || !frames.includes(page.frame));
}

/** Marks a stable connection with `othersFail` while another page of the incident may fail: then it is no cure. */
export function markOthersFailing(event: EventOf<'sighted'>, key: IncidentKey, others: Presence): EventOf<'sighted'> {
  const { state, stable } = event.sighting;
  const isProof = state === 'connected' && stable;
  return isProof && pagesOf(others, key).some(mayFail) ? { ...event, othersFail: true } : event;
}
