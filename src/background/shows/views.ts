/** What popups show: the view of a tab, sent when a popup connects and after every change. */
import { heyronHostOf } from '../../core/address/heyron';
import { ownOriginOf, siteOf } from '../../core/address/own-address';
import { hostOf } from '../../core/incident/events';
import type { Head } from '../../core/incident/head';
import { seenFrom } from '../../core/incident/reduce';
import { watchEnds } from '../../core/plan/verify-step';
import { mayHear } from '../../core/presence/hearing';
import {
  belongsTo,
  fails,
  isSameGatewayPage,
  isStable,
  maySpeakForHost,
  type PresentPage,
} from '../../core/presence/page';
import { type Presence, pagesOf, speakingPage } from '../../core/presence/presence';
import { openPages } from '../../core/view/elsewhere';
import { letInOf } from '../../core/view/let-in';
import { offerOf } from '../../core/view/offer';
import { shownIncident } from '../../core/view/shown-incident';
import type { View } from '../../core/view/view';
import { heads, incident, type LoadedIncident, newerIncidents } from '../../history/history';
import { browser, cookieStoreOf, isPrivateBackground, type Runtime, type Tabs } from '../../platform/browser';
import { capabilities } from '../../platform/capabilities';
import { agreed } from '../../platform/consent';
import { environment } from '../../platform/environment';
import { baseOf, ourOriginOf, ourTabs } from '../../platform/own-sites';
import { wishOf } from '../../platform/own-wishes';
import { hasAccess } from '../../platform/permissions';
import { settings } from '../../platform/settings';
import { StorageFailed } from '../../platform/storage';
import { progressOf } from '../../site-data/journal';
import { markOf } from '../../site-data/own-pages';
import { stayedTab } from '../../site-data/stayed-tab';
import { exceptionOf } from '../health';
import { hearings } from '../hearings';
import { presence } from '../presence';
import { spareOf } from '../spare-ways';
import { otherTabs } from './other-tabs';

/** A popup's connection: its tab, how many views were requested, which one was sent last, and its content. */
interface Popup {
  readonly tab: number;
  readonly fromCard: boolean;
  readonly onShown: (view: View) => void;
  /** Its page was looked at, if that is none of ours. */
  readonly looked: Promise<void>;
  asked: number;
  sent: number;
  shown: View | null;
}

const ports = new Map<Runtime.Port, Popup>();
/** A solved incident stays in view this long, so that its end can be read and its packet saved. In ms. */
const SHOWN_AFTER_FIX_MS = 10 * 60_000;

/** When the card's button was last pressed in each tab. A worker that dies in between costs its user one click. */
const cardClicks = new Map<number, number>();
/** A popup comes at once after that. In ms. */
const OPENS_WITHIN_MS = 10_000;

/** The popup that a tab opens next was opened by the card, whose words its first view need not repeat. */
export function comesFromCard(tab: number): void {
  cardClicks.set(tab, Date.now());
}

/**
 * Adds a popup's connection. Called as soon as it comes, because its end is announced only once. `onShown` follows the
 * views that it is sent; `looked` resolves once a page that is none of ours was looked at.
 */
export function addView(
  tab: number,
  port: Runtime.Port,
  onShown: (view: View) => void = () => {},
  looked: Promise<void> = Promise.resolve(),
): void {
  const fromCard = Date.now() - (cardClicks.get(tab) ?? 0) < OPENS_WITHIN_MS;
  cardClicks.delete(tab);
  ports.set(port, { tab, fromCard, onShown, looked, asked: 0, sent: 0, shown: null });
  port.onDisconnect.addListener(() => ports.delete(port));
}

/** Which views to send, and the presence if the caller has just read it. */
interface Refresh {
  readonly wanted?: (view: View) => boolean;
  readonly there?: Presence;
}

/** Sends every open popup its view. One that fails does not stop the others. */
export async function refreshViews({ wanted = () => true, there }: Refresh = {}): Promise<void> {
  if (ports.size === 0) return;
  const pages = there ?? presence();
  await Promise.allSettled([...ports.keys()].map(port => send(port, pages, wanted)));
}

