/** The messages of content scripts, as types alone, so that no schema reaches a page. */
import type { StepId } from '../core/catalogue/steps';
import type { Catalogue } from '../core/say';
import type { Story } from '../core/view/story';
import type { RequestsBy, What } from './requests';

/** From a content script: the name of a row of src/platform/requests.ts, with its data. */
export type PageMessage = {
  [Name in RequestsBy<'page'>]: { readonly type: Name } & What<Name>;
}[RequestsBy<'page'>];

/** The guide's words in a page, in the user's language. */
export interface Guide {
  readonly step: StepId;
  /** What is being done. */
  readonly title: string;
  /** What happens once it is done. */
  readonly words: string;
  /** The button that says that the step is done; null where there is none. */
  readonly done: string | null;
}

/**
 * To a content script. The sentinel, or the reader, answers `reread` with its report; the script with our cards, if it is
 * there, answers `prompt` and `guide` with true. The script that looks closer answers `look` with its CloserLook; the one
 * that hears who asks to be let in answers `let-in` with whether it hears.
 */
export type ToPage =
  | { readonly type: 'reread' }
  /** When the watch of the page began, in epoch ms. */
  | { readonly type: 'look'; readonly loadedAt: number }
  /** The story to tell; null removes the prompt. `words` are its sentences. */
  | { readonly type: 'prompt'; readonly story: Story | null; readonly words?: Catalogue }
  /** The guide for the active step; null removes it. */
  | { readonly type: 'guide'; readonly guide: Guide | null; readonly words?: Catalogue }
  /** Until when to hear who asks to be let in, in epoch ms; null ends it. */
  | { readonly type: 'let-in'; readonly until: number | null };
