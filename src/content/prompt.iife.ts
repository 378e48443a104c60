/**
 * The content script that prompts, given to a page when the background has something to prompt about. It shows what it
 * is told and reports what the user pressed.
 */
import type { ToPage } from '../platform/message-types';
import { api, isAlive, send } from './api';
import { Prompt, removeLeftovers } from './prompt';

/** Content scripts of one extension share their globals in a page: a second copy leaves the work to the first. */
const scope = globalThis as { rePairPrompt?: Prompt };

if (!scope.rePairPrompt) {
  removeLeftovers(); // of a copy that an update left behind
  const prompt = new Prompt({
    onFix: () => void press('fix-it'),
    onDismiss: () => void press('dismiss'),
  });
  scope.rePairPrompt = prompt;

  const press = async (type: 'fix-it' | 'dismiss') => {
    if (!isAlive()) prompt.hide(); // nobody is there any more to answer for it
    await send({ type });
  };

  const onMessage = (message: unknown, _sender: unknown, answer: (taken: true) => void): undefined => {
    const told = message as ToPage; // only our own background can send here
    if (told.type !== 'prompt') return;
    if (told.kind) prompt.show(told.kind);
    else prompt.hide();
    answer(true);
  };
  api.runtime.onMessage.addListener(onMessage as never); // the types know promises only
}
