/** The prompt card in an agent's page: where its story stands, in one sentence, and the way on. */

import type { MessageKey } from '../core/say';
import type { Story } from '../core/view/story';
import { storyLines, storyTitle } from '../core/view/story-words';
import type { PageMessage } from '../platform/content-messages';
import { Card, type CardButton } from './card';
import { say } from './card-words';

/** "You're back in" goes by itself after this long. In ms. */
const BACK_FOR_MS = 8_000;

/** Shows and hides the prompt. `press` gets what a button tells the background. */
export class Prompt {
  /** Outside readers find the prompt by this name and read `data-story` and `data-failure`. */
  readonly #card = new Card('re-pair-prompt');
  /** The return that this page has told of, by its time: it is told once. */
  #toldBack: number | null = null;
  #isBack = false;

  constructor(private readonly press: (message: PageMessage) => void) {}

  /** Shows the card for a story, or updates the open one. */
  show(story: Story): void {
    const isBack = story.name === 'back';
    if (isBack && this.#toldBack === story.at) return;
    this.#isBack = isBack;
    if (isBack) this.#toldBack = story.at;
    this.#card.show({
      data: { story: story.name, ...(isBack ? {} : { failure: story.kind }) },
      look: LOOKS[story.name] ?? null,
      who: say(story.name === 'failing' ? 'card_who' : 'action_title'),
      title: say(storyTitle(story)),
      lines: storyLines(story, Date.now(), say),
      goesAfterMs: isBack ? BACK_FOR_MS : null,
      buttons: this.#buttons(story).map(({ label, ...button }) => ({ ...button, label: say(label) })),
    });
  }

  /** Hides the card, unless it goes by itself: until then it may be in a tab that nobody looks at. */
  hide(): void {
    if (!this.#isBack) this.#card.hide();
  }

  #buttons(story: Story): (Omit<CardButton, 'label'> & { label: MessageKey })[] {
    const open = { action: 'fix-it', act: () => this.press({ type: 'fix-it' }) } as const;
    const dismiss = { action: 'dismiss', act: () => this.press({ type: 'dismiss' }) } as const;
    const hide = { ...dismiss, label: 'guide_hide' } as const;
    switch (story.name) {
      case 'failing':
        return [
          { ...open, label: 'prompt_fix', main: true },
          { ...dismiss, label: 'prompt_dismiss' },
        ];
      case 'asking':
        return [{ ...open, label: 'step_await_approval_run', main: true }, hide];
      case 'waiting':
        return [{ ...open, label: 'card_more' }, hide];
      case 'cleared':
        return story.elsewhere
          ? [
              { action: 'go-there', label: 'card_go_there', main: true, act: () => this.press({ type: 'go-there' }) },
              hide,
            ]
          : [{ ...open, label: 'prompt_fix', main: true }, hide];
      case 'back':
        return [{ action: 'hide', label: 'guide_hide', act: () => this.#card.hide() }];
    }
  }
}

/** How the card looks where it is no alarm. */
const LOOKS: { readonly [name in Story['name']]?: 'waits' | 'back' } = { waiting: 'waits', back: 'back' };
