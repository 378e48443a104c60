/** Copying text in a click's handler, where both browsers allow it without a permission, and saying how it went. */
import { useState } from 'preact/hooks';
import { say } from '../../platform/say';

/** The words about the last copy (empty before one), and the copier. */
export function useCopy(): [string, (text: string) => Promise<void>] {
  const [words, setWords] = useState('');
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      setWords(say('copied'));
    } catch {
      setWords(say('copy_failed'));
    }
  };
  return [words, copy];
}
