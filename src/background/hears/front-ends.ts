/**
 * What a sighting says once its page was looked into, where that is not OpenClaw's: the page's own server may be the
 * device, or want a sign-in. What OpenClaw's own pages keep and show is told by their reports.
 */
import { FAILURES } from '../../core/catalogue/failures';
import type { PresentPage } from '../../core/presence/page';
import { topPage } from '../../core/presence/presence';
import { isHostOrGatewaySibling } from '../../core/sighting/current-socket';
import { SIGN_IN_MISSING } from '../../core/sighting/judge';
import type { Sighting } from '../../core/sighting/sighting';
import type { PageSender } from '../../platform/receive-messages';
import { keepsNoDevice, wantsSignIn } from '../../site-data/front-end';
import { pairOfferIn } from '../../site-data/pair-offer';
import { presence } from '../presence';

/** The page's own sign-in is missing: no gateway said so. */
const NOT_SIGNED_IN = { state: 'failing', kind: SIGN_IN_MISSING, served: true } as const;

/**
 * A sighting with what a quick look into its page adds. Nothing is added to what OpenClaw's own pages tell, nor to what
 * another host's gateway says: the page's own server is not the one that asks there.
 */
export async function withFrontEnd(sighting: Sighting, { tab, host }: PageSender): Promise<Sighting> {
  if (sighting.state !== 'failing' || sighting.kind === null || isOwnMake(sighting)) return sighting;
  if (mayLackSignIn(sighting)) {
    const known = topPage(await presence(), tab);
    const stays = known !== undefined && isSameLoad(known.sighting, sighting) && lacksSignIn(known.sighting);
    if (stays || (await wantsSignIn(tab, { waits: false, form: false }))) return { ...sighting, ...NOT_SIGNED_IN };
    return sighting;
  }
  if (FAILURES[sighting.kind].served === null || sighting.source !== 'socket') return sighting;
  if (sighting.gateway !== null && !isHostOrGatewaySibling(sighting.gateway, host)) return sighting;
  return (await keepsNoDevice(tab, sighting.deviceId)) ? { ...sighting, served: true } : sighting;
}

/** What a longer look found, as the page's sighting when it is taken in: null if the page has news by then. */
type Later = () => Promise<Sighting | null>;

/**
 * What to take in of a page that turns out to want a sign-in, after a longer look; null if it does not. A form counts
 * only where something failed before: many a page has one.
 */
export async function laterSignIn(page: PresentPage): Promise<Later | null> {
  const { tab, frame, sighting, unproven } = page;
  const form = sighting.state === 'undecided' && unproven !== null;
  if (frame !== 0 || isOwnMake(sighting) || !(form || mayLackSignIn(sighting))) return null;
  if (!(await wantsSignIn(tab, { waits: true, form }))) return null;
  return unlessNews(page, { ...sighting, ...NOT_SIGNED_IN, source: sighting.source ?? 'page' });
}

/** The same of a refused page whose gate offers to pair its browser by a code; null without an offer that is new. */
export async function laterPairOffer(page: PresentPage): Promise<Later | null> {
  const { tab, frame, sighting } = page;
  if (frame !== 0 || sighting.state !== 'failing' || sighting.source !== 'socket' || !sighting.spoke) return null;
  if (!isOwnMake(sighting)) return null;
  const pair = await pairOfferIn(tab);
  if (!pair || (sighting.pair?.code === pair.code && sighting.pair.browserId === pair.browserId)) return null;
  return unlessNews(page, { ...sighting, pair });
}

function unlessNews({ tab, sighting: before }: PresentPage, found: Sighting): Later {
  return async () => {
    const now = topPage(await presence(), tab)?.sighting;
    return now && now.state === before.state && isSameLoad(now, before) ? found : null;
  };
}

function isOwnMake({ keys, knownDevice, gatewayVersion }: Sighting): boolean {
  return keys || knownDevice || gatewayVersion !== null;
}

/** A connection that broke off before anybody spoke on it: the page's own server may have refused it. */
function mayLackSignIn({ state, kind, source, spoke }: Sighting): boolean {
  return state === 'failing' && kind !== null && FAILURES[kind].silent && source === 'socket' && !spoke;
}

function lacksSignIn({ state, kind, served }: Sighting): boolean {
  return state === NOT_SIGNED_IN.state && kind === NOT_SIGNED_IN.kind && served === true;
}

function isSameLoad(one: Sighting, other: Sighting): boolean {
  return one.page === other.page && one.loadedAt === other.loadedAt;
}
