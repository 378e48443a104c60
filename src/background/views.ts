/** What popups show: a view of one tab, sent when a popup connects and after every change. */
import { heyronHostOf } from '../core/heyron';
import { belongsTo, fails, stays } from '../core/presence/page';
import { pagesOf, voiceOf } from '../core/presence/presence';
import { watchEnds } from '../core/steps/rules';
import { browser, cookieStoreOf, type Runtime, type Tabs } from '../platform/browser';
import { environment } from '../platform/environment';
import type { View } from '../platform/messages';
import { hasAccess } from '../platform/permission';
import { progressOf } from '../site-data/journal';
import { markOf } from '../site-data/own-pages';
import { allIncidents, type Known } from './incidents';
import { otherTabs } from './other-tabs';
import { presence } from './presence';

/** Each popup's connection: its tab, how many views were asked for, and which of them it was sent last. */
const ports = new Map<Runtime.Port, { readonly tab: number; asked: number; sent: number }>();
/** A solved incident stays in view this long, so that its end can be read and its packet saved. In ms. */
const SHOWN_AFTER_FIX_MS = 10 * 60_000;

/** Adds a popup's connection; to be called as soon as it comes, since one that has closed is not told of again. */
export function addView(tab: number, port: Runtime.Port): void {
  ports.set(port, { tab, asked: 0, sent: 0 });
  port.onDisconnect.addListener(() => ports.delete(port));
}

/** Sends every open popup its view; one that cannot be made keeps no other from its own. */
export async function refreshViews(): Promise<void> {
  await Promise.allSettled([...ports.keys()].map(send));
}

/** A view that took long to make must not replace one that was asked for later. */
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
  const [known, there, facts] = await Promise.all([incidentFor(id), presence(), environment()]);
  return {
    tab: { id, host: heyronHostOf(tab?.url), private: tab?.incognito ?? false },
    access,
    incident: known?.incident ?? null,
    live: voiceOf(there, id)?.sighting ?? null,
    worksElsewhere:
      known !== null && pagesOf(there, known.incident).some(page => page.tab !== id && stays(page)),
    watchUntil: known && watchEnds(known.state.active),
    others: known ? await otherTabs(known.incident, known.state) : [],
    progress: known && (await progressOf(known.incident.id)),
    environment: facts,
  };
}

/**
 * The incident that a popup on this tab is about: that of the tab's page, also while it is parked; on another heyron page
 * (the account site, while signing in) the newest open one; none on other sites or in a private window.
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
  if (markOf(tab.url) !== null)
    return (
      incidents.find(({ state }) => (state.active ?? state.failure)?.tab === id) ??
      incidents.find(({ state }) => state.active?.consentedTo) ?? // another tab of a host that is being cleared
      null
    );
  const origin = originOf(tab);
  if (origin === null) return null;
  const voice = voiceOf(await presence(), id);
  const own = voice && incidents.find(({ incident }) => belongsTo(incident, voice));
  if (own || (voice && fails(voice))) return own ?? null;
  const open = incidents.filter(({ state }) => !state.fixed);
  return open.find(({ incident }) => incident.origin === origin) ?? open[0] ?? null;
}

function originOf(tab: Tabs.Tab): string | null {
  return tab.url && heyronHostOf(tab.url) ? new URL(tab.url).origin : null;
}
