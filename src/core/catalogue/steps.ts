/** The steps of a recovery and what can come of one. */

export const STEP_IDS = [
  'right-gateway',
  'hard-refresh',
  'sign-out-in',
  'private-window',
  'fresh-link',
  'wait',
  'await-approval',
  'clear-site-data',
  'fresh-pairing',
  'restart-gateway',
  'escalate',
] as const;
export type StepId = (typeof STEP_IDS)[number];

/**
 * How a step can end short of fixing it. `done`: it did what it says and decides nothing; `still-failing`: the same
 * failure came back; `changed`: another one did; `skipped`; `unproven`: nothing decisive was seen; `could-not-run`.
 */
export const ENDINGS = ['done', 'still-failing', 'changed', 'skipped', 'unproven', 'could-not-run'] as const;
export type Ending = (typeof ENDINGS)[number];
export type StepResult = Ending | 'fixed';

/** How a result came to be known. `timeout`: the wait ran out; `error`: the step itself failed. */
export const RESULT_SOURCES = ['observed', 'user', 'timeout', 'error'] as const;
export type ResultSource = (typeof RESULT_SOURCES)[number];

/** The result, how it came to be known, and the one word for what was seen. */
export interface StepEnd {
  readonly result: Ending;
  readonly by: ResultSource;
  readonly finding?: string;
}
