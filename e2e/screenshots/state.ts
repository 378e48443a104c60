/** What a state is. */
import type { Page } from '@playwright/test';
import type { FailureKind } from '../../src/core/failure.ts';
import type { StepId } from '../../src/core/step-ids.ts';
import type { Generation } from '../site/generation.ts';
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
  /** It needs a browser that lets Re-Pair see private windows. */
  readonly privateWindows?: true;
  /** Brings it about and opens the popup. */
  setUp(stage: Stage): Promise<Page>;
}

/** The prompt in the page of one generation of front ends. */
export interface PromptState {
  readonly name: string;
  readonly shows: string;
  readonly generation: Generation;
  readonly kind: FailureKind;
}
