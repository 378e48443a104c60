/** The shapes of the messages that content scripts send and receive; types only, so that no schema reaches a page. */
import type { FailureKind } from '../core/catalogue/failures';
import type { StepId } from '../core/catalogue/steps';
import type { RequestsBy, What } from './requests';

/** From a content script: a row of src/platform/requests.ts by its name, and what comes with it. */
export type PageMessage = {
  [Name in RequestsBy<'page'>]: { readonly type: Name } & What<Name>;
}[RequestsBy<'page'>];

/** What the guide in a page says, in the user's language. */
export interface Guide {
  readonly step: StepId;
  /** "Step 2 of 5". */
  readonly place: string;
  /** What is being done. */
  readonly title: string;
  /** What comes of it, or what comes next. */
  readonly words: string;
  /** The button with which the user says that it is done; null where there is none. */
  readonly done: string | null;
}

/**
 * To a content script. `look` is answered by the watch with its PageReport, `prompt` and `guide` by the script with our cards,
 * where it is, with true.
 */
export type ToPage =
  | { readonly type: 'look' }
  /** The failure to prompt about; null takes the prompt away. */
  | { readonly type: 'prompt'; readonly kind: FailureKind | null }
  /** What guides through the step that is under way; null takes the guide away. */
  | { readonly type: 'guide'; readonly guide: Guide | null };
