/** The words of our cards in a page: those that the background sends, in the language that is set or the browser's. */
import { type Catalogue, isolating, type Say, sayFrom } from '../core/say';
import { api } from './api';

const sayAsBrowser: Say = (key, ...parts) => api.i18n.getMessage(key, parts);
let words: Catalogue = {};

/** A sentence in the user's language. */
export const say: Say = isolating((key, ...parts) => sayFrom(words, sayAsBrowser)(key, ...parts));

/** From now on these sentences are said so, and all others as the browser says them. */
export function speakFrom(sent: Catalogue = {}): void {
  words = sent;
}
