/** The prompt card in a failing page: what happened, in one sentence, "Get back in" and "Not now". */
import type { FailureKind } from '../core/catalogue/failures';
import type { PageMessage } from '../platform/content-messages';
import { api } from './api';
import { Card } from './card';

/** Shows and hides the prompt. `press` gets what a button tells the background. */
export class Prompt {
  /** Outside readers find the prompt by this name and read `data-failure`. */
  readonly #card = new Card('re-pair-prompt');

  constructor(private readonly press: (message: PageMessage) => void) {}

  /** Shows the card for a failure, or updates the open one. */
  show(kind: FailureKind): void {
    const say = api.i18n.getMessage;
    const name = kind.replaceAll('-', '_');
    this.#card.show({
      data: ['failure', kind],
      who: say('card_who'),
      title: say(`failure_${name}_title`),
      words: say(`failure_${name}_meaning`),
      buttons: [
        { action: 'fix-it', label: say('prompt_fix'), act: () => this.press({ type: 'fix-it' }) },
        { action: 'dismiss', label: say('prompt_dismiss'), act: () => this.press({ type: 'dismiss' }) },
      ],
    });
  }

  hide(): void {
    this.#card.hide();
  }
}
