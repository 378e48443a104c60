/** Lets the browser unload an agent's tab to save memory, or not. The browser forgets that with the tab. */
import { speakingPage } from '../../core/presence/presence';
import { browser } from '../../platform/browser';
import { capabilities } from '../../platform/capabilities';
import { presence } from '../presence';
import { refreshViews } from '../shows/views';

/** Resolves to whether that was possible: only of an agent's tab, and not in every browser. */
export async function keepAwake(tab: number, on: boolean): Promise<boolean> {
  if (!capabilities().keepsTabsAwake || !speakingPage(await presence(), tab)) return false;
  await browser.tabs.update(tab, { autoDiscardable: !on });
  await refreshViews();
  return true;
}
