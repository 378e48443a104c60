/** A token bucket: so much at once, then so much a second. The caller says what time it is, in epoch ms. */

export interface Rate {
  readonly atOnce: number;
  readonly perSecond: number;
}

export class TokenBucket {
  /** Negative after one large piece. */
  private tokens: number;

  constructor(
    private readonly limit: Rate,
    private at: number,
  ) {
    this.tokens = limit.atOnce;
  }

  /** How long to wait until something may be taken, in ms; 0 means now. */
  waitFor(now: number): number {
    const tokens = this.tokensAt(now);
    return tokens >= 1 ? 0 : Math.ceil(((1 - tokens) / this.limit.perSecond) * 1000);
  }

  take(amount: number, now: number): void {
    this.tokens = this.tokensAt(now) - amount;
    this.at = now;
  }

  /** True for one that has refilled, and so need not be kept. */
  isFull(now: number): boolean {
    return this.tokensAt(now) >= this.limit.atOnce;
  }

  /** A clock that jumps back neither adds nor takes anything. */
  private tokensAt(now: number): number {
    const gained = (Math.max(0, now - this.at) / 1000) * this.limit.perSecond;
    return Math.min(this.limit.atOnce, this.tokens + gained);
  }
}
