/** Whether the user lets Re-Pair see heyron.ai; both browsers allow withdrawing that at any time. */
import { HEYRON_MATCH } from '../core/heyron';
import { browser } from '../platform/browser';

/** True while the host permission is granted. */
export function hasAccess(): Promise<boolean> {
  return browser.permissions.contains({ origins: [HEYRON_MATCH] });
}
