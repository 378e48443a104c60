/**
 * Takes secrets out of text before it is stored, and what says who somebody is. Error texts rarely hold any, but they are the
 * page's to write. What is known is kept by recognition: gateways' own sentences, words, error codes, versions, times, and the
 * ids and hosts that the caller names. What is none of that is suspected.
 */
import { unnamedIn } from './chains';
import { keysIn } from './keys';
import { knownIn } from './known';
import { namedIn } from './labels';
import { original, TAKEN, type View, viewsOf } from './normalized';
import { peopleIn } from './people';
import { cut, placeholderOf } from './placeholder';
import { shapesIn } from './shapes';
import { covering, merged, type Span, wholes } from './span';
import { isKnownWord } from './vocabulary';

/** What is to be kept wherever nothing names it as a secret: the request's and the device's id, the gateway's host. */
type Kept = readonly (string | null)[];

/** Texts settle at once, or in one round more where what was taken out shows what is beside it. */
const MOST_ROUNDS = 4;

/**
 * The text with a placeholder for anything that looks like a secret or says who somebody is, and no longer than `longest`.
 * `kept` are the request and device id and the hosts that it may name; any other run of that form could be a token. Doing it
 * twice changes nothing more.
 */
export function redact(text: string, kept: Kept = [], longest = Number.POSITIVE_INFINITY): string {
  if (text.length <= longest && isByItselfKnown(text)) return text;
  let now = text;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = now;
    now = cut(without(now, kept), longest);
    if (now === before) return now;
  }
  return now === cut(without(now, kept), longest) ? now : cut(placeholderOf(now), longest);
}

/** True for the words of a machine alone, as reasons and scopes are: the most frequent texts, and the quickest to tell. */
function isByItselfKnown(text: string): boolean {
  return /^[a-z]{2,20}(?:[._-][a-z]{2,20}){0,4}$/.test(text) && text.split(/[._-]/).every(isKnownWord);
}

/** Where a text has what would be taken out, in order, in UTF-16 units. */
export function suspectedIn(text: string, kept: Kept = []): Span[] {
  return found(viewsOf(text), kept);
}

function without(text: string, kept: Kept): string {
  const views = viewsOf(text);
  let out = '';
  let done = 0;
  for (const [from, to] of found(views, kept)) {
    out += text.slice(done, from) + placeholderOf(meant(views, [from, to]));
    done = to;
  }
  return out + text.slice(done);
}

/** Every view is looked at, because what is an escape in one is a secret's own sign in another. */
function found(views: readonly [View, ...View[]], kept: Kept): Span[] {
  const all = views.flatMap((view, at) => {
    const { text } = view;
    const sentences = knownIn(text);
    const ids = kept.flatMap(each => placesOf(text, each));
    const shapes = shapesIn(text);
    const isSaid = covering(sentences);
    const isKept = covering([...sentences, ...ids]);
    const named = namedIn(text).filter(place => !isSaid(place));
    const formed = [...peopleIn(text, shapes), ...keysIn(text)].filter(place => !isKept(place));
    const hidden = [...named, ...formed];
    const unnamed =
      at === views.length - 1
        ? unnamedIn(text, [...sentences, ...ids, ...shapes], [...hidden, ...takenIn(text)])
        : [];
    return [...hidden, ...unnamed]
      .filter(([from, to]) => !ONLY_TAKEN.test(text.slice(from, to)))
      .map(place => original(view, place));
  });
  return merged(all);
}

const TAKEN_ALL = new RegExp(TAKEN, 'g');
const ONLY_TAKEN = new RegExp(`^${TAKEN}*$`);

function takenIn(text: string): Span[] {
  return text.includes(TAKEN) ? wholes(TAKEN_ALL, text) : [];
}

/** Where a text names what is to be kept, by itself. */
function placesOf(text: string, name: string | null): Span[] {
  const out: Span[] = [];
  if (!name) return out;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    const beside = [at - 1, at + name.length].map(place => text.charAt(place));
    if (!beside.some(unit => /[\w-]/.test(unit))) out.push([at, at + name.length]);
  }
  return out;
}

/** What a place of the original means: the same for the same secret, in whatever way it is written. */
function meant(views: readonly [View, ...View[]], [from, to]: Span): string {
  const { text, from: begins, to: ends } = views.at(-1) ?? views[0];
  // Both lists are in order.
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
