/** How long a gateway stays locked after too many failed attempts. */
import { FAILURES, type FailureKind } from '../catalogue/failures';
import type { Sighting } from './sighting';

/** Gateways' default, in ms (docs/openclaw.md, "Rate limiting"). */
const USUAL_LOCK_MS = 5 * 60_000;
/** The longest lock that we believe, in ms. */
const LONGEST_LOCK_MS = 60 * 60_000;
/** In ms. The refusal took a moment to arrive, so the lock is surely open only this much later. */
const MARGIN_MS = 2_000;

/** When the lock of a failure seen at `at` opens, in epoch ms; null if the failure is no lock. */
export function lockedUntil(
  kind: FailureKind,
  { retryAfterMs }: Pick<Sighting, 'retryAfterMs'>,
  at: number,
): number | null {
  if (!FAILURES[kind].locked) return null;
  const told = retryAfterMs !== null && retryAfterMs > 0 ? retryAfterMs : USUAL_LOCK_MS;
  return at + Math.min(told, LONGEST_LOCK_MS) + MARGIN_MS;
}
