/** Which Re-Pair this is. */
import { browser } from './browser';

/** The number in its manifest. */
export function ownVersion(): string {
  return browser.runtime.getManifest().version;
}
