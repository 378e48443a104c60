/**
 * The levels of clearing: how much goes, from the page's program to everything. All can be reached;
 * which one suits a failure is suggested (suited-clearing.ts).
 */

/** 1: workers and caches; 2: the stored credential that was refused; 3: cookies, and with them the sign-in; 4: everything. */
export const CLEAR_LEVELS = [1, 2, 3, 4] as const;
export type ClearLevel = (typeof CLEAR_LEVELS)[number];

/**
 * What a gateway's page stores to prove itself: two tokens, and its own key pair, without which it is a new device
 * (docs/openclaw.md, "Keys by version").
 */
export const CREDENTIALS = ['deviceToken', 'gatewayToken', 'identity'] as const;
export type Credential = (typeof CREDENTIALS)[number];

/** True where the user chooses the hosts; the smaller levels concern the failing agent alone. */
export function hasHosts(level: ClearLevel): boolean {
  return level >= 3;
}

/** True where the program of a page stays, and so may the page itself in the cache of those to go back to. */
export function leavesPages(level: ClearLevel): boolean {
  return level === 2 || level === 3;
}

/**
 * True where a tab that was closed earlier brings back what it held for its session once it is opened again: a single key is
 * removed in open tabs alone, and some browsers keep all of it (`keeps`).
 */
export function leavesClosedTabs(level: ClearLevel, keeps: boolean): boolean {
  return level === 2 || (level === 4 && keeps);
}

/** The parts of a clearing in their order. Nothing is deleted before `erasing`, and nothing after it. */
export const PHASES = ['parking', 'counting', 'erasing', 'reading-back', 'returning'] as const;
export type Phase = (typeof PHASES)[number];