/** A slow view must not replace one that was requested later or that is newer. */
async function send(
  port: Runtime.Port,
  pages: Presence | Promise<Presence>,
  wanted: (view: View) => boolean,
): Promise<void> {
  const popup = ports.get(port);
  if (!popup) return;
  const asked = ++popup.asked;
  const held = popup.shown?.held ?? false;
  const read = await viewOf(popup, pages, held);
  const newest = popup.shown && isBehind(read, popup.shown) ? await viewOf(popup, presence(), held) : read;
  const view = { ...newest, fromCard: popup.fromCard };
  if (!ports.has(port) || asked < popup.sent || !wanted(view)) return;
  popup.sent = asked;
  popup.shown = view;
  port.postMessage(view);
  popup.onShown(view);
}

/** True for a view of the same incident that was made from older events. */
function isBehind(view: View, shown: View): boolean {
  return view.incident?.id === shown.incident?.id && view.revision < shown.revision;
}

/**
 * Independent questions are asked at once: the user waits for the first view. `wasHeld`: this popup has said already that
 * the browser kept heyron's data, and goes on saying so.
 */
async function viewOf(
  { tab: id, looked }: Pick<Popup, 'tab' | 'looked'>,
  pages: Presence | Promise<Presence>,
  wasHeld: boolean,
): Promise<View> {
  const seen = lookAt(id, pages);
  const [{ tab, there, ours }, known, access, { addressDetail, helpChannel }, isAgreed, facts, newer, letIn, holds] =
    await Promise.all([
      seen,
      seen.then(incidentIn),
      seen.then(({ ours }) => (isOwn(ours) ? true : hasAccess())),
      settings(),
      agreed(),
      environment(),
      newerIncidents().catch(() => 0), // a read error is reported where a write fails
      seen.then(({ there }) => letInFor(there, id)),
      seen.then(({ there }) => hasHeld(there, id)),
    ]);
  const live = liveIn(there, id);
  const isWell = live?.state === 'connected' && (known === null || known.state.fixed !== null);
  const held = isWell && (wasHeld || holds);
  const [others, progress, stayed, elsewhere, otherFails, offer, base] = await Promise.all([
    known ? otherTabs(known.incident, known.state, there) : [],
    known && progressOf(known.incident.id),
    known && stayedTab(known.incident.id),
    tab && ours === null ? openPagesFor(there) : [],
    isWell ? otherThatFails(there, live.agent) : null,
    tab && ours === null ? looked.then(() => offerFor(tab)) : null,
    known ? baseOf(known.incident.origin) : '',
  ]);
  return {
    tab: {
      ...{ id, host: ours && siteOf(ours), private: tab?.incognito ?? false },
      keepsNothing: isPrivateBackground(),
      awake: capabilities().keepsTabsAwake ? tab?.autoDiscardable === false : null,
    },
    access,
    incident: known && !held ? shownIncident(known.incident, known.state, id, base) : null, // what is over gives way to that
    revision: known?.revision ?? 0,
    live,
    letIn,
    held,
    openPages: elsewhere,
    offer,
    worksIn:
      (known &&
        there.find(
          page => page.tab !== id && maySpeakForHost(page) && isSameGatewayPage(known.incident, page) && isStable(page),
        )?.tab) ??
      null,
    stayedTab: stayed,
    otherFails,
    watchUntil: known && watchEnds(known.state.active),
    others,
    progress,
    newerIncidents: newer,
    helpChannel,
    addressDetail,
    firstRun: !isAgreed,
    fromCard: false,
    environment: facts,
  };
}

/** Read only where a page can let anybody in: the first view of a failing page waits for nothing more. */
async function letInFor(there: Presence, tab: number): Promise<View['letIn']> {
  const voice = speakingPage(there, tab);
  if (!voice || !mayHear(voice)) return null;
  const [all, spare] = await Promise.all([hearings(), spareOf(voice.origin)]);
  return letInOf(voice, all, spare, there, Date.now());
}

/** Likewise read only of a page that is connected. */
async function hasHeld(there: Presence, tab: number): Promise<boolean> {
  const voice = speakingPage(there, tab);
  return voice !== null && isStable(voice) && (await exceptionOf(voice))?.stand === 'held';
}

async function openPagesFor(there: Presence): Promise<View['openPages']> {
  return openPages(await ourTabs(), there);
}

