/**
 * The small guide in a page, while a step is under way: whatever closes the popup, the user is told here what is done and what
 * comes next. It leads back to the popup.
 */
import type { StepId } from '../core/catalogue/steps';
import type { Guide } from '../platform/message-types';
import { api } from './api';
import { Card } from './card';

const GUIDE_TAG = 're-pair-guide';

/** What the buttons do. */
export interface GuideActions {
  /** Opens the popup. */
  onOpen(): void;
  /** The user has done their part of this step. */
  onDone(step: StepId): void;
}

/** Shows one guide at a time. One that was sent away comes back with the next step, or in the next page. */
export class GuideCard {
  readonly #card = new Card(GUIDE_TAG);
  readonly #actions: GuideActions;
  #sentAway: string | null = null;

  constructor(actions: GuideActions) {
    this.#actions = actions;
  }

  show(guide: Guide): void {
    const { step, place, title, words, done } = guide;
    if (this.#sentAway === step) return;
    const say = api.i18n.getMessage;
    const { onOpen, onDone } = this.#actions;
    this.#card.show({
      data: ['step', step],
      who: say('action_title'),
      ...{ place, title, words },
      buttons: [
        ...(done === null ? [] : [{ action: 'step-done', label: done, act: () => onDone(step) }]),
        { action: 'fix-it', label: say('guide_open'), act: onOpen },
        { action: 'hide', label: say('guide_hide'), act: () => this.#sendAway(step) },
      ],
    });
  }

  hide(): void {
    this.#card.hide();
  }

  #sendAway(step: string): void {
    this.#sentAway = step;
    this.hide();
  }
}
