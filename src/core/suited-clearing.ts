/** What to clear for a failure, as its row says. */
import { FAILURES, type FailureKind } from './failure';
import type { Credential, Rung } from './rungs';

/** The stored credential that a refusal is about. */
export function credentialOf(kind: FailureKind): Credential {
  return FAILURES[kind].clearing.stored;
}

/** The smallest rung that suits a failure; after one that did not help there is only the last. */
export function suggestedRung(kind: FailureKind, tried: readonly Rung[]): Rung {
  return tried.length ? 4 : FAILURES[kind].clearing.rung;
}
