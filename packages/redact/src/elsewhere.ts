/** A value that was taken out of one text is no secret if another text still shows it. */
import { PLACEHOLDER, placeholderOf } from './placeholder';
import { matchesOf, type Span } from './span';
import { isOrdinaryWord } from './tokens';

/** What was taken out: the placeholders that stand for it, and values of which the caller knows more. */
export interface Gone {
  readonly placeholders: ReadonlySet<string>;
  readonly values: readonly string[];
}

/** Shorter ones could be anything. In UTF-16 units. */
const SHORTEST = 4;
/** A phrase of more words is not looked for. */
const MOST_WORDS = 4;
const WORD = /[^\s"'`=&?/#,;:()<>[\]{}|@。、「」]+/gu;
const RUN = /[^\s"'`<>]+/gu;
const TAKEN = new RegExp(PLACEHOLDER.source, 'g');

/** What was taken out of these texts, and these values. Words that people use about anything give nothing away. */
export function goneFrom(texts: readonly string[], values: readonly string[]): Gone {
  const found = texts.flatMap(text => text.match(TAKEN) ?? []);
  const own = values
    .map(value => value.trim())
    .filter(value => value.length >= SHORTEST && !isOrdinaryWord(value.toLowerCase()));
  return { placeholders: new Set(found), values: [...new Set(own)] };
}

/** The text without these values, wherever they stand as whole words. */
export function withoutGone(text: string, { placeholders, values }: Gone): string {
  const bare = placeholders.size === 0 ? text : replaced(text, placesIn(text, placeholders));
  return values.reduce((now, value) => replaced(now, valuesIn(now, value)), bare);
}

function replaced(text: string, places: readonly (readonly [Span, string])[]): string {
  let out = '';
  let done = 0;
  for (const [[from, to], words] of places) {
    if (from < done) continue;
    out += text.slice(done, from) + words;
    done = to;
  }
  return out + text.slice(done);
}

/** Words, phrases and runs of signs that are the values of these placeholders. */
function placesIn(text: string, placeholders: ReadonlySet<string>): (readonly [Span, string])[] {
  const words = matchesOf(WORD, text);
  const phrases = words.flatMap(([from], at) => words.slice(at + 1, at + MOST_WORDS).map(([, to]): Span => [from, to]));
  const runs = matchesOf(RUN, text);
  const trimmed = [...runs, ...words].map(([from, to]): Span => {
    const end = /[.,;:!?)\]}]+$/.exec(text.slice(from, to))?.[0].length ?? 0;
    const head = /^[([{]+/.exec(text.slice(from, to))?.[0].length ?? 0;
    return [from + head, to - end];
  });
  return [...phrases, ...runs, ...words, ...trimmed]
    .filter(([from, to]) => to - from >= SHORTEST && !isOrdinaryWord(text.slice(from, to).toLowerCase()))
    .map(place => [place, placeholderOf(text.slice(...place))] as const)
    .filter(([, words]) => placeholders.has(words))
    .sort(([one], [other]) => one[0] - other[0] || other[1] - one[1]);
}

/** In upper or lower case. */
function valuesIn(text: string, value: string): (readonly [Span, string])[] {
  const escaped = value.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  const words = placeholderOf(value);
  return matchesOf(
    new RegExp(String.raw`(?<![\p{Script=Latin}\d_])${escaped}(?![\p{Script=Latin}\d_])`, 'giu'),
    text,
  ).map(place => [place, words] as const);
}
