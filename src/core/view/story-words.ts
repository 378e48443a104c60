/** What a page's story is called, and what the card in the page says of it. */

import { keyPart, type MessageKey, momentWords, type Say } from '../say';
import { failureMeaning, failureTitle } from './failure-title';
import type { Story } from './story';
import { waitingAdvice, waitingTitle } from './waiting-words';

/** The heading of the card, and what the toolbar's title says. */
export function storyTitle(story: Story): MessageKey {
  switch (story.name) {
    case 'failing':
      return failureTitle(story.kind, story.served);
    case 'asking':
      return 'progress_approval';
    case 'waiting':
      return waitingTitle(story.stand, story.way);
    case 'cleared':
      return story.elsewhere ? 'card_cleared' : 'progress_cleared';
    case 'back':
      return 'fixed_title';
  }
}

/** The card's lines below that. */
export function storyLines(story: Story, now: number, say: Say): readonly string[] {
  switch (story.name) {
    case 'failing':
      return [say(story.means ?? failureMeaning(story.kind, story.served))];
    case 'asking':
      return [say('progress_approval_lead')];
    case 'waiting': {
      const { at, way, stand, byItself } = story;
      const since = say(`waiting_since_${keyPart(way)}`, momentWords(at, now, say('language_code')));
      return [since, say(waitingAdvice(stand, way) ?? (byItself ? 'card_keep_open' : 'card_keep_open_press'))];
    }
    case 'cleared':
      return [say(story.elsewhere ? 'card_cleared_what' : 'card_cleared_start')];
    case 'back':
      return [
        say(story.ended ?? (story.by === null ? 'fixed_by_itself' : `fixed_${keyPart(story.by)}`)),
        ...(story.why ? [say(story.why)] : []),
      ];
  }
}