/** What is offered over a page that is none of ours: it may have gone on to another address since it was looked at. */
async function offerFor({ id = -1, url }: Tabs.Tab): Promise<View['offer']> {
  const wish = await wishOf(id, Date.now());
  if (!wish || wish.origin !== ownOriginOf(url)) return null;
  return offerOf(wish, !capabilities().asksWithPort);
}

function isOwn(ours: string | null): boolean {
  return ours !== null && heyronHostOf(ours) === null;
}

/** Another agent than this one that fails in an open tab. */
async function otherThatFails(there: Presence, agent: string): Promise<View['otherFails']> {
  return (await openPagesFor(there)).find(({ host, is }) => is === 'failing' && host !== agent) ?? null;
}

/** Any agent that fails in an open tab. */
export async function lockedOut(): Promise<View['otherFails']> {
  return (await hasAccess()) ? otherThatFails(await presence(), '') : null;
}

function liveIn(pages: Presence, tab: number): View['live'] {
  const voice = speakingPage(pages, tab);
  if (!voice) return null;
  const { gateway, since, sighting } = voice;
  const { state, kind, text } = sighting;
  const there = URL.canParse(gateway) ? new URL(gateway) : null;
  const agent = there ? (isOwn(voice.origin) ? there.host : there.hostname) : hostOf(voice);
  return { state, kind, text, since, agent };
}

/** What decides which incident a tab is about. */
interface Seen {
  /** Null when it was closed. */
  readonly tab: Tabs.Tab | null;
  readonly there: Presence;
  /** The origin of its page, if that is ours. */
  readonly ours: string | null;
  /** All incidents, newest first; none if they cannot be read. */
  readonly all: readonly Head[];
}

async function lookAt(id: number, pages: Presence | Promise<Presence>): Promise<Seen> {
  const reading = browser.tabs.get(id).catch(() => null);
  const [tab, there, ours, all] = await Promise.all([
    reading,
    pages,
    reading.then(now => ourOriginOf(now?.url)),
    heads().catch(error => {
      if (error instanceof StorageFailed) return [];
      throw error;
    }),
  ]);
  return { tab, there, ours, all };
}

/**
 * The incident that a popup on this tab is about, as seen from there: that of the tab's page, also while parked. A
 * page that is in none shows that of its address, also just after it ended ("It works"), and on another heyron page
 * (the account site, while signing in) the newest open one of heyron's. None on other sites or in a private window.
 */
export async function incidentFor(
  tab: number,
  there: Presence | Promise<Presence> = presence(),
): Promise<LoadedIncident | null> {
  return incidentIn(await lookAt(tab, there));
}

async function incidentIn({ tab, there, ours, all }: Seen): Promise<LoadedIncident | null> {
  if (!tab || tab.incognito || tab.id === undefined) return null;
  const id = chosen(shownOf(all, cookieStoreOf(tab)), tab, ours, speakingPage(there, tab.id));
  const known = id === undefined ? null : await incident(id);
  return known && { ...known, state: seenFrom(known.state, tab.id, pagesOf(there, known.incident)) };
}

/** The incidents of a cookie store that are open, or were until minutes ago. */
function shownOf(all: readonly Head[], store: string): Head[] {
  const now = Date.now();
  const isShown = ({ fixedAt }: Head) => fixedAt === null || now - fixedAt < SHOWN_AFTER_FIX_MS;
  return all.filter(head => head.store === store && isShown(head));
}

function chosen(
  all: readonly Head[],
  tab: Tabs.Tab,
  origin: string | null,
  voice: PresentPage | null,
): string | undefined {
  if (markOf(tab.url) !== null) {
    const own = all.find(head => head.tab === tab.id);
    return (own ?? all.find(({ consented }) => consented))?.id; // or another tab of a host that is being cleared
  }
  if (origin === null) return undefined;
  const own = voice && all.find(head => belongsTo(head, voice));
  if (own || (voice && fails(voice))) return own?.id;
  const shown = all.filter(isShownElsewhere);
  const open = shown.filter(({ fixedAt }) => fixedAt === null);
  const isHere = (head: Head) => head.origin === origin;
  const isLike = (head: Head) => !isOwn(origin) && !isOwn(head.origin);
  return (open.find(isHere) ?? shown.find(isHere) ?? open.find(isLike))?.id;
}

/** A one-tab incident is shown in another tab only after its user has acted on it. */
function isShownElsewhere({ oneTab, touched }: Head): boolean {
  return oneTab === undefined || touched;
}
