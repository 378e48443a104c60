/** A token bucket: so much at once, then so much a second. Pure. */

export interface Allowance {
  readonly atOnce: number;
  readonly aSecond: number;
}

/** What was left at a time, in epoch ms. It is negative after one large piece. */
export interface Purse {
  readonly left: number;
  readonly at: number;
}

/** A bucket from which nothing was taken. */
export function fullPurse({ atOnce }: Allowance, now: number): Purse {
  return { left: atOnce, at: now };
}

/** How long to wait until something may be taken, in ms; 0 means now. */
export function waitFor(purse: Purse, allowance: Allowance, now: number): number {
  const { left } = refilled(purse, allowance, now);
  return left >= 1 ? 0 : Math.ceil(((1 - left) / allowance.aSecond) * 1000);
}

/** The bucket after taking so much. */
export function taken(purse: Purse, allowance: Allowance, amount: number, now: number): Purse {
  const { left, at } = refilled(purse, allowance, now);
  return { left: left - amount, at };
}

/** True for a bucket that has refilled, and so need not be kept. */
export function isFull(purse: Purse, allowance: Allowance, now: number): boolean {
  return refilled(purse, allowance, now).left >= allowance.atOnce;
}

/** A clock that jumps back neither adds nor takes anything. */
function refilled({ left, at }: Purse, { atOnce, aSecond }: Allowance, now: number): Purse {
  const gained = (Math.max(0, now - at) / 1000) * aSecond;
  return { left: Math.min(atOnce, left + gained), at: now };
}
