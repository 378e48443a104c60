/** How long what is observed must hold before it is told: long enough that nothing heals by itself, and no longer. */
import type { Standing } from './early-verdict';

/** A connection counts as stable after this long, in ms (design.md, "What may be believed"). */
export const STABLE_AFTER_MS = 5_000;
/** A lost socket is often back within seconds; it becomes an incident between 3 and 8 s. */
const DROP_AFTER_MS = 4_000;
/** A page that tries a second credential has its answer by then (openclaw-truth.md §6). */
const SECOND_TRY_MS = 2_500;

/**
 * How long an observation that stands so must have held before it is told, in ms; Infinity while it must not be told at all.
 * `online`: the browser has a network. `secondTry`: the page holds a device token that it will try after a refused gateway token.
 */
export function holdFor(standing: Standing, online: boolean, secondTry: boolean): number {
  if (standing === 'dropped') return online ? DROP_AFTER_MS : Number.POSITIVE_INFINITY;
  return standing === 'second-try' && secondTry ? SECOND_TRY_MS : 0;
}
