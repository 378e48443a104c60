/** Waits for a state by polling: an event can be missed, a state cannot. */
import { expect } from '@playwright/test';

/** Playwright's own pauses grow to a second, mostly wasted. In ms; the last one repeats. */
const PAUSES = [20, 50, 100, 150];

/** Playwright's polling assertion of what `read` gives; it ends with the config's limit. */
export function eventually<T>(read: () => T | Promise<T>, message = '') {
  return expect.poll(read, { intervals: PAUSES, ...(message && { message }) });
}
