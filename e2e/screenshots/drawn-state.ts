/** The type of a drawn state. */
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
  /** The failure in its header, if that is its point. */
  readonly kind?: FailureKind;
  /** Its current step, if that is its point. */
  readonly step?: StepId;
  /** It shows something long that must be read before anything is pressed. */
  readonly read?: true;
  /** It is another page than the popup: the only principle for it is that it reflows. */
  readonly other?: true;
  /** It needs a browser that lets Re-Pair see private windows. */
  readonly privateWindows?: true;
  /** Creates it and opens the popup. */
  setUp(stage: Stage): Promise<Page>;
}
