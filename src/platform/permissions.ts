/** What the user lets Re-Pair see: heyron.ai, which can be withdrawn at any time in both browsers, and private windows. */
import { HEYRON_MATCH } from '../core/address/heyron';
import { browser } from './browser';
import { capabilities } from './capabilities';

/** True while the host permission is granted. */
export function hasAccess(): Promise<boolean> {
  return browser.permissions.contains({ origins: [HEYRON_MATCH] });
}

/** Asks for it again; to be called in a click's handler, since browsers ask only then. Resolves to whether it was granted. */
export function askForAccess(): Promise<boolean> {
  return browser.permissions.request({ origins: [HEYRON_MATCH] });
}

/** True where Re-Pair can open a private window. */
export async function opensPrivateWindows(): Promise<boolean> {
  return capabilities().opensUnseenPrivateWindows || (await browser.extension.isAllowedIncognitoAccess());
}
