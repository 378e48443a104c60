/** Takes in what pages report: it is what they show now, and if it is new it becomes an event. */
import { gatewayAddressOf, ownGatewayOf } from '../../core/address/gateway-address';
import { isOwnOrigin } from '../../core/address/own-address';
import { type AgentKey, isSameAgent } from '../../core/health/health';
import { cleanAddress, cleanPath, cleanSighting } from '../../core/incident/clean';
import { hostOf } from '../../core/incident/events';
import {
  hasEvidence,
  hasUsedHost,
  type IncidentKey,
  maySpeakForHost,
  type PresentPage,
  type SeenPage,
  sightedAt,
} from '../../core/presence/page';
import { type Presence, speakingPage } from '../../core/presence/presence';
import type { Granted } from '../../core/sighting/observation';
import type { LifecycleBeforeFailure } from '../../core/sighting/page-lifecycle';
import type { Sighting } from '../../core/sighting/sighting';
import { endByPrivateWindow } from '../../core/transitions/on-observation';
import type { LoadedIncident } from '../../history/history';
import { queues, settleAll } from '../../platform/async';
import { browser } from '../../platform/browser';
import { logFault } from '../../platform/faults';
import { noteSeen, ourOriginOf } from '../../platform/own-sites';
import { isFrameThere, type PageSender } from '../../platform/receive-messages';
import { StorageFailed } from '../../platform/storage';
import { keepsCookies } from '../../site-data/cookies';
import { rememberHost } from '../../site-data/hosts';
import { agentRecovered, compareAgents } from '../does/compare-agents';
import { move } from '../does/run';
import { healthFacts, isHealthy, rememberHealth } from '../health';
import { currentIncident, openIncidents, type Past, record, recordElsewhere, surroundings } from '../incidents';
import { arrive, forgetFrames } from '../presence';
import { publish } from '../publish';
import { promptEarly, readBeforehand } from '../shows/badge-and-prompt';
import { laterPairOffer, laterSignIn, withFrontEnd } from './front-ends';

/** One queue a tab, so that the last report is also the last one handled. */
const reportsOfTabInTurn = queues();

/** What else is known about a page that was seen. */
interface ObserveOptions {
  /** What happened to it around a failure. */
  readonly witnessed?: readonly LifecycleBeforeFailure[];
  /** The user has clicked or typed in it. */
  readonly used?: boolean;
  /** What its connection was granted, and the build that it names. */
  readonly granted?: Granted | null;
  readonly build?: string | null;
}

/**
 * Takes in one sighting, or what `seen` resolves to, unless that is null. What has to be asked for a sighting is asked
 * by `seen`, in this turn: a report that needs no question would overtake an older one that does. Nothing of a private
 * window is stored; it can only end a step that waits for it.
 */
export async function observe(
  seen: Sighting | (() => Promise<Sighting | null>),
  sender: PageSender,
  besides: ObserveOptions = {},
): Promise<void> {
  const now = Date.now();
  return reportsOfTabInTurn(sender.tab, async () => {
    const sighting = typeof seen === 'function' ? await seen() : seen;
    if (!sighting) return;
    await (sender.private ? observePrivate(sighting, sender.origin, now) : take(sighting, sender, besides, now));
  });
}

async function take(
  sighting: Sighting,
  sender: PageSender,
  { witnessed = [], used = false, granted = null, build = null }: ObserveOptions,
  now: number,
): Promise<void> {
  const { tab, frame } = sender;
  const looked = frame === 0 ? await withFrontEnd(sighting, sender) : sighting;
  const seen: Omit<SeenPage, 'byUser'> = {
    ...{ tab, frame, ...keyOf(sender, sighting), at: now },
    ...{ path: cleanPath(sender.path), sighting: cleanSighting(looked), used },
  };
  const beforehand = sighting.state === 'failing' ? readBeforehand(seen, now) : null;
  beforehand?.catch(() => {}); // it may never be awaited
  const [there, around] = await Promise.all([
    arrive(seen, frame === 0 ? isOpenedByUser(tab) : Promise.resolve(false)),
    sighting.state === 'undecided'
      ? undefined
      : surroundings(sighting.state === 'failing' ? past(seen, sender.host).catch(() => null) : null),
  ]);
  const page = there.find(each => each.tab === tab && each.frame === frame);
  if (!page) return; // too many frames
  // A frame speaks for itself. Nothing it says goes into the incident of the page around it.
  const speaks = page.sighting.state !== 'undecided' && speakingPage(there, tab)?.frame === frame;
  // Once it is written, what has changed is shown.
  if (beforehand && speaks && page.since === now) void promptEarly(page, beforehand).catch(() => {});
  const others = there.filter(each => !isSame(each, page));
  // If the worker dies before the end, the page gets no answer and reports again.
  const writing = () => record(page, sightedAt(now, page), others, witnessed, around);
  const own = speaks ? await unlessStorageFails(writing(), null) : null;
  const left = await forgetGoneFrames(tab, there);
  const shown = publish(own ? [own, ...left] : left, {
    tabs: [tab],
    mutedOf: each => (!own && hasEvidence(page) && isSame(each, page) ? null : undefined),
  });
  // Meanwhile: the prompt need not wait for that, and what the other pages show ages.
  await settleAll([shown, ...(speaks ? [tellOthers(page, own, others)] : [])]);
  if (isHealthy(page)) {
    const cookies = await keepsCookies(sender.host, page.store);
    await rememberHealth(page, { granted, build, cookies }).catch(logFault('health'));
  }
  for (const look of [laterSignIn, laterPairOffer])
    void look(page)
      .then(later => later && observe(later, sender, { used }))
      .catch(logFault('view'));
  if (isOwnOrigin(page.origin)) await noteSeen(page.origin, now).catch(logFault('own-sites'));
  else if (hasUsedHost(page))
    await rememberHost(sender.host, page.sighting.state === 'connected', now).catch(logFault('known-host'));
}

