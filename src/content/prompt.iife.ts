/**
 * The content script with our cards, given to a page when the background has something to say there. It shows what it is
 * told and reports what the user pressed.
 */
import type { PageMessage, ToPage } from '../platform/message-types';
import { api, isAlive, send } from './api';
import { GuideCard } from './guide';
import { Prompt } from './prompt';

/** Content scripts of one extension share their globals in a page: a second copy leaves the work to the first. */
const scope = globalThis as { rePairPrompt?: Prompt };

if (!scope.rePairPrompt) {
  for (const card of document.querySelectorAll('re-pair-prompt, re-pair-guide')) card.remove(); // an update left them behind
  const press = async (message: PageMessage) => {
    if (!isAlive()) {
      prompt.hide(); // nobody is there any more to answer for it
      guide.hide();
    }
    await send(message);
  };
  const prompt = new Prompt({
    onFix: () => void press({ type: 'fix-it' }),
    onDismiss: () => void press({ type: 'dismiss' }),
  });
  const guide = new GuideCard({
    onOpen: () => void press({ type: 'fix-it' }),
    onDone: step => void press({ type: 'step-done', step }),
  });
  scope.rePairPrompt = prompt;

  const onMessage = (message: unknown, _sender: unknown, answer: (taken: true) => void): undefined => {
    const told = message as ToPage; // only our own background can send here
    if (told.type === 'prompt') told.kind ? prompt.show(told.kind) : prompt.hide();
    else if (told.type === 'guide') told.guide ? guide.show(told.guide) : guide.hide();
    else return;
    answer(true);
  };
  api.runtime.onMessage.addListener(onMessage as never); // the types know promises only
}
