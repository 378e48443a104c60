/** What can happen to a page shortly before its connection fails. Plain types, for content scripts. */

/**
 * `frozen`: the browser froze the page, or kept it in the back/forward cache; `stalled`: it stood still for another
 * reason (the computer slept, or the page was too busy); `offline`: there was no network; `discarded`: the browser had
 * unloaded the tab to save memory.
 */
export const LIFECYCLE = ['frozen', 'stalled', 'offline', 'discarded'] as const;

/** Times are epoch ms. */
export interface LifecycleChange {
  readonly what: (typeof LIFECYCLE)[number];
  readonly from: number;
  readonly until: number;
}

/** A change that is reported with a failure, and when that failure began. */
export interface LifecycleBeforeFailure extends LifecycleChange {
  readonly failedAt: number;
}
