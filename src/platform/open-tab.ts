/** Opening tabs where their pages share the stores of the page in trouble. */
import { browser } from './browser';
import { capabilities } from './capabilities';

/**
 * Opens a tab in a cookie store other than a private window's, and resolves with its id. Left to itself a browser takes
 * the window in front, which may be a private one (there Firefox opens nothing for another store, measured), and no container.
 * @throws what the browser throws, and when it opened none.
 */
export async function openTab(store: string, url: string, { active = true } = {}): Promise<number> {
  const windows = (await browser.windows.getAll({ windowTypes: ['normal'] })).filter(each => !each.incognito);
  const home = windows.find(({ focused }) => focused) ?? windows[0];
  const { id } = await browser.tabs.create({
    url,
    active,
    ...(home?.id === undefined ? {} : { windowId: home.id }),
    ...(capabilities().hasContainers ? { cookieStoreId: store } : {}),
  });
  if (id === undefined) throw new Error('the browser opened no tab');
  if (active && home?.id !== undefined && !home.focused)
    await browser.windows.update(home.id, { focused: true }).catch(() => {}); // closed meanwhile: the tab is in another window then
  return id;
}

/** Opens the page of settings, or turns to it where it is open already. */
export function openSettings(): Promise<void> {
  return browser.runtime.openOptionsPage();
}
