/** The shapes of the messages that content scripts send and receive; types only, so that no schema reaches a page. */
import type { Sighting } from '../core/sighting/sighting';

/** From a content script. */
export type PageMessage =
  | { readonly type: 'sighting'; readonly sighting: Sighting }
  | { readonly type: 'dismiss' }
  | { readonly type: 'fix-it' };

/** To a content script. `look` is answered with the present Sighting. */
export type ToPage = { readonly type: 'prompt'; readonly show: boolean } | { readonly type: 'look' };

/** The answer to a sighting: whether this page should prompt. */
export interface PromptAnswer {
  readonly show: boolean;
}
