/** Sentences for people, from the browser's own catalogue (`public/_locales`), or that of the language they have set. */
import { catalogueOf, LANGUAGES } from '../core/languages';
import { type Catalogue, isolating, type Say, sayFrom } from '../core/say';
import { browser } from './browser';

/** In the browser's language. An unknown key, possible only in a broken build, is shown as it is. */
const sayAsBrowser: Say = (key, ...parts) => browser.i18n.getMessage(key, parts) || key;

/** The language that is set, with its sentences; null where the browser's own is spoken. */
let chosen: { readonly language: string; readonly say: Say; readonly catalogues: readonly Catalogue[] } | null = null;

/** A sentence in the user's language. */
export const say: Say = isolating((key, ...parts) => (chosen?.say ?? sayAsBrowser)(key, ...parts));

/** The sentences that are said meanwhile, for a page that reads no file of ours; null where the browser's language is spoken. */
export function wordsSaid(saying: (say: Say) => void): Catalogue | null {
  if (!chosen) return null;
  const words: Record<string, { message: string }> = {};
  const { catalogues } = chosen;
  saying((key, ...parts) => {
    const found = catalogues.find(catalogue => Object.hasOwn(catalogue, key))?.[key];
    if (found) words[key] = found;
    return say(key, ...parts);
  });
  return words;
}

/** Speaks a language from now on, or the browser's where it is none of ours. If its file cannot be read, nothing changes. */
export async function speak(language: string): Promise<void> {
  if (language === (chosen?.language ?? '')) return;
  if (!Object.hasOwn(LANGUAGES, language)) {
    chosen = null;
    return;
  }
  const read = await Promise.all([language, 'en'].map(readCatalogue)).catch(() => null);
  if (!read) return;
  const [own = {}, english = {}] = read;
  chosen = { language, say: sayFrom(own, sayFrom(english, sayAsBrowser)), catalogues: read };
}

/** Speaks the language that is set. Pages read it themselves, before they show anything. */
export async function speakAsSet(): Promise<void> {
  const { settings } = await browser.storage.local.get('settings');
  await speak(String((settings as { language?: unknown } | undefined)?.language ?? ''));
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

async function readCatalogue(language: string): Promise<Catalogue> {
  return (await fetch(browser.runtime.getURL(catalogueOf(language)))).json();
}
