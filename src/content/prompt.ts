/** The prompt card in a failing page: what happened, in one sentence, "Get back in" and "Not now". */
import type { FailureKind } from '../core/catalogue/failures';
import { api } from './api';
import { Card } from './card';

/** The element's name. Outside readers find the prompt by it and read `data-failure`. */
const PROMPT_TAG = 're-pair-prompt';

/** Callbacks of the buttons. */
export interface PromptActions {
  onFix(): void;
  onDismiss(): void;
}

/** Shows and hides the prompt. */
export class Prompt {
  readonly #card = new Card(PROMPT_TAG);
  readonly #actions: PromptActions;

  constructor(actions: PromptActions) {
    this.#actions = actions;
  }

  /** Shows the card for a failure, or updates the open one. */
  show(kind: FailureKind): void {
    const say = api.i18n.getMessage;
    const name = kind.replaceAll('-', '_');
    const { onFix, onDismiss } = this.#actions;
    this.#card.show({
      data: ['failure', kind],
      who: say('card_who'),
      title: say(`failure_${name}_title`),
      words: say(`failure_${name}_meaning`),
      buttons: [
        { action: 'fix-it', label: say('prompt_fix'), act: onFix },
        { action: 'dismiss', label: say('prompt_dismiss'), act: onDismiss },
      ],
    });
  }

  hide(): void {
    this.#card.hide();
  }
}
