/** The tab with the agent's page, and what steps do with it. */
import { browser } from '../platform/browser';
import { openTab } from '../platform/open-tab';
import { homeOf, ourOriginOf } from '../platform/own-sites';
import type { StepContext } from './step';

type Shown = Pick<StepContext, 'tab' | 'origin' | 'store'>;

/** Brings the agent's page to the front; opens it if its tab is gone. Never reloads it. */
export async function showAgent({ tab, origin, store }: Shown): Promise<void> {
  if (!(await toFront(tab))) await openTab(store, await homeOf(origin));
}

/** Brings a tab with a page of ours to the front. False if it is gone, has moved on to something else, or is private. */
export async function showPage(tab: number): Promise<boolean> {
  const there = await browser.tabs.get(tab).catch(() => null);
  return there !== null && !there.incognito && (await ourOriginOf(there.url)) !== null && (await toFront(tab));
}

async function toFront(tab: number): Promise<boolean> {
  const shown = await browser.tabs.update(tab, { active: true }).catch(() => null);
  if (!shown) return false;
  if (shown.windowId !== undefined) await browser.windows.update(shown.windowId, { focused: true }).catch(() => {}); // it may be closing
  return true;
}

/** Reloads the agent's page; brings it to the front if a click asked for that. */
export async function reloadAgent(context: Shown & Pick<StepContext, 'front'>): Promise<void> {
  if (context.front) await showAgent(context);
  await browser.tabs.reload(context.tab);
}
