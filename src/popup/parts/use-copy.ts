/** Copying text in a click's handler, and saying how it went. */
import { useState } from 'preact/hooks';
import { copyText } from '../../platform/copy';
import { say } from '../../platform/say';

/** The words about the last copy (empty before one), and the copier. */
export function useCopy(): [string, (text: string) => Promise<void>] {
  const [words, setWords] = useState('');
  const copy = async (text: string) => setWords(say((await copyText(text)) ? 'copied' : 'copy_failed'));
  return [words, copy];
}
