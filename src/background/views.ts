/** What popups show: a view of one tab, sent when a popup connects and after every change. */
import { heyronHostOf } from '../core/heyron';
import { pageReportSchema, sightingOf } from '../core/sighting/page-report';
import type { Sighting } from '../core/sighting/sighting';
import { watchEnds } from '../core/steps/rules';
import { browser, cookieStoreOf, type Runtime, type Tabs } from '../platform/browser';
import { environment } from '../platform/environment';
import { tellPage, type View } from '../platform/messages';
import { hasAccess } from '../platform/permission';
import { progressOf } from '../site-data/journal';
import { markOf } from '../site-data/own-pages';
import { allIncidents, type Known } from './incidents';
import { otherTabs } from './other-tabs';

/** Each popup's connection: its tab, how many views were asked for, and which of them it was sent last. */
const ports = new Map<Runtime.Port, { readonly tab: number; asked: number; sent: number }>();
/** A solved incident stays in view this long, so that its end can be read and its packet saved. In ms. */
const SHOWN_AFTER_FIX_MS = 10 * 60_000;
/** A sleeping page does not answer; the popup does not wait for it. In ms. */
const LOOK_TIMEOUT_MS = 500;

/** Adds a popup's connection and sends its first view. */
export function addView(tab: number, port: Runtime.Port): void {
  ports.set(port, { tab, asked: 0, sent: 0 });
  port.onDisconnect.addListener(() => ports.delete(port));
  void send(port);
}

/** Sends every open popup its view; one that cannot be made keeps no other from its own. */
export async function refreshViews(): Promise<void> {
  await Promise.allSettled([...ports.keys()].map(send));
}

/** A view that took long to look at its page must not replace one that was asked for later. */
async function send(port: Runtime.Port): Promise<void> {
  const popup = ports.get(port);
  if (!popup) return;
  const asked = ++popup.asked;
  const view = await viewOf(popup.tab);
  if (!ports.has(port) || asked < popup.sent) return;
  popup.sent = asked;
  port.postMessage(view);
}

async function viewOf(id: number): Promise<View> {
  const [tab, access] = await Promise.all([browser.tabs.get(id).catch(() => null), hasAccess()]);
  const host = heyronHostOf(tab?.url);
  const [known, live, facts] = await Promise.all([incidentFor(id), host ? lookAt(id) : null, environment()]);
  return {
    tab: { id, host, private: tab?.incognito ?? false },
    access,
    incident: known?.incident ?? null,
    live,
    watchUntil: known && watchEnds(known.state.active),
    others: known ? await otherTabs(known.incident, known.state) : [],
    progress: known && (await progressOf(known.incident.id)),
    environment: facts,
  };
}

/**
 * The incident that a popup on this tab is about: the tab's own, also while it is parked; on another heyron page (the
 * account site, while signing in) the newest open one; none on other sites or in a private window.
 */
export async function incidentFor(id: number): Promise<Known | null> {
  const tab = await browser.tabs.get(id).catch(() => null);
  if (!tab || tab.incognito) return null;
  const now = Date.now();
  const store = cookieStoreOf(tab);
  const incidents = (await allIncidents()).filter(
    ({ incident, state }) =>
      incident.store === store && (!state.fixed || now - state.fixed.at < SHOWN_AFTER_FIX_MS),
  );
  const origin = originOf(tab);
  const parked = markOf(tab.url) !== null;
  const own = incidents.find(
    ({ incident, state }) =>
      state.tabs.has(id) && (parked || incident.origin === origin || (state.tabs.get(id)?.framed && origin)),
  );
  const others = incidents.filter(({ state }) => !state.fixed && origin !== null);
  return own ?? others.find(({ incident }) => incident.origin === origin) ?? others[0] ?? null;
}

function originOf(tab: Tabs.Tab): string | null {
  return tab.url && heyronHostOf(tab.url) ? new URL(tab.url).origin : null;
}

async function lookAt(tab: number): Promise<Sighting | null> {
  const tooLong = new Promise<undefined>(resolve => setTimeout(() => resolve(undefined), LOOK_TIMEOUT_MS));
  const parsed = pageReportSchema.safeParse(await Promise.race([tellPage(tab, { type: 'look' }), tooLong]));
  return parsed.success ? sightingOf(parsed.data) : null;
}
