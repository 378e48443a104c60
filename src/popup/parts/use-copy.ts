/** Copying text in a click's handler, and saying how it went. */
import { useState } from 'preact/hooks';
import type { MessageKey } from '../../core/say';
import { copyText } from '../../platform/clipboard';
import { say } from '../../platform/say';

/** The words about the last copy (empty before one), and the copier. `done` is what is said of one that worked. */
export function useCopy(done: MessageKey = 'copied'): [string, (text: string) => Promise<void>] {
  const [words, setWords] = useState('');
  const copy = async (text: string) => setWords(say((await copyText(text)) ? done : 'copy_failed'));
  return [words, copy];
}
