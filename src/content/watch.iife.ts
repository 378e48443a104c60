/**
 * The content script that watches. A page can be given it twice: as it loads, and by an install whose worker comes to the
 * open pages meanwhile. Two watches would tell everything twice.
 */
import { isAlive } from './api';
import { wire } from './start-watch';

/** What all copies of it in a page share; the page's own scripts do not. */
const shared: { rePairWatches?: () => boolean } = globalThis as object;

if (!shared.rePairWatches?.()) {
  shared.rePairWatches = isAlive;
  wire();
}
