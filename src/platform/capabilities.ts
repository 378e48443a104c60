/**
 * The differences between browsers that matter to Re-Pair: the only place that asks which browser this is. Each was
 * measured in Chromium 156 and Firefox ESR 153 (docs/browser-facts.md); the end-to-end tests run in both.
 */
import { browser } from './browser';

/** What is so in Chromium, and in Firefox. */
const ROWS = {
  /**
   * What the call that empties stores takes. `origins`: whole origins, of which it empties everything. `hostnames`:
   * host names, each for its usual ports alone, in one cookie store. It then rejects `cacheStorage` and `fileSystems`,
   * ignores `cache`, throws for `serviceWorkers` in one store, and without a store reaches every container and private
   * windows.
   */
  erasesBy: ['origins', 'hostnames'],
  /** A `Clear-Site-Data` header that an extension adds to a page empties exactly that page's origin. */
  obeysAddedClearSiteData: [false, true],
  /** A change of the request rules empties the back/forward cache; else only clearing the program does. */
  rulesEmptyPageCache: [true, false],
  /** A page's own timing tells whether a service worker answered for it; else it says no each time. */
  tellsWhoAnswered: [true, false],
  /** A closed tab keeps its session storage for its reopening, whatever an extension clears. */
  keepsSessionsOfClosedTabs: [false, true],
  /** An extension that may not see private windows can still open one. */
  opensUnseenPrivateWindows: [true, false],
  /** A download that a page began while it closed is lost. The background can begin it instead, where it is a page. */
  dropsDownloadsOfClosedPages: [false, true],
  /** A tab tells its cookie store, and a new tab can be opened in it: each container has its own. */
  hasContainers: [false, true],
  /** How the extension's page is shown beside a page. */
  standsBesideIn: ['side-panel', 'sidebar'],
  /** An extension can keep a tab from being unloaded to save memory. */
  keepsTabsAwake: [true, false],
  /**
   * A site is asked for, and scripts are registered, with its port. Else the browser accepts one, and then matches nothing:
   * without it a grant is of all the host's ports.
   */
  asksWithPort: [true, false],
  /** `runtime.getBrowserInfo` tells name and version; else the user agent does. */
  tellsItsName: [false, true],
} as const;

export type Capabilities = { readonly [Name in keyof typeof ROWS]: (typeof ROWS)[Name][number] };

/** The capabilities of this browser, recognised by the scheme of the extension's pages. */
export function capabilities(): Capabilities {
  const column = browser.runtime.getURL('').startsWith('moz-extension:') ? 1 : 0;
  return Object.fromEntries(Object.entries(ROWS).map(([name, row]) => [name, row[column]])) as Capabilities;
}
