/** What a state is. */
import type { Page } from '@playwright/test';
import type { FailureKind } from '../../src/core/catalogue/failures.ts';
import type { StepId } from '../../src/core/catalogue/steps.ts';
import type { Stage } from './stage.ts';

/** One state of the popup. */
export interface State {
  /** The screenshot's name. */
  readonly name: string;
  /** What a person sees in it. */
  readonly shows: string;
  /** The failure whose header it shows, where that is its point. */
  readonly kind?: FailureKind;
  /** The step that is current in it, where that is its point. */
  readonly step?: StepId;
  /** Something long is open in it, to be read before anything is pressed. */
  readonly read?: true;
  /** It is another page than the popup: of the principles only that it reflows is asked of it. */
  readonly other?: true;
  /** It needs a browser that lets Re-Pair see private windows. */
  readonly privateWindows?: true;
  /** Brings it about and opens the popup. */
  setUp(stage: Stage): Promise<Page>;
}
