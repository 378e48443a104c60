/** What the user lets Re-Pair see: heyron.ai, which both browsers can withdraw at any time, and private windows. */
import { HEYRON_MATCH } from '../core/address/heyron';
import { browser } from './browser';
import { capabilities } from './capabilities';

export function hasAccess(): Promise<boolean> {
  return browser.permissions.contains({ origins: [HEYRON_MATCH] });
}

/** Asks for it again, in a click's handler, because browsers ask only then. Resolves to whether it was granted. */
export function askForAccess(): Promise<boolean> {
  return browser.permissions.request({ origins: [HEYRON_MATCH] });
}

export async function opensPrivateWindows(): Promise<boolean> {
  return capabilities().opensUnseenPrivateWindows || (await browser.extension.isAllowedIncognitoAccess());
}
