/** What to clear for a failure, as its row says. */

import type { ClearLevel, Credential } from '../catalogue/clear-levels';
import { FAILURES, type FailureKind } from '../catalogue/failures';

/** The stored credential that a refusal is about. */
export function credentialOf(kind: FailureKind): Credential {
  return FAILURES[kind].clearing.stored;
}

/** The smallest level that can help; after one that did not, the largest that can. */
export function suggestedLevel(kind: FailureKind, tried: readonly ClearLevel[]): ClearLevel {
  const [smallest, largest] = FAILURES[kind].clearing.levels ?? MILDEST;
  return tried.length ? largest : smallest;
}

const MILDEST: readonly [ClearLevel, ClearLevel] = [1, 1];
