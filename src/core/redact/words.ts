/** Tells words from what only a machine would write, by how usual their letters are beside each other. */
import { PACKED, USUAL } from './letters';
import { isKnownWord } from './vocabulary';

const LETTERS = 26;
/** What three letters cost, from those in next to no word to those in very many. */
const COSTS = [4, 2.2, 1, 0];
const COST = Float32Array.from(
  [...USUAL].flatMap(packed => [4, 2, 0].map(bits => (PACKED.indexOf(packed) >> bits) & 3)),
  level => COSTS[level] ?? 0,
);
/** Letters with a sign that no decomposition takes off. */
const FOLDED: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', ł: 'l', ı: 'i', ø: 'o', æ: 'ae', œ: 'oe', đ: 'd', ð: 'd', þ: 'th' },
};

/** Capital letters begin a word inside a name: `allowedOrigins`, `WebSocket`, `URLs`. */
const HUMPS = /[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g;

/**
 * True for letters that can be words: `Verbindung`, `allowedOrigins`, `UNAUTHORIZED`. Short ones can be anything, so that
 * of less than four letters each is one.
 */
export function isWordy(letters: string): boolean {
  const plain = folded(letters);
  if (plain.length < 4) return true;
  const words: readonly string[] = plain.match(HUMPS) ?? [];
  const small = plain.toLowerCase();
  if (words.length === 1) return isPronounceable(small);
  if (plain.length > 4 && isKnown(small)) return true;
  if (words.length > plain.length / 3) return false;
  const sure = words
    .map(word => word.toLowerCase())
    .filter(word => word.length > 2 && (isKnown(word) || (word.length > 3 && isPronounceable(word))));
  return sure.join('').length * 2 >= plain.length;
}

/** True for letters that are one word, or several of which each is long enough to be known as one. */
export function isPlainlyWordy(letters: string): boolean {
  const words: readonly string[] = folded(letters).match(HUMPS) ?? [];
  return isWordy(letters) && (isKnown(letters.toLowerCase()) || words.every(({ length }) => length > 3));
}

/** One of a thing, or several. */
function isKnown(word: string): boolean {
  return isKnownWord(word) || isKnownWord(word.replace(/s$/, ''));
}

/** Without the signs on its letters: `Gerät` is `Gerat`. */
export function folded(letters: string): string {
  return /^[a-z]*$/i.test(letters)
    ? letters
    : letters
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .replace(/[^a-z]/gi, letter => FOLDED[letter.toLowerCase()] ?? '');
}

function isPronounceable(word: string): boolean {
  if (isKnown(word)) return true;
  let cost = 0;
  for (let at = 0; at < word.length; at++) cost += costOf(word, at);
  return cost <= word.length * mostAt(word.length);
}

/** The longer, the surer: measured with words of ten languages and with random letters. */
function mostAt(length: number): number {
  if (length < 8) return 0.65;
  if (length < 12) return 0.9;
  return length < 20 ? 0.65 : 0.85;
}

function costOf(word: string, at: number): number {
  const first = at === 0 ? 0 : numberOf(word, at - 1) + 1;
  const third = at + 1 === word.length ? LETTERS : numberOf(word, at + 1);
  return COST[(first * LETTERS + numberOf(word, at)) * (LETTERS + 1) + third] ?? 0;
}

const numberOf = (word: string, at: number) => word.charCodeAt(at) - 97;
