/**
 * The rungs of clearing: how much goes, from the page's program to everything (design.md, "Clearing has rungs"). The
 * smallest that suits a failure is suggested; all can be reached.
 */
import { FAILURES, type FailureKind } from './failure';

/** 1: workers and caches; 2: the stored credential that was refused; 3: cookies, and with them the sign-in; 4: everything. */
export const RUNGS = [1, 2, 3, 4] as const;
export type Rung = (typeof RUNGS)[number];

/** What a gateway's page stores to prove itself (openclaw-truth.md §5), beside the device identity, which stays. */
export const CREDENTIALS = ['deviceToken', 'gatewayToken'] as const;
export type Credential = (typeof CREDENTIALS)[number];

/** The stored credential that a refusal is about. */
export function credentialOf(kind: FailureKind): Credential {
  return FAILURES[kind].clearing.stored;
}

/** The smallest rung that suits a failure; after one that did not help there is only the last. */
export function suggestedRung(kind: FailureKind, tried: readonly Rung[]): Rung {
  return tried.length ? 4 : FAILURES[kind].clearing.rung;
}

/** True where the user chooses the hosts; the smaller rungs concern the failing agent alone. */
export function hasHosts(rung: Rung): boolean {
  return rung >= 3;
}

/** True where the program of a page stays, and so may the page itself in the cache of those to go back to. */
export function leavesPages(rung: Rung): boolean {
  return rung === 2 || rung === 3;
}
