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
