/** The tab with the agent's page, and what steps do with it. */
import { browser } from '../platform/browser';
import { openTab } from '../platform/open-tab';
import type { StepContext } from './step';

type Shown = Pick<StepContext, 'tab' | 'origin' | 'store'>;

/** Brings the agent's page to the front; opens it where its tab is gone. Never reloads it. */
export async function showAgent({ tab, origin, store }: Shown): Promise<void> {
  const shown = await browser.tabs.update(tab, { active: true }).catch(() => null);
  if (!shown) await openTab(store, `${origin}/`);
  else if (shown.windowId !== undefined)
    await browser.windows.update(shown.windowId, { focused: true }).catch(() => {}); // a window that closes just now
}

/** Loads the agent's page again; brings it to the front where a click asked for that. */
export async function reloadAgent(context: Shown & Pick<StepContext, 'front'>): Promise<void> {
  if (context.front) await showAgent(context);
  await browser.tabs.reload(context.tab);
}
