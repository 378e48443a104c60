/** Sentences for people, from the browser's own catalogue (`public/_locales`). */
import type { Say } from '../core/say';
import { browser } from './browser';

/** Says a sentence in the user's language; an unknown key, which only a broken build could bring, is said as itself. */
export const say: Say = (key, ...parts) => browser.i18n.getMessage(key, parts) || key;

/** Which way the user's language is read. */
export function direction(): 'ltr' | 'rtl' {
  return browser.i18n.getMessage('@@bidi_dir') === 'rtl' ? 'rtl' : 'ltr';
}
