/**
 * The browser's API, in one place, for everything but content scripts. Those use the native API with promises, which
 * both browsers have, and so need no polyfill.
 */
import browser from 'webextension-polyfill';

export type { Browser, Cookies, Runtime, Tabs } from 'webextension-polyfill';
export { browser };

/** The cookie store of a tab: Firefox names it on the tab; Chromium has `0` for normal and `1` for private windows. */
export function cookieStoreOf(tab: { cookieStoreId?: string | undefined; incognito: boolean }): string {
  return tab.cookieStoreId ?? (tab.incognito ? '1' : '0');
}

export function ownVersion(): string {
  return browser.runtime.getManifest().version;
}

/** True where every window is private: Firefox, when it is to remember no history. */
export function isPrivateBackground(): boolean {
  return browser.extension.inIncognitoContext === true;
}
