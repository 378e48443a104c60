/** The language that the user has set, where it is not the browser's. Pages load this only where one is set. */
import { folderOf, LANGUAGES } from '../core/languages';
import { type Catalogue, PLACES, type Say, sayFrom } from '../core/say';
import { readCatalogue, say, sayAs, sayAsBrowser } from './say';

/** The language that is set, with its sentences, and English for what it lacks; null where the browser's is spoken. */
let chosen: { readonly language: string; readonly catalogues: readonly Catalogue[] } | null = null;

/** What was asked for last: files that are read later than another language's must not bring an older one back. */
let wanted = '';

/** Speaks a language from now on; the browser's if it is none of ours. If its file cannot be read, nothing changes. */
export async function speak(language: string): Promise<void> {
  wanted = language;
  if (language === (chosen?.language ?? '')) return;
  if (!Object.hasOwn(LANGUAGES, language)) {
    chosen = null;
    sayAs(sayAsBrowser);
    return;
  }
  const catalogues = await Promise.all([folderOf(language), 'en'].map(readCatalogue)).catch(() => null);
  if (!catalogues || language !== wanted) return;
  chosen = { language, catalogues };
  sayAs(catalogues.reduceRight<Say>((otherwise, catalogue) => sayFrom(catalogue, otherwise), sayAsBrowser));
}

/**
 * The sentences that `saying` says, for a page. It reads no file of ours, and the browser would load all sentences
 * into its process first (docs/browser-facts.md, "Content scripts").
 */
export function wordsSaid(saying: (say: Say) => void): Catalogue {
  const words: Record<string, { message: string }> = {};
  saying((key, ...parts) => {
    const found = chosen?.catalogues.find(catalogue => Object.hasOwn(catalogue, key))?.[key];
    words[key] = found ?? { message: sayAsBrowser(key, ...PLACES) };
    return say(key, ...parts);
  });
  return words;
}