/** What is remembered of the agent of a failing page. */
async function past(key: AgentKey, host: string): Promise<Past> {
  const facts = await healthFacts();
  const isKnown = facts.records.some(each => isSameAgent(each, key));
  return { ...facts, cookies: isKnown ? await keepsCookies(host, key.store) : null };
}

/**
 * A removed frame cannot report that, so frames are asked when their tab has news. Resolves to the incidents of removed
 * frames.
 */
async function forgetGoneFrames(tab: number, there: Presence): Promise<LoadedIncident[]> {
  const frames = there.filter(page => page.tab === tab && page.frame !== 0 && hasEvidence(page));
  const gone = await Promise.all(frames.map(async ({ frame }) => ((await isFrameThere(tab, frame)) ? [] : [frame])));
  if (gone.flat().length === 0) return [];
  const left = await forgetFrames(tab, gone.flat());
  const known = await Promise.all(left.map(page => currentIncident(page, Date.now())));
  return known.filter(each => each !== null);
}

/**
 * A full disk must not keep a page from getting help: it is prompted without an incident, and the popup says what is
 * wrong.
 */
async function unlessStorageFails<T>(writing: Promise<T>, otherwise: T): Promise<T> {
  return writing.catch(error => {
    if (error instanceof StorageFailed) return otherwise;
    throw error;
  });
}

/** Notes in other incidents what this page shows. */
async function tellOthers(page: PresentPage, own: LoadedIncident | null, others: Presence): Promise<void> {
  const changed = await unlessStorageFails(changeOthers(page, own, others), []);
  if (changed.length > 0) await publish(changed);
}

async function changeOthers(
  page: PresentPage,
  own: LoadedIncident | null,
  others: Presence,
): Promise<LoadedIncident[]> {
  if (page.sighting.state !== 'connected') return own ? compareAgents(own, maySpeakForHost(page), others, page.at) : [];
  const elsewhere = page.frame === 0 ? await recordElsewhere(page, sightedAt(page.at, page), others) : [];
  const recovered = maySpeakForHost(page) ? await agentRecovered(hostOf(page), page.store, page.at) : [];
  return [...elsewhere, ...recovered];
}

function isSame(one: PresentPage, other: PresentPage): boolean {
  return one.tab === other.tab && one.frame === other.frame;
}

/** The key of the incident that a sighting belongs to. A page that names no gateway talks to its own host. */
export function keyOf(
  { origin, store }: Pick<PageSender, 'origin' | 'store'>,
  { gateway }: Pick<Sighting, 'gateway'>,
): IncidentKey {
  const known = gateway !== null && gatewayAddressOf(gateway) !== null;
  return { origin, gateway: known ? cleanAddress(gateway) : ownGatewayOf(origin), store };
}

/**
 * True for a tab in a normal window that no website opened. Chromium also names an opener for a new tab that the user
 * opened from another (measured), so an opener that is ours does not count. A website as the opener, or one with a link
 * that the user followed, only means that the tab cannot speak for its host.
 */
export async function isOpenedByUser(tab: number): Promise<boolean> {
  try {
    const { openerTabId, windowId } = await browser.tabs.get(tab);
    if (openerTabId !== undefined && (await ourOriginOf((await browser.tabs.get(openerTabId)).url)) === null)
      return false;
    return windowId === undefined || (await browser.windows.get(windowId)).type === 'normal';
  } catch {
    return false; // it or its opener is gone
  }
}

/** Lets the step that waits for a page of this origin in a private window judge it. */
export async function observePrivate(sighting: Sighting, origin: string, now: number): Promise<void> {
  const asking = await openIncidents(head => head.origin === origin && head.active !== null);
  for (const { incident } of asking) await move(incident.id, current => endByPrivateWindow(current, sighting, now));
}
