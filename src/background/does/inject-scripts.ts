/** Brings our scripts into pages where the manifest alone does not. */
import readerScript from '../../content/reader.iife.ts?script';
import { HEYRON_MATCH } from '../../core/address/heyron';
import { browser } from '../../platform/browser';
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
 * Injects the manifest's content scripts into every open heyron page that does not have them, because it was open
 * before Re-Pair was installed or updated. Firefox does so itself, Chromium does not (measured); the most common first
 * run is on a page that already fails.
 */
export async function joinOpenPages(): Promise<void> {
  const tabs = await browser.tabs.query({ url: HEYRON_MATCH });
  await Promise.all(tabs.map(({ id }) => (id === undefined ? undefined : join(id))));
}

async function join(tab: number): Promise<void> {
  if ((await tellPage(tab, { type: 'reread' })) !== undefined) return;
  const scripts = browser.runtime.getManifest().content_scripts as ContentScript[];
  for (const { js, world } of scripts.filter(({ matches }) => matches.includes(HEYRON_MATCH)))
    await browser.scripting
      .executeScript({ target: { tabId: tab, allFrames: true }, files: js, world: world ?? 'ISOLATED' })
      .catch(() => {}); // an error page, or a sleeping tab: it gets them when it loads
}

/** The manifest's types lack `world`. */
interface ContentScript {
  readonly matches: string[];
  readonly js: string[];
  readonly world?: 'ISOLATED' | 'MAIN';
}
