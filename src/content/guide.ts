/**
 * The guide card shown in a page while a step runs: after the popup has closed, it still tells the user what happens
 * now and what comes next, and leads back to the popup.
 */
import type { StepId } from '../core/catalogue/steps';
import type { Guide } from '../platform/content-messages';
import { api } from './api';
import { Card } from './card';

const GUIDE_TAG = 're-pair-guide';

/** Callbacks of the buttons. */
export interface GuideActions {
  /** Opens the popup. */
  onOpen(): void;
  /** The user says that they have done their part of this step. */
  onDone(step: StepId): void;
}

/** Shows one guide at a time. A guide that the user hides comes back with the next step, or in the next page. */
export class GuideCard {
  readonly #card = new Card(GUIDE_TAG);
  readonly #actions: GuideActions;
  #hiddenStep: string | null = null;

  constructor(actions: GuideActions) {
    this.#actions = actions;
  }

  show(guide: Guide): void {
    const { step, title, words, done } = guide;
    if (this.#hiddenStep === step) return;
    const say = api.i18n.getMessage;
    const { onOpen, onDone } = this.#actions;
    this.#card.show({
      data: ['step', step],
      who: say('action_title'),
      ...{ title, words },
      buttons: [
        ...(done === null ? [] : [{ action: 'step-done', label: done, act: () => onDone(step) }]),
        { action: 'fix-it', label: say('guide_open'), act: onOpen },
        { action: 'hide', label: say('guide_hide'), act: () => this.#hideStep(step) },
      ],
    });
  }

  hide(): void {
    this.#card.hide();
  }

  #hideStep(step: string): void {
    this.#hiddenStep = step;
    this.hide();
  }
}
