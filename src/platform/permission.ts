/** Whether the user lets Re-Pair see heyron.ai; both browsers allow withdrawing that at any time. */
import { HEYRON_MATCH } from '../core/heyron';
import { browser } from './browser';

/** True while the host permission is granted. */
export function hasAccess(): Promise<boolean> {
  return browser.permissions.contains({ origins: [HEYRON_MATCH] });
}

/** Asks for it again; to be called in a click's handler, since browsers ask only then. Resolves to whether it was granted. */
export function askForAccess(): Promise<boolean> {
  return browser.permissions.request({ origins: [HEYRON_MATCH] });
}
