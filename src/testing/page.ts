/** Builds a page for a test in happy-dom, from the HTML of a captured or hand-written page. */
import { afterEach } from 'vitest';

export { showPage } from './show-page';

/** Independent of a test's fake timers. */
const { setImmediate } = globalThis;

// happy-dom holds weak references for a turn of the event loop; tests without one would keep every page.
afterEach(() => new Promise<void>(resolve => void setImmediate(resolve)));
