/**
 * Removes secrets and personal data from text before it is stored. Error texts rarely hold any, but pages write them.
 * What is recognised is kept: gateways' own sentences, words, error codes, versions, times, and the ids and hosts that
 * the caller names. Anything else is suspect.
 */
import { unnamedIn } from './chains';
import { givenIn } from './commands';
import { keysIn } from './keys';
import { isKnownText, knownIn } from './known';
import { namedIn } from './labels';
import { type DecodedText, decodings, REDACTED, toOriginal } from './normalized';
import { peopleIn } from './people';
import { cut, placeholderOf } from './placeholder';
import { requestsIn, shapesIn } from './shapes';
import { insideAny, matchesOf, merged, type Span } from './span';
import { isKnownWord } from './vocabulary';

/** What to keep unless something names it as a secret: request and device id, and the gateway's host. */
type Kept = readonly (string | null)[];

/** A text is stable after one round, or two if what was removed exposes its neighbours. */
const MOST_ROUNDS = 4;

/**
 * Replaces anything that looks like a secret or identifies a person, and cuts the text to `longest`. `kept` are the
 * request and device id and the hosts that it may name; any other string of that form could be a token. Doing it twice
 * changes nothing more.
 */
export function redact(text: string, kept: Kept = [], longest = Number.POSITIVE_INFINITY): string {
  if (text.length <= longest && needsNoSearch(text, kept)) return text;
  let now = text;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = now;
    now = cut(redactOnce(now, kept), longest);
    if (now === before) return now;
  }
  return now === cut(redactOnce(now, kept), longest) ? now : cut(placeholderOf(now), longest);
}

/**
 * True for the most frequent texts: gateways' own, versions, the paths of pages, and machine words such as reasons and
 * scopes. A worker that has just started needs tens of milliseconds for its first search (measured).
 */
export function needsNoSearch(text: string, kept: Kept): boolean {
  if (/^(?:\/?|2\d{3}\.\d{1,2}\.\d{1,3})$/.test(text)) return true;
  const isWords = /^(?:\/?[a-z]{2,20}(?:[._-][a-z]{2,20}){0,4}|[A-Z]{2,20}(?:_[A-Z]{2,20}){0,4})$/.test(text);
  return (isWords && text.toLowerCase().replace('/', '').split(/[._-]/).every(isKnownWord)) || isKnownText(text, kept);
}

/** The places that would be removed, in order, in UTF-16 units. */
export function suspectedIn(text: string, kept: Kept = []): Span[] {
  return findSecrets(decodings(text), kept);
}

function redactOnce(text: string, kept: Kept): string {
  const views = decodings(text);
  let out = '';
  let done = 0;
  for (const [from, to] of findSecrets(views, kept)) {
    out += text.slice(done, from) + placeholderOf(decodedAt(views, [from, to]));
    done = to;
  }
  return out + text.slice(done);
}

/** Searches every view: an escape in one can be part of a secret in another. */
function findSecrets(views: readonly [DecodedText, ...DecodedText[]], kept: Kept): Span[] {
  const all = views.flatMap((view, at) => {
    const { text } = view;
    const sentences = knownIn(text);
    const ids = [...kept.flatMap(each => placesOf(text, each)), ...requestsIn(text)];
    const shapes = shapesIn(text);
    const isSentence = insideAny(sentences);
    const isKept = insideAny([...sentences, ...ids]);
    const named = [...namedIn(text), ...givenIn(text)].filter(place => !isSentence(place));
    const formed = [...peopleIn(text, shapes), ...keysIn(text)].filter(place => !isKept(place));
    const hidden = [...named, ...formed];
    const unnamed =
      at === views.length - 1 ? unnamedIn(text, [...sentences, ...ids, ...shapes], [...hidden, ...takenIn(text)]) : [];
    return [...hidden, ...unnamed]
      .filter(([from, to]) => !ONLY_TAKEN.test(text.slice(from, to)))
      .map(place => toOriginal(view, place));
  });
  return merged(all);
}

const TAKEN_ALL = new RegExp(REDACTED, 'g');
const ONLY_TAKEN = new RegExp(`^${REDACTED}*$`);

function takenIn(text: string): Span[] {
  return text.includes(REDACTED) ? matchesOf(TAKEN_ALL, text) : [];
}

/** Where a name to keep appears as a whole word. */
export function placesOf(text: string, name: string | null): Span[] {
  const out: Span[] = [];
  if (!name) return out;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    const beside = [at - 1, at + name.length].map(place => text.charAt(place));
    if (!beside.some(unit => /[\w-]/.test(unit))) out.push([at, at + name.length]);
  }
  return out;
}

/** The decoded text of a place: the same for the same secret, however it is written. */
function decodedAt(views: readonly [DecodedText, ...DecodedText[]], [from, to]: Span): string {
  const { text, from: begins, to: ends } = views.at(-1) ?? views[0];
  // Both lists are sorted.
  const firstWith = (list: ArrayLike<number>, fits: (place: number) => boolean) => {
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (fits(list[middle] ?? 0)) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  const first = firstWith(ends, place => place > from);
  const end = firstWith(begins, place => place >= to);
  return text.slice(first, end);
}
