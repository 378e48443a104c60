/**
 * The guide card shown in a page while a step runs: after the popup has closed, it still tells the user what happens
 * now and what comes next, and leads back to the popup.
 */
import type { Guide, PageMessage } from '../platform/content-messages';
import { Card } from './card';
import { say } from './card-words';

/** Shows one guide at a time. A guide that the user hides comes back with the next step, or in the next page. */
export class GuideCard {
  readonly #card = new Card('re-pair-guide');
  #hiddenStep: string | null = null;

  constructor(private readonly press: (message: PageMessage) => void) {}

  show(guide: Guide): void {
    const { step, title, words, done } = guide;
    if (this.#hiddenStep === step) return;
    const isDone = { action: 'step-done', act: () => this.press({ type: 'step-done', step }) };
    const hide = () => {
      this.#hiddenStep = step;
      this.hide();
    };
    this.#card.show({
      data: { step },
      who: say('action_title'),
      title,
      lines: [words],
      // What is to be pressed is in the page, so nothing big here
      buttons: [
        { action: 'fix-it', label: say('guide_open'), act: () => this.press({ type: 'fix-it' }) },
        ...(done === null ? [] : [{ ...isDone, label: done }]),
        { action: 'hide', label: say('guide_hide'), act: hide },
      ],
    });
  }

  hide(): void {
    this.#card.hide();
  }
}
