/** A user's browser of either family. */
import type { Browser, Family, LaunchOptions } from './browser.ts';
import { launchChromium } from './chromium/launch-chromium.ts';
import { launchFirefox } from './firefox/launch-firefox.ts';

/**
 * Starts one.
 *
 * @throws Error with one sentence when there is no such browser, or when it does not load the extension
 */
export function launchBrowser(family: Family, options: LaunchOptions = {}): Promise<Browser> {
  return family === 'firefox' ? launchFirefox(options) : launchChromium(options);
}
