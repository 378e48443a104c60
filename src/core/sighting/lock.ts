/** How long a gateway stays locked after too many wrong tries. */
import { FAILURES, type FailureKind } from '../catalogue/failures';
import type { Sighting } from './sighting';

/** What gateways do unless they are told otherwise, in ms (openclaw-truth.md §6, "Rate limiting"). */
const USUAL_LOCK_MS = 5 * 60_000;
/** What a page claims beyond this is not believed, in ms. */
const LONGEST_LOCK_MS = 60 * 60_000;
/** The lock is open for certain only a moment after its time: the refusal took a while to get here. In ms. */
const MARGIN_MS = 2_000;

/** When the lock of a failure seen at `at` opens, in epoch ms; null for a failure that is no lock. */
export function lockEnds(
  kind: FailureKind,
  { retryAfterMs }: Pick<Sighting, 'retryAfterMs'>,
  at: number,
): number | null {
  if (!FAILURES[kind].locked) return null;
  const told = retryAfterMs !== null && retryAfterMs > 0 ? retryAfterMs : USUAL_LOCK_MS;
  return at + Math.min(told, LONGEST_LOCK_MS) + MARGIN_MS;
}
