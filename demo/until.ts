/** Waits for something that sends no event. */

/** Long enough for a slow machine, short enough for an impatient one. In ms. */
const TIMEOUT_MS = 30_000;
const PAUSE_MS = 100;

/**
 * Waits until `holds`.
 *
 * @throws Error that says what did not happen
 */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + TIMEOUT_MS;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`waited ${TIMEOUT_MS / 1000} s in vain until ${what}.`);
    await new Promise(done => setTimeout(done, PAUSE_MS));
  }
}
