/** Sentences for people, from the browser's own catalogue (`public/_locales`). */
import type { Say } from '../core/say';
import { browser } from './browser';

/** A sentence in the user's language. An unknown key, possible only in a broken build, is shown as it is. */
export const say: Say = (key, ...parts) => browser.i18n.getMessage(key, parts) || key;
