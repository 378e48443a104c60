/**
 * The levels of clearing: how much goes, from the page's program to everything. All can be chosen; suited-clearing.ts
 * suggests one for a failure.
 */

/** 1: workers and caches; 2: the refused credential; 3: cookies, and with them the sign-in; 4: everything. */
export const CLEAR_LEVELS = [1, 2, 3, 4] as const;
export type ClearLevel = (typeof CLEAR_LEVELS)[number];

/**
 * What level 2 can remove of a gateway's page: two tokens, its own key pair, without which it is a new device, and the
 * address of another gateway with what was stored for it (docs/openclaw.md, "Keys by version").
 */
export const CREDENTIALS = ['deviceToken', 'gatewayToken', 'identity', 'otherGateway'] as const;
export type Credential = (typeof CREDENTIALS)[number];

/**
 * The levels for an agent of one's own. A browser keeps cookies for all ports of a host together, so none of them goes;
 * below a base path the rest of its origin is somebody else's.
 */
export function levelsAt(base: string): readonly ClearLevel[] {
  return base === '' ? [1, 2, 4] : [2];
}

/** True where the user chooses the hosts; the smaller levels are for the failing agent alone. */
export function hasHosts(level: ClearLevel): boolean {
  return level >= 3;
}

/** True where what a gateway knows a browser by can go. */
export function takesKeys(level: ClearLevel): boolean {
  return level === 2 || level === 4;
}

/** True where a page's program stays, so that the page itself may stay in the back/forward cache. */
export function leavesPages(level: ClearLevel): boolean {
  return level === 2 || level === 3;
}

/**
 * True where a closed tab brings back its session storage when it is reopened: a single key is removed in open tabs
 * alone, and some browsers keep all of it (`keeps`).
 */
export function leavesClosedTabs(level: ClearLevel, keeps: boolean): boolean {
  return level === 2 || (level === 4 && keeps);
}

/** The parts of a clearing, in order. Only `erasing` deletes. */
export const PHASES = ['parking', 'counting', 'erasing', 'reading-back', 'returning'] as const;
export type Phase = (typeof PHASES)[number];
