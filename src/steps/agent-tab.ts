/** The tab with the agent's page, and what steps do with it. */
import { browser } from '../platform/browser';
import type { StepContext } from './step';

/** Brings the agent's page to the front; opens it where its tab is gone. Never reloads it. */
export async function showAgent({ tab, origin }: Pick<StepContext, 'tab' | 'origin'>): Promise<void> {
  const shown = await browser.tabs.update(tab, { active: true }).catch(() => null);
  if (!shown) await browser.tabs.create({ url: `${origin}/` });
  else if (shown.windowId !== undefined)
    await browser.windows.update(shown.windowId, { focused: true }).catch(() => {});
}

/** Loads the agent's page again; brings it to the front where a click asked for that. */
export async function reloadAgent(context: Pick<StepContext, 'tab' | 'origin' | 'front'>): Promise<void> {
  if (context.front) await showAgent(context);
  await browser.tabs.reload(context.tab);
}
