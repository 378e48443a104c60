/**
 * Which tab the popup's page works on: the one that its address names (`?tab=ID`), else the active one. Beside a page it stays
 * when the user turns to another tab, and follows them there.
 */
import { browser } from './browser';

/**
 * Calls `onTab` with the tab's id (-1 when there is none) now, and whenever another one is meant. `site` is another number when
 * that tab has gone to a site that Re-Pair does not see, which tells nobody of it.
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
  turnTo(await activeTab()); // the user may have turned to another one meanwhile
}

async function activeTab(): Promise<number> {
  const [active] = await browser.tabs.query({ active: true, currentWindow: true });
  return active?.id ?? -1;
}
