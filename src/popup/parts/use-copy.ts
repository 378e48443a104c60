/** Copies text in a click handler, and says whether it worked. */
import { useState } from 'preact/hooks';
import type { MessageKey } from '../../core/say';
import { copyText } from '../../platform/clipboard';
import { say } from '../../platform/say';

/**
 * Returns the result's words (empty before the first copy) and the copy function, which resolves to whether it worked.
 * `done`: the words of a success.
 */
export function useCopy(done: MessageKey = 'copied'): [string, (text: string) => Promise<boolean>] {
  const [words, setWords] = useState('');
  const copy = async (text: string) => {
    const worked = await copyText(text);
    setWords(say(worked ? done : 'copy_failed'));
    return worked;
  };
  return [words, copy];
}
