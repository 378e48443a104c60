/** What the user lets Re-Pair see: heyron.ai and what they add, which both browsers can withdraw, and private windows. */
import { HEYRON_MATCH, heyronHostOf } from '../core/address/heyron';
import { isOfOneHost } from '../core/address/own-address';
import { browser } from './browser';
import { capabilities } from './capabilities';
import { isGranted } from './own-sites';

export function hasAccess(): Promise<boolean> {
  return browser.permissions.contains({ origins: [HEYRON_MATCH] });
}

/** The same of one page's origin: an address of one's own has a permission of its own. */
export function hasAccessTo(origin: string): Promise<boolean> {
  return heyronHostOf(origin) === null ? isGranted(origin) : hasAccess();
}

/** Asks for one host outside heyron.ai, in a click's handler, with nothing awaited before. Resolves to whether it was granted. */
export function askForSite(pattern: string): Promise<boolean> {
  if (!isOfOneHost(pattern)) return Promise.resolve(false);
  return browser.permissions.request({ origins: [pattern] });
}

/** Asks for it again, in a click's handler, because browsers ask only then. Resolves to whether it was granted. */
export function askForAccess(): Promise<boolean> {
  return browser.permissions.request({ origins: [HEYRON_MATCH] });
}

export async function opensPrivateWindows(): Promise<boolean> {
  return capabilities().opensUnseenPrivateWindows || (await browser.extension.isAllowedIncognitoAccess());
}
