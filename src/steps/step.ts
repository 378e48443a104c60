/** How a step is done. What is true of it says its row (core/catalogue/steps.ts); which step comes next, the plan. */

import type { StepEnd } from '../core/catalogue/steps';
import type { ClearReport } from '../core/clearing/clear-report';
import type { Attempt, IncidentState } from '../core/incident/reduce';

/** What a step works with. */
export interface StepContext {
  /** The incident's id. */
  readonly id: string;
  readonly origin: string;
  readonly host: string;
  readonly gateway: string;
  readonly store: string;
  readonly state: IncidentState;
  /** The tab with the failing page. */
  readonly tab: number;
  /** The user has just clicked: what happens by itself must not take the screen from them. */
  readonly front: boolean;
  /** What the user agreed to lose; absent where nothing was asked. */
  readonly consentedTo?: Attempt['consentedTo'];
  /** The clock, in epoch ms. */
  readonly now: () => number;
  /** To be called when it has come further. */
  readonly onProgress: () => void;
}

/** What came of doing it: watched from here on, or over at once; a clearing brings its report,
 * and signing out and in what the account was at its start. */
export type Outcome = ({ readonly watch: true } | { readonly end: StepEnd }) & {
  readonly report?: ClearReport;
  readonly account?: 'unseen';
};

export interface Step {
  /** Does it. Throws only what the browser throws; the caller records that as `could-not-run`. */
  run(context: StepContext): Promise<Outcome>;
  /** One more look, where the step's row says that it has one. */
  again?(context: StepContext): Promise<void>;
}
