/**
 * The small guide in a page, while a step is under way: whatever closes the popup, the user is told here what is done and what
 * comes next. It leads back to the popup.
 */
import type { Guide } from '../platform/message-types';
import { api } from './api';
import { Card } from './card';

const GUIDE_TAG = 're-pair-guide';

/** Shows one guide at a time. One that was sent away comes back with the next step, or in the next page. */
export class GuideCard {
  readonly #card = new Card(GUIDE_TAG);
  readonly #open: () => void;
  #sentAway: string | null = null;

  /** @param open opens the popup */
  constructor(open: () => void) {
    this.#open = open;
  }

  show(guide: Guide): void {
    const { step, place, title, words } = guide;
    if (this.#sentAway === step) return;
    const say = api.i18n.getMessage;
    this.#card.show({
      data: ['step', step],
      who: say('action_title'),
      ...{ place, title, words },
      buttons: [
        { action: 'fix-it', label: say('guide_open'), act: this.#open },
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
