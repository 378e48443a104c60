/**
 * The content script with our cards, injected when the background has something to show in a page. It shows what it
 * receives and reports which button the user clicked.
 */
import type { PageMessage, ToPage } from '../platform/content-messages';
import { api, isAlive, sendMessage } from './api';
import { speakFrom } from './card-words';
import { GuideCard } from './guide';
import { Prompt } from './prompt';

/** Content scripts of one extension share their globals in a page, so a second copy does nothing. */
const scope = globalThis as { rePairPrompt?: Prompt };

if (!scope.rePairPrompt) {
  for (const card of document.querySelectorAll('re-pair-prompt, re-pair-guide')) card.remove(); // left by an update
  const press = (message: PageMessage) => {
    if (!isAlive()) {
      prompt.hide(); // no background would receive the message
      guide.hide();
    }
    void sendMessage(message);
  };
  const prompt = new Prompt(press);
  const guide = new GuideCard(press);
  scope.rePairPrompt = prompt;

  const onMessage = (message: unknown, _sender: unknown, answer: (taken: true) => void): undefined => {
    const toPage = message as ToPage; // only our own background can send here
    if (toPage.type === 'prompt' || toPage.type === 'guide') speakFrom(toPage.words);
    if (toPage.type === 'prompt') toPage.story ? prompt.show(toPage.story) : prompt.hide();
    else if (toPage.type === 'guide') toPage.guide ? guide.show(toPage.guide) : guide.hide();
    else return;
    answer(true);
  };
  api.runtime.onMessage.addListener(onMessage as never); // the types know promises only
}
