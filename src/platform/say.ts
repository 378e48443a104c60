/** Sentences for people, from the browser's own catalogue (`public/_locales`). */
import { type Say, sayFrom } from '../core/say';
import { browser } from './browser';

/** A sentence in the user's language. An unknown key, possible only in a broken build, is shown as it is. */
export const say: Say = (key, ...parts) => browser.i18n.getMessage(key, parts) || key;

let english: Promise<Say> | undefined;

/**
 * Sentences for heyron support and other helpers, who read English whatever the user's language is. The catalogue is a
 * file of ours; if it cannot be read, the user's language has to do.
 */
export function sayInEnglish(): Promise<Say> {
  english ??= fetch(browser.runtime.getURL('_locales/en/messages.json'))
    .then(file => file.json())
    .then(catalogue => sayFrom(catalogue, say))
    .catch(() => {
      english = undefined;
      return say;
    });
  return english;
}
