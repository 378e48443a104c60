/**
 * The differences between browsers that matter to Re-Pair: the only place that asks which browser this is. Each was
 * measured in Chromium 156 and Firefox ESR 153 (docs/browser-facts.md); the end-to-end tests run in both.
 */
import { browser } from './browser';

export interface Capabilities {
  /**
   * What the call that empties stores takes. `origins`: whole origins, of which it empties everything. `hostnames`:
   * host names, each for its usual ports alone, in one cookie store. It then rejects `cacheStorage` and `fileSystems`,
   * ignores `cache`, throws for `serviceWorkers` in one store, and without a store reaches every container and private
   * windows.
   */
  readonly erasesBy: 'origins' | 'hostnames';
  /** A `Clear-Site-Data` header that an extension adds to a page empties exactly that page's origin. */
  readonly obeysAddedClearSiteData: boolean;
  /** A tab's next page loads only after the previous one has finished all that it does as it leaves. */
  readonly waitsForLeavingPages: boolean;
  /** A change of the request rules empties the back/forward cache; else only clearing the program does. */
  readonly rulesEmptyPageCache: boolean;
  /** A closed tab keeps its session storage for its reopening, whatever an extension clears. */
  readonly keepsSessionsOfClosedTabs: boolean;
  /** An extension that may not see private windows can still open one. */
  readonly opensUnseenPrivateWindows: boolean;
  /** A download that a page began while it closed is lost. The background can begin it instead, where it is a page. */
  readonly dropsDownloadsOfClosedPages: boolean;
  /** A tab tells its cookie store, and a new tab can be opened in it: each container has its own. */
  readonly hasContainers: boolean;
  /** How the extension's page is shown beside a page. */
  readonly standsBesideIn: 'side-panel' | 'sidebar';
  /** `runtime.getBrowserInfo` tells name and version; else the user agent does. */
  readonly tellsItsName: boolean;
}

const CHROMIUM: Capabilities = {
  erasesBy: 'origins',
  obeysAddedClearSiteData: false,
  waitsForLeavingPages: false,
  rulesEmptyPageCache: true,
  keepsSessionsOfClosedTabs: false,
  opensUnseenPrivateWindows: true,
  dropsDownloadsOfClosedPages: false,
  hasContainers: false,
  standsBesideIn: 'side-panel',
  tellsItsName: false,
};

const FIREFOX: Capabilities = {
  erasesBy: 'hostnames',
  obeysAddedClearSiteData: true,
  waitsForLeavingPages: true,
  rulesEmptyPageCache: false,
  keepsSessionsOfClosedTabs: true,
  opensUnseenPrivateWindows: false,
  dropsDownloadsOfClosedPages: true,
  hasContainers: true,
  standsBesideIn: 'sidebar',
  tellsItsName: true,
};

/** The capabilities of this browser, recognised by the scheme of the extension's pages. */
export function capabilities(): Capabilities {
  return browser.runtime.getURL('').startsWith('moz-extension:') ? FIREFOX : CHROMIUM;
}
