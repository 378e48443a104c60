/** The browser's question about an address of one's own: the only place that asks for more than heyron.ai. */
import { isOfOneHost } from '../core/address/one-host';
import { browser } from './browser';

/**
 * Asks for one host, in a click's handler with nothing awaited before, because browsers ask only then. Resolves to whether
 * it was granted; false without a question for a pattern of more than that. In Chromium a popup does not live to hear it.
 */
export function askForSite(pattern: string): Promise<boolean> {
  return isOfOneHost(pattern) ? browser.permissions.request({ origins: [pattern] }) : Promise.resolve(false);
}
