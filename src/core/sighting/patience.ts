/** How long a verdict must hold before it is told: long enough that nothing heals by itself, and no longer. */
import type { Verdict } from './judge';

/** A connection counts as stable after this long, in ms (design.md, "What may be believed"). */
export const STABLE_AFTER_MS = 5_000;
/** A lost socket is often back within seconds; it becomes an incident between 3 and 8 s. */
const DROP_AFTER_MS = 4_000;
/** The page tries a second credential after a token mismatch, where it has one (openclaw-truth.md §6). */
const SECOND_TRY_MS = 2_500;

/** What patience depends on besides the verdict. */
export interface Prospects {
  /** The browser has a network. */
  readonly online: boolean;
  /** The page holds a device token, which it tries after a refused gateway token. */
  readonly hasSecondCredential: boolean;
}

/** How long a verdict must have held before it is told, in ms; Infinity while it must not be told at all. */
export function holdFor(verdict: Verdict, { online, hasSecondCredential }: Prospects): number {
  if (verdict.state === 'dropped') return online ? DROP_AFTER_MS : Number.POSITIVE_INFINITY;
  if (verdict.state === 'failing' && verdict.kind === 'token-mismatch' && hasSecondCredential)
    return SECOND_TRY_MS;
  return 0;
}
