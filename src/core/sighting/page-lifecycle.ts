/** What may befall a page shortly before its connection fails. Plain types, for content scripts. */

/**
 * `frozen`: the browser put the page to sleep, or kept it in the back/forward cache; `stalled`: it stood still for
 * another reason (the computer slept, or the page was too busy); `offline`: there was no network; `discarded`: the
 * browser had unloaded the tab to save memory.
 */
export const LIFECYCLE = ['frozen', 'stalled', 'offline', 'discarded'] as const;

/** One of them. Times are epoch ms. */
export interface LifecycleChange {
  readonly what: (typeof LIFECYCLE)[number];
  readonly from: number;
  readonly until: number;
}

/** One that is told with a failure, and when that began. */
export interface Witnessed extends LifecycleChange {
  readonly failedAt: number;
}
