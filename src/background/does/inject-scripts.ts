/** Brings our scripts into pages where the manifest alone does not. */
import readerScript from '../../content/reader.iife.ts?script';
import { HEYRON_MATCH } from '../../core/address/heyron';
import { browser } from '../../platform/browser';
import { ourTabs } from '../../platform/own-sites';
import { type PageSender, tellPage } from '../../platform/receive-messages';

/** Injects the reader into a page that must be read, even while it loads; resolves to false if the page is gone. */
export async function injectReader({ tab, frame }: PageSender): Promise<boolean> {
  const call = { target: { tabId: tab, frameIds: [frame] }, files: [readerScript], injectImmediately: true };
  return browser.scripting.executeScript(call).then(
    () => true,
    () => false,
  );
}

/**
 * Injects the manifest's content scripts into every open page of ours that does not have them, because it was open
 * before Re-Pair was installed or updated. Firefox does so itself, Chromium does not (measured); the most common first
 * run is on a page that already fails.
 */
export async function joinOpenPages(): Promise<void> {
  const tabs = await ourTabs();
  await Promise.all(tabs.map(({ id }) => (id === undefined ? undefined : join(id))));
}

async function join(tab: number): Promise<void> {
  if ((await tellPage(tab, { type: 'reread' })) !== undefined) return;
  for (const { js, world } of scriptsOfPages())
    await browser.scripting
      .executeScript({ target: { tabId: tab, allFrames: true }, files: js, world: world ?? 'ISOLATED' })
      .catch(() => {}); // an error page, or a sleeping tab: it gets them when it loads
}

/** What every page of heyron gets. */
export function scriptsOfPages(): readonly ContentScript[] {
  const scripts = (browser.runtime.getManifest().content_scripts ?? []) as ContentScript[];
  return scripts.filter(({ matches }) => matches.includes(HEYRON_MATCH));
}

/** The manifest's types lack `world`. */
interface ContentScript {
  readonly matches: string[];
  readonly js: string[];
  readonly world?: 'ISOLATED' | 'MAIN';
}
