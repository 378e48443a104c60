/** Ordinary words (`public/words.txt`): what a user writes counts as private unless all of it is among them. */
import { knowWords } from '@re-pair/redact';
import { browser } from './browser';

let known: Promise<void> | undefined;

/**
 * Loads them, once. They are a file apart because only a report needs them, and each start of the worker would be
 * slower with them. If the file cannot be read, the user is asked about more, and less leaves.
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
