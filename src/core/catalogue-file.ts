/**
 * Sentences as translators have them, and as a package has them. In the source placeholders have names, `$TIME$`, and
 * the English file alone has their numbers. A package has the numbers, and nothing that no browser reads.
 */
import type { Catalogue } from './say';

/** A sentence in the source. A translation has its text alone. */
export interface SourceSentence {
  readonly message: string;
  readonly description?: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}
export type SourceCatalogue = Readonly<Record<string, SourceSentence>>;

/** The names in a text, in lower case, each once, sorted. */
export function namesIn(text: string): string[] {
  return [...new Set([...text.matchAll(/\$(\w+)\$/g)].map(([, name = '']) => name.toLowerCase()))].sort();
}

/** A language's sentences for a package, without those that equal the English ones: the browser falls back to these. */
export function packed(source: SourceCatalogue, english: SourceCatalogue): Catalogue {
  const kept = Object.entries(source).filter(
    ([key, { message }]) => source === english || message !== english[key]?.message,
  );
  const entries = kept.map(
    ([key, { message }]) => [key, { message: numbered(message, englishOf(key, english)) }] as const,
  );
  // Sorted: a package with like keys side by side is a fiftieth smaller.
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** The English sentence that a key says. A form for numbers that English lacks says what its form for others does. */
export function englishOf(key: string, english: SourceCatalogue): SourceSentence | undefined {
  return english[key] ?? english[key.replace(/_(?:zero|two|few|many)$/, '_other')];
}

function numbered(message: string, { placeholders = {} }: SourceSentence = { message: '' }): string {
  return message.replace(/\$(\w+)\$/g, (whole, name: string) => placeholders[name.toLowerCase()]?.content ?? whole);
}

/** What support reads is English in every language: its description says so. */
export function staysEnglish(sentence: SourceSentence | undefined): boolean {
  return sentence?.description?.endsWith('Stays English.') === true;
}

/** The keys that a language lacks. A sentence about a number needs each form that the language has for numbers. */
export function missingIn(translation: SourceCatalogue, english: SourceCatalogue, language: string): string[] {
  // Millions have a form of their own in some languages: nothing here is counted that far.
  const forms = new Intl.PluralRules(language)
    .resolvedOptions()
    .pluralCategories.filter(form => form !== 'many' || language === 'ar');
  const wanted = Object.entries(english).flatMap(([key, sentence]) => {
    if (staysEnglish(sentence)) return [];
    const base = key.replace(/_one$/, '');
    if (base === key) return [key];
    return `${base}_other` in english ? forms.map(form => `${base}_${form}`) : [key];
  });
  return [...new Set(wanted)].filter(key => !Object.hasOwn(translation, key));
}
