/** The ordinary words by which a report tells what its user wrote of a trouble from what may be private (`public/words.txt`). */
import { knowWords } from '@re-pair/redact';
import { browser } from './browser';

let known: Promise<void> | undefined;

/**
 * Once this is done, the ordinary words are known. They are a file of ours, which only a report needs: it would make each
 * start slower. If it cannot be read, the user is asked about more, and less leaves.
 */
export function ordinaryWords(): Promise<void> {
  known ??= fetch(browser.runtime.getURL('words.txt'))
    .then(file => file.text())
    .then(knowWords)
    .catch(() => {
      known = undefined;
    });
  return known;
}
