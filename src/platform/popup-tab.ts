/**
 * Which tab the popup's page works on: the one in its address (`?tab=ID`), else the active one. In the side panel it
 * follows the user to other tabs.
 */
import { browser } from './browser';

/**
 * Calls `onTab` with the tab's id (-1 if there is none) now and at each change. `site` changes when the tab moves to a
 * site that Re-Pair cannot see, which no event tells.
 */
export async function followTab(onTab: (tab: number, site: number) => void): Promise<void> {
  const named = Number.parseInt(new URLSearchParams(location.search).get('tab') ?? '', 10);
  if (Number.isInteger(named)) return onTab(named, 0);
  let tab = await activeTab();
  let site = 0;
  onTab(tab, site);
  if (await browser.tabs.getCurrent()) return; // it is a tab itself
  const { id: home } = await browser.windows.getCurrent();
  const turnTo = (id: number) => {
    if (id === tab) return;
    tab = id;
    onTab(tab, site);
  };
  browser.tabs.onActivated.addListener(({ tabId, windowId }) => {
    if (windowId === home) turnTo(tabId);
  });
  browser.tabs.onUpdated.addListener((id, { status }, { url }) => {
    if (id === tab && status === 'complete' && url === undefined) onTab(tab, ++site);
  });
  turnTo(await activeTab()); // the user may have changed tabs meanwhile
}

async function activeTab(): Promise<number> {
  const [active] = await browser.tabs.query({ active: true, currentWindow: true });
  return active?.id ?? -1;
}
