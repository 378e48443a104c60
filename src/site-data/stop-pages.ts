/**
 * Stops the pages of hosts while these are visited, where no header can: what a service worker answers never meets a rule. The
 * script is registered for the visit alone, so that no page can find out at any other time that there is one. It is for all pages of
 * the host, since a worker may redirect, and so for those in other tabs, too: they are loaded again.
 */
import inertScript from '../content/inert.iife.ts?script';
import ledBackScript from '../content/led-back.iife.ts?script';
import { HEYRON_MATCH, heyronHostOf } from '../core/address/heyron';
import { browser } from '../platform/browser';
import { INERT_PATH, markOf } from './own-pages';

/** Before the number of the tab for which one is registered. */
const PREFIX = 'inert-';
/** How all are registered: as early as can be, and for no longer than the browser runs. */
const EARLY = { runAt: 'document_start', persistAcrossSessions: false } as const;

/** Stops every page of these origins that begins to load, until `letPagesRun`. */
export async function stopPages(tab: number, origins: readonly string[]): Promise<void> {
  const ids = [PREFIX + tab];
  const register = () =>
    browser.scripting.registerContentScripts([
      {
        id: PREFIX + tab,
        matches: origins.map(origin => `*://${new URL(origin).hostname}/*`),
        js: [inertScript],
        ...EARLY,
      },
    ]);
  // One that a killed worker left for this tab has another's hosts.
  await register().catch(async () => {
    await browser.scripting.unregisterContentScripts({ ids }).catch(() => {});
    await register();
  });
}

/** Lets them run again, and loads those again that were stopped in tabs of the user's. */
export async function letPagesRun(tab: number, origins: readonly string[]): Promise<void> {
  const hosts = origins.map(heyronHostOf);
  await unregister([PREFIX + tab], url => hosts.includes(heyronHostOf(url)));
}

/** The same for all that a killed worker left. */
export async function letAllPagesRun(): Promise<void> {
  const all = await browser.scripting.getRegisteredContentScripts();
  const left = all.map(({ id }) => id).filter(id => id.startsWith(PREFIX));
  if (left.length) await unregister(left, () => true);
}

/**
 * Leads whoever goes back to the inert pages of these marks on to what was before them: they stay in the history of the user's tabs,
 * and loaded again they would be the app at an address that its user never opened.
 */
export async function leadBack(marks: readonly string[]): Promise<void> {
  if (marks.length === 0) return;
  const scripts = marks.map(mark => ({
    id: `led-back-${mark}`,
    matches: [`*://*.heyron.ai${INERT_PATH}${mark}`],
    js: [ledBackScript],
    ...EARLY,
  }));
  await browser.scripting.registerContentScripts(scripts).catch(() => {}); // they see the app then
}

async function unregister(ids: string[], concerns: (url: string) => boolean): Promise<void> {
  const once = () => browser.scripting.unregisterContentScripts({ ids });
  await once().catch(once); // left behind, it would stop the user's own pages
  void reloadStopped(concerns).catch(() => {}); // an empty page, which its user can load again
}

/** A page at an address like that of an inert page may be one: a tab that is visited still rests there. */
async function reloadStopped(concerns: (url: string) => boolean): Promise<void> {
  const tabs = await browser.tabs.query({ url: HEYRON_MATCH });
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
