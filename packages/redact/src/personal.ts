/**
 * What somebody wrote in their own words, where names, codes and passwords have no form of their own. Whatever may be
 * one is marked, so that its writer can look at it. Where a secret is named nobody can tell where it ends, so the whole
 * clause is marked; elsewhere only the word is, and the rest of the clause still tells what happened.
 */

import { type Gone, withoutGone } from './elsewhere';
import { knownIn } from './known';
import { decodings, inLowerCase, REDACTED, toOriginal } from './normalized';
import { birthdaysIn, doubtfulNumbersIn, isAboutAccess, spelledIn, spokenNumbersIn } from './personal-numbers';
import { peopleNamedIn } from './personal-people';
import { namedSecretsIn } from './personal-secrets';
import { unknownIn, unknownNamesIn } from './personal-unknown';
import { PLACEHOLDER, placeholderOf } from './placeholder';
import { placesOf } from './redact';
import { requestsIn, shapesIn } from './shapes';
import { merged, overlapsAny, type Span } from './span';
import { type Token, tokensOf } from './tokens';

/** A part of a text that its writer should look at. */
export interface Piece {
  readonly place: Span;
  readonly text: string;
  /** What may be private in it. */
  readonly values: readonly string[];
}

const NOTHING: Gone = { placeholders: new Set(), values: [] };

const SENTENCE_ENDS = /[.!?]+(?=\s|$)|[。！？；;]|\n/gu;
/** Where a sentence can be cut so that both parts still say something. */
const CLAUSE_ENDS =
  /[,，、](?=\s|\P{ASCII})|\s(?=(?:and|but|so|because|und|aber|et|mais|pero|e|ma|mas|но|и|en|maar|och|men|ale|ama)\s)|[.!?]+(?=\s|$)|[。！？；;]|\n/gu;

/** The pieces of a text that may be private, in order. `kept` are ids and hosts that it may name. */
export function markPersonal(text: string, kept: readonly (string | null)[] = []): Piece[] {
  const [view] = decodings(text);
  const plain = view.text;
  const keptPlaces = kept.flatMap(each => placesOf(plain, each));
  const tokens = tokensOf(plain, [...knownIn(plain), ...shapesIn(plain), ...requestsIn(plain), ...keptPlaces]);
  const isKept = overlapsAny(keptPlaces);
  const sentences = sentencesOf(plain, tokens);
  const isBesideSecret = overlapsAny(sentences.flatMap(({ namesSecret, place }) => (namesSecret ? [place] : [])));
  const values = merged(
    [
      ...sentences.flatMap(({ values }) => values),
      ...spelledIn(plain),
      ...birthdaysIn(plain),
      ...peopleNamedIn(plain, tokens),
    ].filter(place => !isKept(place)),
  );
  const clauses = clausesAround(plain, values.filter(isBesideSecret));
  const inClause = overlapsAny(clauses.map(({ place }) => place));
  const alone = wordsAround(
    plain,
    tokens,
    values.filter(value => !isBesideSecret(value) && !inClause(value)),
  );
  return [...clauses, ...alone]
    .sort((one, other) => one.place[0] - other.place[0])
    .map(({ place: [from, to], inside }) => {
      const place = toOriginal(view, [from, to]);
      return { place, text: text.slice(...place), values: inside.map(each => plain.slice(...each)) };
    });
}

/**
 * The text without what may be private, but for the pieces that its writer looked at and keeps. Of a piece in which only
 * what was taken out of other texts (`elsewhere`) may be private, the rest stays.
 */
export function withoutPersonal(
  text: string,
  kept: readonly (string | null)[] = [],
  looked: readonly string[] = [],
  elsewhere: Gone = NOTHING,
): { text: string; gone: readonly string[] } {
  let out = '';
  let done = 0;
  const gone: string[] = [];
  for (const piece of markPersonal(text, kept)) {
    if (looked.includes(piece.text)) continue;
    const bare = withoutGone(piece.text, elsewhere);
    const isHarmless = bare !== piece.text && piece.values.every(value => isGone(value, elsewhere));
    out += text.slice(done, piece.place[0]) + (isHarmless ? bare : placeholderOf(piece.text));
    done = piece.place[1];
    gone.push(...piece.values.flatMap(wordsOf));
  }
  return { text: out + text.slice(done), gone };
}

/** True for a value of which all was taken out elsewhere. */
function isGone(value: string, elsewhere: Gone): boolean {
  return withoutGone(value, elsewhere).replace(PLACEHOLDER, '').replaceAll(REDACTED, '').trim() === '';
}

/** A value as it stands, and its words: one of them alone can be a name. */
function wordsOf(value: string): string[] {
  const parts = value.split(REDACTED);
  return [...parts, ...parts.flatMap(part => part.split(/\s+/))];
}

interface Sentence {
  readonly place: Span;
  /** It names a password or the like, so that any word of it can be a part of that. */
  readonly namesSecret: boolean;
  /** Secrets, numbers and unknown words. */
  readonly values: readonly Span[];
}

