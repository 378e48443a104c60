/** How a step ended. */
import type { Ending, ResultSource } from './ids';

/** The result, how it came to be known, and the one word for what was seen. */
export interface StepEnd {
  readonly result: Ending;
  readonly by: ResultSource;
  readonly finding?: string;
}
