/**
 * Pages that were open before Re-Pair was installed or updated. Firefox injects the content scripts into them, Chromium
 * does not (measured); the most common first run is on a page that already fails.
 */
import { HEYRON_MATCH } from '../../core/address/heyron';
import { browser } from '../../platform/browser';
import { tellPage } from '../../platform/receive-messages';

/** Injects the content scripts into every open heyron page that does not have them. */
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
