/** A token bucket: so much may be taken at once, and from then on so much a second. It knows no clock: times are given to it, in epoch ms. */

export interface Limit {
  readonly atOnce: number;
  readonly perSecond: number;
}

export class TokenBucket {
  /** Below nothing where more was taken in one piece than there was. */
  private tokens: number;

  constructor(
    private readonly limit: Limit,
    private at: number,
  ) {
    this.tokens = limit.atOnce;
  }

  /** How long to wait until something may be taken, in ms; 0 is at once. */
  waitFor(now: number): number {
    const tokens = this.tokensAt(now);
    return tokens >= 1 ? 0 : Math.ceil(((1 - tokens) / this.limit.perSecond) * 1000);
  }

  take(amount: number, now: number): void {
    this.tokens = this.tokensAt(now) - amount;
    this.at = now;
  }

  /** True for one that is as good as new. */
  isFull(now: number): boolean {
    return this.tokensAt(now) >= this.limit.atOnce;
  }

  /** A clock that jumps back gives nothing, and takes nothing. */
  private tokensAt(now: number): number {
    const gained = (Math.max(0, now - this.at) / 1000) * this.limit.perSecond;
    return Math.min(this.limit.atOnce, this.tokens + gained);
  }
}
