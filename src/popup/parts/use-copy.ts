/** Copies text in a click handler, and says whether it worked. */
import { useState } from 'preact/hooks';
import type { MessageKey } from '../../core/say';
import { copyText } from '../../platform/clipboard';
import { say } from '../../platform/say';

/** Returns the result's words (empty before the first copy) and the copy function. `done`: the words of a success. */
export function useCopy(done: MessageKey = 'copied'): [string, (text: string) => Promise<void>] {
  const [words, setWords] = useState('');
  const copy = async (text: string) => setWords(say((await copyText(text)) ? done : 'copy_failed'));
  return [words, copy];
}
