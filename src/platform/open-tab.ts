/** Opens tabs that share the cookie store of the page in trouble. */
import { browser } from './browser';
import { capabilities } from './capabilities';

/**
 * Opens a tab in a cookie store other than a private window's; resolves with its id. By default a browser uses the
 * front window, which may be private (there Firefox opens nothing for another store, measured), and no container.
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
    // Closed meanwhile: the tab is in another window
    await browser.windows.update(home.id, { focused: true }).catch(() => {});
  return id;
}

/** Opens the settings page, or shows it if it is open. */
export function openSettings(): Promise<void> {
  return browser.runtime.openOptionsPage();
}
