/** How fast somebody may go on: so much at once, and from then on so much a second. Pure. */

export interface Allowance {
  readonly atOnce: number;
  readonly aSecond: number;
}

/** What of an allowance was left at a time, in epoch ms. It may be below nothing, where more was taken in one piece. */
export interface Purse {
  readonly left: number;
  readonly at: number;
}

/** A purse of which nothing was taken yet. */
export function fullPurse({ atOnce }: Allowance, now: number): Purse {
  return { left: atOnce, at: now };
}

/** How long to wait until something may be taken, in ms; 0 is at once. A large piece leaves less than nothing. */
export function waitFor(purse: Purse, allowance: Allowance, now: number): number {
  const { left } = refilled(purse, allowance, now);
  return left >= 1 ? 0 : Math.ceil(((1 - left) / allowance.aSecond) * 1000);
}

/** The purse once so much was taken. */
export function taken(purse: Purse, allowance: Allowance, amount: number, now: number): Purse {
  const { left, at } = refilled(purse, allowance, now);
  return { left: left - amount, at };
}

/** True for a purse that is as good as a new one. */
export function isFull(purse: Purse, allowance: Allowance, now: number): boolean {
  return refilled(purse, allowance, now).left >= allowance.atOnce;
}

/** A clock that jumps back gives nothing, and takes nothing. */
function refilled({ left, at }: Purse, { atOnce, aSecond }: Allowance, now: number): Purse {
  const gained = (Math.max(0, now - at) / 1000) * aSecond;
  return { left: Math.min(atOnce, left + gained), at: now };
}
