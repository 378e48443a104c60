/** What the pages of all tabs show now, and what follows from that. Pure: each change gives another presence. */
import type { EventOf } from '../incident/events';
import type { Sighting } from '../sighting/sighting';
import { belongsTo, fails, type IncidentKey, mayFail, type PresentPage, type SeenPage } from './page';

/** The pages that are there. */
export type Presence = readonly PresentPage[];

/** Of a page with more frames than this no further ones are heard of. */
const MOST_FRAMES = 12;

/** With a page that was just seen. A new document at the top takes the tab's frames with it. */
export function arrived(presence: Presence, page: SeenPage): Presence {
  const ofTab = presence.filter(({ tab }) => tab === page.tab);
  const before = ofTab.find(({ frame }) => frame === page.frame);
  if (!before && page.frame !== 0 && ofTab.length >= MOST_FRAMES) return presence;
  const isNewTop = page.frame === 0 && before?.sighting.page !== page.sighting.page;
  const stays = ({ tab, frame }: PresentPage) => tab !== page.tab || (!isNewTop && frame !== page.frame);
  const unproven = unprovenIn(page, before);
  const silence = unproven === null ? page.silence : (before?.silence ?? null);
  // A browser may forget who opened a tab.
  const byUser = page.byUser && !(before?.byUser === false && before.origin === page.origin);
  const since = before && standsAlike(before, page) ? before.since : page.at;
  return [...presence.filter(stays), { ...page, since, unproven, silence, byUser }];
}

/** The same load of the same page, in the same state. */
function standsAlike({ sighting: before }: PresentPage, { sighting: now }: SeenPage): boolean {
  return before.page === now.page && before.loadedAt === now.loadedAt && before.state === now.state;
}

function unprovenIn(
  { sighting, origin, store }: SeenPage,
  before: PresentPage | undefined,
): PresentPage['unproven'] {
  if (sighting.state !== 'undecided' || before?.origin !== origin || before.store !== store) return null;
  return fails(before) ? before.sighting.kind : before.unproven;
}

/** A tab as the browser lists it. */
interface OpenTab {
  readonly id?: number | undefined;
  readonly url?: string | undefined;
  readonly discarded?: boolean | undefined;
}

/** Without the pages whose tab was closed, sleeps, or shows another origin; `tabs` are those with a heyron page. */
export function stillThere(presence: Presence, tabs: readonly OpenTab[]): Presence {
  const origins = new Map(
    tabs.flatMap(({ id, url, discarded }) => (id && url && !discarded ? [[id, new URL(url).origin]] : [])),
  );
  return presence.filter(({ tab, frame, origin }) =>
    frame === 0 ? origins.get(tab) === origin : origins.has(tab),
  );
}

/**
 * The page that speaks for a tab: the one at the top, unless it knows nothing of a gateway; then one in a frame, first of all
 * one that fails.
 */
export function voiceOf(presence: Presence, tab: number): PresentPage | null {
  const pages = presence.filter(page => page.tab === tab);
  const top = pages.find(({ frame }) => frame === 0) ?? null;
  if (top && (top.sighting.state !== 'undecided' || mayFail(top))) return top;
  const framed = pages.filter(({ frame, sighting }) => frame !== 0 && sighting.state !== 'undecided');
  return framed.find(fails) ?? framed[0] ?? top;
}

/** The pages of one incident. */
export function pagesOf(presence: Presence, key: IncidentKey): PresentPage[] {
  return presence.filter(page => belongsTo(key, page));
}

/** What the pages of an incident show, by tab; where a tab has several, the one that fails. */
export function sightingsOf(pages: readonly PresentPage[]): ReadonlyMap<number, Sighting> {
  const failingLast = [...pages].sort((one, other) => Number(fails(one)) - Number(fails(other)));
  return new Map(failingLast.map(({ tab, sighting }) => [tab, sighting]));
}

/** A sighting with what the incident's other pages say of it: while one of them may fail, no connection is a cure. */
export function sightedAmong(
  event: EventOf<'sighted'>,
  key: IncidentKey,
  others: Presence,
): EventOf<'sighted'> {
  const { state, stable } = event.sighting;
  const isProof = state === 'connected' && stable;
  return isProof && pagesOf(others, key).some(mayFail) ? { ...event, othersFail: true } : event;
}
