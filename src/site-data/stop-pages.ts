/**
 * Stops the pages of visited hosts where no header can: rules do not apply to a service worker's answer. The script runs
 * on all pages of the host, since a worker may redirect, and for the visit alone, so that pages cannot detect it else.
 */
import inertScript from '../content/inert.iife.ts?script';
import ledBackScript from '../content/led-back.iife.ts?script';
import { isOwnOrigin, siteIn } from '../core/address/own-address';
import { browser } from '../platform/browser';
import { capabilities } from '../platform/capabilities';
import { ourTabs, patternOf } from '../platform/own-sites';
import { inertPages, markOf } from './own-pages';

/** Prefix before the number of the tab that a script is registered for. */
const PREFIX = 'inert-';
/** As early as possible, and only until the browser ends. */
const EARLY = { runAt: 'document_start', persistAcrossSessions: false } as const;

/**
 * Of an agent of one's own exactly its own pages. Where a browser knows no port in a pattern, another port's pages would be
 * stopped as well: there none are, and a service worker's page may run, which few have on such a port.
 */
function matchesOf(origin: string): string[] {
  if (!isOwnOrigin(origin)) return [`*://${new URL(origin).hostname}/*`];
  return capabilities().asksWithPort || new URL(origin).port === '' ? [patternOf(origin)] : [];
}

/** Stops every page of these origins that begins to load, until `letPagesRun`. */
export async function stopPages(tab: number, origins: readonly string[]): Promise<void> {
  const id = PREFIX + tab;
  const matches = origins.flatMap(matchesOf);
  if (matches.length === 0) return;
  const register = () => browser.scripting.registerContentScripts([{ id, matches, js: [inertScript], ...EARLY }]);
  // A killed worker's script for this tab is for other hosts.
  await register().catch(async () => {
    await browser.scripting.unregisterContentScripts({ ids: [id] }).catch(() => {});
    await register();
  });
}

/** Lets them run again, and reloads those that were stopped in the user's tabs. */
export async function letPagesRun(tab: number, origins: readonly string[]): Promise<void> {
  if (origins.flatMap(matchesOf).length === 0) return;
  const sites = origins.map(siteIn);
  await unregister([PREFIX + tab], url => sites.includes(siteIn(url)));
}

/** The same for everything that a killed worker left. */
export async function letAllPagesRun(): Promise<void> {
  const all = await browser.scripting.getRegisteredContentScripts();
  const left = all.map(({ id }) => id).filter(id => id.startsWith(PREFIX));
  if (left.length) await unregister(left, () => true);
}

/**
 * Inert pages stay in the history of the user's tabs. Whoever goes back to one is led on to the page before it;
 * reloaded, it would be the app at an address that its user never opened.
 */
export async function leadBack(marks: readonly string[]): Promise<void> {
  if (marks.length === 0) return;
  const scripts = marks.map(mark => ({
    id: `led-back-${mark}`,
    matches: inertPages('*://*.heyron.ai', mark),
    js: [ledBackScript],
    ...EARLY,
  }));
  await browser.scripting.registerContentScripts(scripts).catch(() => {}); // they see the app then
}

async function unregister(ids: string[], concerns: (url: string) => boolean): Promise<void> {
  const once = () => browser.scripting.unregisterContentScripts({ ids });
  await once().catch(once); // left behind, it would stop the user's own pages
  void reloadStopped(concerns).catch(() => {}); // an empty page, which the user can reload
}

/** A page with an inert page's address may be one: a visited tab still rests there. */
async function reloadStopped(concerns: (url: string) => boolean): Promise<void> {
  const tabs = await ourTabs();
  for (const { id, url } of tabs) {
    if (id === undefined || !url || !concerns(url) || markOf(url) !== null) continue;
    const call = { target: { tabId: id }, injectImmediately: true, func: wasStopped };
    void browser.scripting
      .executeScript(call)
      .then(([answer]) => (answer?.result === true ? browser.tabs.reload(id) : undefined))
      .catch(() => {});
  }
}

/** Runs in the page, so it can use nothing from outside itself. */
function wasStopped(): boolean {
  return (globalThis as { rePairStopped?: boolean }).rePairStopped === true;
}
