/** How long an observation must hold before it is reported: long enough to skip what heals on its own, no longer. */
import type { Standing } from './standing';

/** In ms. After this long a connection counts as stable. */
export const STABLE_AFTER_MS = 5_000;
/** A lost socket is often back within seconds; it becomes an incident between 3 and 8 s. */
const DROP_AFTER_MS = 4_000;
/**
 * By then, a page that tries a second credential has its answer
 * (docs/openclaw.md, "A second try with the device token").
 */
const SECOND_TRY_MS = 2_500;

/**
 * How long an observation must have held before it is reported, in ms; Infinity while it must not be reported at all.
 * `online`: the browser has a network. `secondTry`: the page has a device token to try after a refused gateway token.
 */
export function holdFor(standing: Standing, online: boolean, secondTry: boolean): number {
  if (standing === 'dropped') return online ? DROP_AFTER_MS : Number.POSITIVE_INFINITY;
  return standing === 'second-try' && secondTry ? SECOND_TRY_MS : 0;
}
