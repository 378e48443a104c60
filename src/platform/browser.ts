/**
 * The browser's API, in one place. Everything outside content scripts reaches it through here; content scripts use the
 * native promise-based API, which both browsers have, and so carry no polyfill.
 */
import browser from 'webextension-polyfill';

export type { Browser, Cookies, Runtime, Tabs } from 'webextension-polyfill';
export { browser };

/** The cookie store of a tab: Firefox names it on the tab; Chromium has `0` for normal and `1` for private windows. */
export function cookieStoreOf(tab: { cookieStoreId?: string | undefined; incognito: boolean }): string {
  return tab.cookieStoreId ?? (tab.incognito ? '1' : '0');
}

/** The number in its manifest. */
export function ownVersion(): string {
  return browser.runtime.getManifest().version;
}
