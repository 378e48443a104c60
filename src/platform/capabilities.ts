/**
 * Where browsers differ in what Re-Pair needs of them: the only place that asks which one this is. Each rests on a
 * measurement in Chromium 156 and Firefox ESR 153 (docs/browser-facts.md); the end-to-end tests run in both.
 */
import { browser } from './browser';

export interface Capabilities {
  /**
   * What the call that empties stores wants. `origins`: it takes whole origins and empties all that they store. `hostnames`: it
   * takes host names, each for its usual ports alone, in one cookie store; it rejects `cacheStorage` and `fileSystems`, does
   * nothing about `cache`, throws for `serviceWorkers` in one store, and without a store reaches every container and private
   * windows.
   */
  readonly erasesBy: 'origins' | 'hostnames';
  /** A `Clear-Site-Data` header that an extension adds to a page makes the browser empty exactly that page's origin. */
  readonly obeysAddedClearSiteData: boolean;
  /** A tab has loaded another page only when the former one has ended all that it does as it leaves. */
  readonly waitsForLeavingPages: boolean;
  /** A change of the rules for requests empties the cache of pages to go back to; else only the program's clearing does. */
  readonly rulesEmptyPageCache: boolean;
  /** A tab that was closed keeps the storage of its session for when it is opened again, whatever an extension clears. */
  readonly keepsSessionsOfClosedTabs: boolean;
  /** An extension that may not see private windows can open one all the same. */
  readonly opensUnseenPrivateWindows: boolean;
  /** A download that a page began as it closed is lost; one that the background began is not, where that is a page too. */
  readonly dropsDownloadsOfClosedPages: boolean;
  /** A tab says in which cookie store it is, and a new one can be opened there: each container has its own. */
  readonly hasContainers: boolean;
  /** Where the extension's page stands beside a page. */
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

/** The capabilities of this browser, told by the scheme of the extension's own pages. */
export function capabilities(): Capabilities {
  return browser.runtime.getURL('').startsWith('moz-extension:') ? FIREFOX : CHROMIUM;
}
