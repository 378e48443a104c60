/** Has a closer look taken at a tab's page, by a script that is injected only for that. */
import lookScript from '../../content/look.iife.ts?script';
import type { CloserLook } from '../../core/sighting/closer-look';
import { closerLookSchema } from '../../core/sighting/page-report';
import { withTimeout } from '../../platform/async';
import { browser } from '../../platform/browser';
import type { ToPage } from '../../platform/content-messages';

/** A busy page answers late, or never. In ms. */
const LONGEST_WAIT_MS = 2_000;

/**
 * What the script finds at a tab's top, which goes on looking while the page is silent or not well; null where it is
 * not there, or does not answer. `inject`: bring the script there first. `loadedAt`: when the page's watch began.
 */
export async function closerLook(tab: number, loadedAt: number, inject: boolean): Promise<CloserLook | null> {
  return withTimeout(LONGEST_WAIT_MS, ask(tab, loadedAt, inject)).catch(() => null);
}

async function ask(tab: number, loadedAt: number, inject: boolean): Promise<CloserLook | null> {
  const message: ToPage = { type: 'look', loadedAt };
  const target = { tabId: tab, frameIds: [0] };
  if (inject) await browser.scripting.executeScript({ target, files: [lookScript] });
  const { data } = closerLookSchema.safeParse(await browser.tabs.sendMessage(tab, message, { frameId: 0 }));
  return data ?? null;
}
