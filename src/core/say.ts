/** How the core says sentences without knowing any: it is handed a `Say`, and names sentences by key. */
import type messages from '../../public/_locales/en/messages.json';

/** A sentence's key in `public/_locales/en/messages.json`; one that is not there does not compile. */
export type MessageKey = keyof typeof messages;

/** Says a sentence, with its placeholders filled in. */
export type Say = (key: MessageKey, ...parts: string[]) => string;

/** The part of a key that an identifier of ours makes: `pairing-required` → `pairing_required`. */
type KeyPart<T extends string> = T extends `${infer Head}-${infer Tail}` ? `${Head}_${KeyPart<Tail>}` : T;

/** Turns an identifier into a key's part, so that `failure_${keyPart(kind)}_title` is checked by the compiler. */
export function keyPart<T extends string>(id: T): KeyPart<T> {
  return id.replaceAll('-', '_') as KeyPart<T>;
}

/** Several things as one: "a, b and c", as the user's language joins them. */
export function listOf(items: readonly string[], say: Say): string {
  return new Intl.ListFormat(say('language_code'), { type: 'conjunction' }).format(items);
}

/* Times, as a person says them. */

/** A weekday alone is clear for less than a week. In ms. */
const CLEAR_FOR_MS = 6 * 86_400_000;
const TIME = { hour: 'numeric', minute: '2-digit' } as const;

/** A moment that has passed: its time alone on the same day, else with its weekday, and after a week with its date. */
export function momentWords(at: number, now: number, language: string): string {
  return new Intl.DateTimeFormat(language, partsOf(at, now)).format(at);
}

function partsOf(at: number, now: number): Intl.DateTimeFormatOptions {
  if (new Date(at).toDateString() === new Date(now).toDateString()) return TIME;
  return now - at < CLEAR_FOR_MS ? { weekday: 'long', ...TIME } : { dateStyle: 'medium', timeStyle: 'short' };
}

/** A sentence by its key, for whoever shows it: its parts are texts, or sentences themselves. */
export interface Said {
  readonly key: MessageKey;
  readonly parts: readonly (string | Said)[];
}

/** Names a sentence. */
export function said(key: MessageKey, ...parts: (string | Said)[]): Said {
  return { key, parts };
}

/** Says it. */
export function speak({ key, parts }: Said, say: Say): string {
  return say(key, ...parts.map(part => (typeof part === 'string' ? part : speak(part, say))));
}
