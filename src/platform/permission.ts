/** Asking for access to heyron.ai again, after the user withdrew it. */
import { HEYRON_MATCH } from '../core/heyron';
import { browser } from './browser';

/** Asks; to be called in a click's handler, since browsers ask only then. Resolves to whether it was granted. */
export function askForAccess(): Promise<boolean> {
  return browser.permissions.request({ origins: [HEYRON_MATCH] });
}
