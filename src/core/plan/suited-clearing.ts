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

/** The level that is suggested where nothing is there for the smaller one to remove. */
export function largestLevel(kind: FailureKind): ClearLevel {
  return FAILURES[kind].clearing.levels?.[1] ?? MILDEST[1];
}

const MILDEST: readonly [ClearLevel, ClearLevel] = [1, 1];