function sentencesOf(text: string, tokens: readonly Token[]): Sentence[] {
  const low = inLowerCase(text);
  const parts: { place: Span; own: readonly Token[]; secrets: readonly Span[]; namesSecret: boolean }[] = [];
  let first = 0;
  let from = 0;
  for (const end of [...endsOf(SENTENCE_ENDS, text, isHeading), text.length]) {
    let last = first;
    while (last < tokens.length && (tokens[last]?.from ?? 0) < end) last++;
    const own = tokens.slice(first, last);
    const { places, isNamed } = namedSecretsIn(low, own);
    // Between a full stop and the end of its line there is nothing.
    if (own.length > 0) parts.push({ place: [from, end], own, secrets: places, namesSecret: isNamed });
    first = last;
    from = end;
  }
  return parts.map(({ place, own, secrets, namesSecret }, at) => {
    const sentence = text.slice(own[0]?.from ?? place[0], place[1]);
    const isNear = namesSecret || !!parts[at - 1]?.namesSecret || !!parts[at + 1]?.namesSecret;
    const unknown = isNear || isAboutAccess(sentence) ? unknownIn(own) : unknownNamesIn(own);
    const numbers = [...doubtfulNumbersIn(sentence, own), ...spokenNumbersIn(own)];
    return { place, namesSecret, values: [...secrets, ...numbers, ...unknown] };
  });
}

/** A line that only names what the next one holds. */
function isHeading(text: string, end: number): boolean {
  return (
    text.charAt(end - 1) === '\n' &&
    /(?:^|\n)[^\n]{1,30}$/.test(text.slice(Math.max(0, end - 32), end - 1)) &&
    /^[^\s]{1,60}\s*(?:\n|$)/.test(text.slice(end, end + 64))
  );
}

function endsOf(pattern: RegExp, text: string, except: (text: string, end: number) => boolean): number[] {
  return [...text.matchAll(pattern)].map(({ 0: sign, index }) => index + sign.length).filter(end => !except(text, end));
}

/** A place, and the values in it. */
interface Around {
  readonly place: Span;
  readonly inside: readonly Span[];
}

/** These places, each with the words beside it that belong to the same name or number. */
function wordsAround(text: string, tokens: readonly Token[], values: readonly Span[]): Around[] {
  const out: { place: Span; inside: Span[] }[] = [];
  let at = 0;
  for (const value of values) {
    const before = out.at(-1);
    if (before && value[1] <= before.place[1]) {
      before.inside.push(value); // a walk over the same words for each would take the square of their number
      continue;
    }
    while (at < tokens.length && (tokens[at]?.to ?? 0) <= value[0]) at++;
    if ((tokens[at]?.from ?? text.length) >= value[1]) {
      out.push({ place: value, inside: [value] }); // signs alone
      continue;
    }
    let first = at;
    while (joinsNext(text, tokens, first - 1)) first--;
    let last = at;
    while ((tokens[last + 1]?.from ?? text.length) < value[1] || belong(tokens[last], tokens[last + 1])) last++;
    const from = Math.min(value[0], tokens[first]?.from ?? value[0]);
    const end = Math.max(value[1], tokens[last]?.to ?? value[1]);
    const to = end - (/(?<![.!?])[.!?]+$/.exec(text.slice(from, end))?.[0].length ?? 0); // the sentence's own
    if (before && from < before.place[1]) {
      before.place = [before.place[0], to];
      before.inside.push(value);
    } else out.push({ place: [from, to], inside: [value] });
    at = last;
  }
  return out;
}

/** A known word at the start of a sentence owes its capital letter to that. */
function joinsNext(text: string, tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token || !belong(token, tokens[at + 1])) return false;
  return token.sort !== 'known' || !/(?:^|[.!?\n:])\s*$/.test(text.slice(Math.max(0, token.from - 4), token.from));
}

/** Names and numbers that stand side by side are parts of one thing. */
function belong(one: Token | undefined, next: Token | undefined): boolean {
  return !!one && !!next && /^(?:[^\S\n]|['’-]){0,2}$/.test(next.before) && isPartOfName(one) && isPartOfName(next);
}

const isPartOfName = ({ sort, text }: Token) => ['odd', 'number', 'gone'].includes(sort) || /^\p{Lu}/u.test(text);

/** The clauses around these places; clauses that share a place are one piece. */
function clausesAround(text: string, values: readonly Span[]): Around[] {
  if (values.length === 0) return [];
  const ends = [...endsOf(CLAUSE_ENDS, text, () => false), text.length];
  const out: { place: [number, number]; inside: Span[] }[] = [];
  let clause = 0;
  for (const value of values) {
    while (clause < ends.length - 1 && (ends[clause] ?? 0) <= value[0]) clause++;
    let last = clause;
    while (last < ends.length - 1 && (ends[last] ?? 0) < value[1]) last++;
    const from = clause === 0 ? 0 : (ends[clause - 1] ?? 0);
    const to = ends[last] ?? text.length;
    const before = out.at(-1);
    if (before && from < before.place[1]) {
      before.place[1] = Math.max(before.place[1], to);
      before.inside.push(value);
    } else out.push({ place: [from, to], inside: [value] });
  }
  return out.map(({ place: [from, to], inside }) => {
    const head = /^[\s,]*/.exec(text.slice(from, to))?.[0].length ?? 0;
    const tail = /(?<![\s,.!?;。！？；，、])[\s,.!?;。！？；，、]*$/u.exec(text.slice(from, to))?.[0].length ?? 0;
    const ends = Math.max(inside.at(-1)?.[1] ?? 0, to - tail);
    return { place: [Math.min(from + head, inside[0]?.[0] ?? from), ends], inside };
  });
}
