/**
 * The rungs of clearing: how much goes, from the page's program to everything (design.md, "Clearing has rungs"). All
 * can be reached; which one suits a failure is suggested (suited-clearing.ts).
 */
/** 1: workers and caches; 2: the stored credential that was refused; 3: cookies, and with them the sign-in; 4: everything. */
export const RUNGS = [1, 2, 3, 4] as const;
export type Rung = (typeof RUNGS)[number];

/** What a gateway's page stores to prove itself (openclaw-truth.md §5), beside the device identity, which stays. */
export const CREDENTIALS = ['deviceToken', 'gatewayToken'] as const;
export type Credential = (typeof CREDENTIALS)[number];

/** True where the user chooses the hosts; the smaller rungs concern the failing agent alone. */
export function hasHosts(rung: Rung): boolean {
  return rung >= 3;
}

/** True where the program of a page stays, and so may the page itself in the cache of those to go back to. */
export function leavesPages(rung: Rung): boolean {
  return rung === 2 || rung === 3;
}
