/** Sends a tab somewhere and waits for the load, with a limit: a page that never finishes must not stop a clearing. */
import { browser } from '../platform/browser';
import { openTab } from '../platform/open-tab';
import { hasAccess } from '../platform/permissions';

export const LONGEST_LOAD_MS = 8_000;
const ASK_EVERY_MS = 10;

/**
 * After so many looks a loaded tab without an address is on a site that we may not see. Firefox shows none for up to
 * three looks while a tab changes its process (measured).
 */
const LOOKS_HIDDEN = 50;

/**
 * Sends `tab` to a different page, and resolves when that page, or one that it redirects to, has loaded, or after
 * `longest` ms: to whether it is that very page. Polls, because a late event of an earlier load could be taken for this.
 * @throws when the tab is gone.
 */
export async function load(tab: number, url: string, longest = LONGEST_LOAD_MS): Promise<boolean> {
  const { url: from } = await browser.tabs.get(tab);
  await browser.tabs.update(tab, { url });
  let shown: string | undefined;
  let hidden = 0;
  await until(async () => {
    const now = await browser.tabs.get(tab);
    shown = now.url;
    if (shown === undefined && !(await hasAccess())) return true; // access withdrawn: the load is no longer visible
    const isLoaded = now.status === 'complete';
    hidden = isLoaded && shown === undefined ? hidden + 1 : 0;
    return hidden > LOOKS_HIDDEN || (isLoaded && shown !== undefined && shown !== from);
  }, longest);
  return shown === url;
}

/**
 * Opens a background tab with a page of ours in a cookie store; resolves with its id when that has loaded. `opened`
 * gets the id earlier.
 * @throws when the browser opens none, or the page does not come.
 */
export async function openBehind(store: string, url: string, opened: (tab: number) => Promise<void>): Promise<number> {
  const id = await openTab(store, url, { active: false });
  await opened(id);
  const isThere = await until(async () => {
    const now = await browser.tabs.get(id);
    return now.status === 'complete' && now.url === url;
  }, LONGEST_LOAD_MS);
  if (!isThere) throw new Error('the page did not come');
  return id;
}

/** Polls until `isSo` returns true, or until `longest` ms have passed; resolves to whether it did. */
export async function until(isSo: () => Promise<boolean>, longest: number): Promise<boolean> {
  const rounds = longest / ASK_EVERY_MS;
  for (let round = 0; round < rounds; round++) {
    if (await isSo()) return true;
    await new Promise(resolve => setTimeout(resolve, ASK_EVERY_MS));
  }
  return false;
}
