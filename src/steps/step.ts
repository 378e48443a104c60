/** What a step is. A step knows how it is done and how its result shows; it does not know which step comes next. */

import type { ClearReport } from '../core/incident/clear-report';
import type { Attempt, IncidentState } from '../core/incident/reduce';
import type { Answer } from '../core/questions';
import type { Sighting } from '../core/sighting/sighting';
import type { Ending, ResultSource, StepId } from '../core/step-ids';

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
  /** What the user agreed to lose; absent where nothing was asked. */
  readonly consentedTo?: Attempt['consentedTo'];
  /** The clock, in epoch ms. */
  readonly now: () => number;
  /** To be called when it has come further. */
  readonly onProgress: () => void;
}

/** How a step ended, and the one word for what was seen. */
export interface StepEnd {
  readonly result: Ending;
  readonly by: ResultSource;
  readonly finding?: string;
}

/** What came of doing it: watched from here on, or over at once; a clearing brings its report. */
export type Outcome = ({ readonly watch: true } | { readonly end: StepEnd }) & {
  readonly report?: ClearReport;
};

export interface Step {
  readonly id: StepId;
  /** True where starting only shows what would be lost, and doing it needs consent. */
  readonly asksFirst?: boolean;
  /** How long a result is watched for after doing it (and after "look again"), in ms; absent: until the user ends it. */
  readonly watchMs?: number;
  /** Does it. Throws only what the browser throws; the caller records that as `could-not-run`. */
  run(context: StepContext): Promise<Outcome>;
  /** Done when the user says "look again", or when `retryWhenDue` and the watch runs out for the first time. */
  again?(context: StepContext): Promise<void>;
  readonly retryWhenDue?: boolean;
  /** Judges an attempt by the last sighting of each tab; null while nothing is decided. Connected pages never get here. */
  verify?(attempt: Attempt, sightings: ReadonlyMap<number, Sighting>): StepEnd | null;
  /** Judges an attempt by a page in a private window; nothing of that sighting is kept but the result. */
  verifyPrivate?(attempt: Attempt, sighting: Sighting): StepEnd | null;
  /** Judges an attempt by the user's answer to the step's own question. */
  judgeAnswer?(attempt: Attempt, answer: Answer): StepEnd;
}
