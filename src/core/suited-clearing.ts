/** What to clear for a failure, as its row says. */
import { FAILURES, type FailureKind } from './failure';
import type { Credential, Rung } from './rungs';

/** The stored credential that a refusal is about. */
export function credentialOf(kind: FailureKind): Credential {
  return FAILURES[kind].clearing.stored;
}

/** The smallest rung that can help a failure; after one that did not, the largest that can. */
export function suggestedRung(kind: FailureKind, tried: readonly Rung[]): Rung {
  const [smallest, largest] = FAILURES[kind].clearing.rungs ?? MILDEST;
  return tried.length ? largest : smallest;
}

/** Where nothing stored is at fault. */
const MILDEST: readonly [Rung, Rung] = [1, 1];
