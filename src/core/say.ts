/** How core words sentences without containing any: it is given a `Say`, and names sentences by key. */
import type messages from '../../public/_locales/en/messages.json';

/** The key of a sentence in `public/_locales/en/messages.json`; an unknown key does not compile. */
export type MessageKey = keyof typeof messages;

/** Returns a sentence with its placeholders filled in. */
export type Say = (key: MessageKey, ...parts: string[]) => string;

/** Sentences as a package has them: placeholders are numbered, `$1`, and nothing is said to translators. */
export type Catalogue = Readonly<Record<string, { readonly message: string }>>;

/** Sentences from a catalogue that was read, as the browser formats its own; `otherwise` words what is not in it. */
export function sayFrom(catalogue: Catalogue, otherwise: Say): Say {
  return (key, ...parts) => {
    const found = Object.hasOwn(catalogue, key) ? catalogue[key]?.message : undefined;
    if (found === undefined) return otherwise(key, ...parts);
    return found.replace(/\$(\d)/g, (_, place: string) => parts[Number(place) - 1] ?? '');
  };
}

/**
 * A sentence that is said with these as its parts keeps its places: what is put into one is not searched for places
 * again. At least as many as any sentence has.
 */
export const PLACES = ['$1', '$2', '$3', '$4', '$5'] as const;

/** An identifier as part of a key: `pairing-required` → `pairing_required`. */
type KeyPart<T extends string> = T extends `${infer Head}-${infer Tail}` ? `${Head}_${KeyPart<Tail>}` : T;

/** Turns an identifier into part of a key, so that the compiler checks `failure_${keyPart(kind)}_title`. */
export function keyPart<T extends string>(id: T): KeyPart<T> {
  return id.replaceAll('-', '_') as KeyPart<T>;
}

/** Whether a language is written from right to left. */
export function directionOf(language: string): 'rtl' | 'ltr' {
  return /^(?:ar|fa|he|ur)\b/.test(language) ? 'rtl' : 'ltr';
}

/**
 * What is put into a sentence that runs from right to left keeps its own direction: a code, an address, a number. The
 * characters that do this are invisible; copied text loses them.
 */
export function isolating(say: Say): Say {
  return (key, ...parts) => {
    const apart = parts.length > 0 && directionOf(say('language_code')) === 'rtl';
    return say(key, ...(apart ? parts.map(part => `\u2068${part}\u2069`) : parts));
  };
}

/** Text without the characters that keep a part's direction. */
export function withoutIsolates(text: string): string {
  return text.replace(/[\u2066-\u2069]/g, '');
}

/** Joins items as the user's language does: "a, b and c". */
export function listOf(items: readonly string[], say: Say): string {
  return new Intl.ListFormat(say('language_code'), { type: 'conjunction' }).format(items);
}

/** In ms. For up to this long, a weekday without a date is unambiguous. */
const CLEAR_FOR_MS = 6 * 86_400_000;
const TIME = { hour: 'numeric', minute: '2-digit' } as const;

/** A past time: the time alone if it was today, with the weekday within a week, with the date before that. */
export function momentWords(at: number, now: number, language: string): string {
  return new Intl.DateTimeFormat(language, partsOf(at, now)).format(at);
}

function partsOf(at: number, now: number): Intl.DateTimeFormatOptions {
  if (new Date(at).toDateString() === new Date(now).toDateString()) return TIME;
  return now - at < CLEAR_FOR_MS ? { weekday: 'long', ...TIME } : { dateStyle: 'medium', timeStyle: 'short' };
}

/** A sentence by its key, not yet in the user's language. Its parts are texts or further sentences. */
export interface Sentence {
  readonly key: MessageKey;
  readonly parts: readonly (string | Sentence)[];
}

export function sentence(key: MessageKey, ...parts: (string | Sentence)[]): Sentence {
  return { key, parts };
}

/** Words it in the user's language. */
export function wordsOf({ key, parts }: Sentence, say: Say): string {
  return say(key, ...parts.map(part => (typeof part === 'string' ? part : wordsOf(part, say))));
}
