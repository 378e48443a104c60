/** Builds a page for a test in happy-dom, from the HTML of a captured or hand-written page. */
import { afterEach } from 'vitest';

export { showPage } from './show-page';

/** Not to be taken from a test that holds the clock. */
const { setImmediate } = globalThis;

// What happy-dom refers to weakly is kept for a turn of the event loop, and tests without one would keep every page.
afterEach(() => new Promise<void>(resolve => void setImmediate(resolve)));
