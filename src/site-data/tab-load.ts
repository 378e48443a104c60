/** Sending a tab somewhere and waiting until it is there, with a bound: a page that never finishes must not stop a clearing. */
import { browser } from '../platform/browser';
import { openTab } from '../platform/open-tab';
import { hasAccess } from '../platform/permissions';

/** The longest wait for one load, in ms. */
export const LONGEST_LOAD_MS = 8_000;
/** How often a tab is asked, in ms. */
const ASK_EVERY_MS = 10;

/**
 * How often in a row a tab that has loaded may show no address before it counts as one that was led to a site which we may not see.
 * On its way from one process to another it does so, too, in Firefox, for a look or three (measured).
 */
const LOOKS_HIDDEN = 50;

/**
 * Sends `tab` to another page than it shows, and resolves when that page, or one that it redirects to, has loaded: to whether it is
 * that very page. Resolves as well when it takes too long (`longest`, in ms). Asks the tab instead of waiting for its events, because the
 * news of an earlier load can come late and be taken for this one's.
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
    if (shown === undefined && !(await hasAccess())) return true; // withdrawn: no arrival can be seen any more
    const isLoaded = now.status === 'complete';
    hidden = isLoaded && shown === undefined ? hidden + 1 : 0;
    return hidden > LOOKS_HIDDEN || (isLoaded && shown !== undefined && shown !== from);
  }, longest);
  return shown === url;
}

/**
 * Opens a background tab in a cookie store with a page of ours, and resolves with its id when that has loaded; `opened` gets
 * the id before.
 * @throws when the browser opens none, or the page does not come.
 */
export async function openBehind(
  store: string,
  url: string,
  opened: (tab: number) => Promise<void>,
): Promise<number> {
  const id = await openTab(store, url, { active: false });
  await opened(id);
  const isThere = await until(async () => {
    const now = await browser.tabs.get(id);
    return now.status === 'complete' && now.url === url;
  }, LONGEST_LOAD_MS);
  if (!isThere) throw new Error('the page did not come');
  return id;
}

/** Asks again and again until it is so, which is true then, or `longest` ms have passed. */
export async function until(there: () => Promise<boolean>, longest: number): Promise<boolean> {
  const rounds = longest / ASK_EVERY_MS;
  for (let round = 0; round < rounds; round++) {
    if (await there()) return true;
    await new Promise(resolve => setTimeout(resolve, ASK_EVERY_MS));
  }
  return false;
}
