/**
 * The content script that watches a page. It can be injected twice: by the manifest as the page loads, and by the
 * worker, which injects it into open pages after an install. Two watches would report everything twice.
 */
import { isAlive } from './api';
import { startWatch } from './start-watch';

/** Shared by all copies of this script in a page, invisible to the page's own scripts. */
const shared: { rePairWatches?: () => boolean } = globalThis as object;

if (!shared.rePairWatches?.()) {
  shared.rePairWatches = isAlive;
  startWatch();
}
