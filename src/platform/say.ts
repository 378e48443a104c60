/** Sentences for people (`public/_locales`), in the browser's language or in the one that they have set. */
import { type Catalogue, isolating, type Say, sayFrom } from '../core/say';
import { browser } from './browser';

/** In the browser's language. An unknown key, possible only in a broken build, is shown as it is. */
export const sayAsBrowser: Say = (key, ...parts) => browser.i18n.getMessage(key, parts) || key;

let current = sayAsBrowser;

/** A sentence in the user's language. */
export const say: Say = isolating((key, ...parts) => current(key, ...parts));

/** From now on sentences are said so (set-language.ts). */
export function sayAs(other: Say): void {
  current = other;
}

let english: Promise<Say> | undefined;

/**
 * Sentences for heyron support and other helpers, who read English whatever the user's language is. The catalogue is a
 * file of ours; if it cannot be read, the user's language has to do.
 */
export function sayInEnglish(): Promise<Say> {
  english ??= readCatalogue('en')
    .then(catalogue => sayFrom(catalogue, sayAsBrowser))
    .catch(() => {
      english = undefined;
      return say;
    });
  return english;
}

/** The sentences of a language, from the package. @throws when its file cannot be read. */
export async function readCatalogue(folder: string): Promise<Catalogue> {
  return (await fetch(browser.runtime.getURL(`_locales/${folder}/messages.json`))).json();
}
