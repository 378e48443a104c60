/** Sentences about a number of things. */
import type { MessageKey, Say } from './say';

/** What the keys of a sentence's forms for numbers begin with: `left_title` of `left_title_one` and `left_title_other`. */
type Counted = BaseOf<'one'> & BaseOf<'other'>;
type BaseOf<Form extends string> = MessageKey extends infer Key
  ? Key extends `${infer Base}_${Form}`
    ? Base
    : never
  : never;

/**
 * A sentence about a number of things, in the language's form for that number: English has two, others up to six. The
 * number is the first part.
 */
export function counted(base: Counted, count: number, say: Say): string {
  const language = say('language_code');
  const number = new Intl.NumberFormat(language).format(count);
  const key = `${base}_${new Intl.PluralRules(language).select(count)}`;
  const words = say(key as MessageKey, number);
  return words === key ? say(`${base}_other` as MessageKey, number) : words;
}
