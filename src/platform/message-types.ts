/** The shapes of the messages that content scripts send and receive; types only, so that no schema reaches a page. */
import type { FailureKind } from '../core/failure';
import type { PageReport } from '../core/sighting/page-report';

/** From a content script. */
export type PageMessage =
  | { readonly type: 'report'; readonly report: PageReport }
  | { readonly type: 'dismiss' }
  | { readonly type: 'fix-it' };

/** To a content script. `look` is answered by the watch with its PageReport, `prompt` by the prompt, where one is, with true. */
export type ToPage =
  | { readonly type: 'look' }
  /** The failure to prompt about; null takes the prompt away. */
  | { readonly type: 'prompt'; readonly kind: FailureKind | null };
