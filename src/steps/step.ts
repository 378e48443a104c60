/** How a step is done. Its row (core/catalogue/steps.ts) says what is true of it; the plan chooses the next step. */

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
  /** The user has just clicked. Without a click, nothing may take the screen from them. */
  readonly front: boolean;
  /** What the user agreed to lose; absent if nothing was asked. */
  readonly consentedTo?: Attempt['consentedTo'];
  /** The clock, in epoch ms. */
  readonly now: () => number;
  /** Called after each bit of progress. */
  readonly onProgress: () => void;
}

/** The result: watched from here on, or final; a clearing adds its report, a sign-out whether there was a session. */
export type Outcome = ({ readonly watch: true } | { readonly end: StepEnd }) & {
  readonly report?: ClearReport;
  readonly account?: 'unseen';
};

export const WATCH = { watch: true } as const;

export interface Step {
  /** Throws only what the browser throws; the caller records that as `could-not-run`. */
  run(context: StepContext): Promise<Outcome>;
  /** Another look, if the step's row has one. */
  again?(context: StepContext): Promise<void>;
}
