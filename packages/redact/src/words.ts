/** Tells words from machine-made strings by how common their letter sequences are. */
import { PACKED, USUAL } from './letters';
import { isKnownWord } from './vocabulary';

const LETTERS = 26;
/** What three letters cost, from those in hardly any word to those in very many. */
const COSTS = [4, 2.2, 1, 0];
/** The place of each character in PACKED, by its code. */
const PACKED_AT = Uint8Array.from({ length: 128 }, (_, code) => Math.max(0, PACKED.indexOf(String.fromCharCode(code))));
/** Letters that Unicode decomposition does not reduce to plain ones. */
const FOLDED: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', ł: 'l', ı: 'i', ø: 'o', æ: 'ae', œ: 'oe', đ: 'd', ð: 'd', þ: 'th' },
};

/** Capitals start a word inside a name: `allowedOrigins`, `WebSocket`, `URLs`. */
const HUMPS = /[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g;

/**
 * True for letters that can be words: `Verbindung`, `allowedOrigins`, `UNAUTHORIZED`. Fewer than four letters can be
 * anything, so they always pass.
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

/** True for one word, or for several that are each long enough to recognise. */
export function isPlainlyWordy(letters: string): boolean {
  const words: readonly string[] = folded(letters).match(HUMPS) ?? [];
  return isWordy(letters) && (isKnown(letters.toLowerCase()) || words.every(({ length }) => length > 3));
}

/** In the singular or the plural. */
function isKnown(word: string): boolean {
  return isKnownWord(word) || isKnownWord(word.replace(/s$/, ''));
}

/** Without diacritics: `Gerät` is `Gerat`. */
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
  return cost <= word.length * mostCostPerLetter(word.length);
}

/** The longer the word, the surer the result: measured with words of ten languages and with random letters. */
function mostCostPerLetter(length: number): number {
  if (length < 8) return 0.65;
  if (length < 12) return 0.9;
  return length < 20 ? 0.65 : 0.85;
}

function costOf(word: string, at: number): number {
  const first = at === 0 ? 0 : numberOf(word, at - 1) + 1;
  const third = at + 1 === word.length ? LETTERS : numberOf(word, at + 1);
  const place = (first * LETTERS + numberOf(word, at)) * (LETTERS + 1) + third;
  // Read in place: a table of all of them would slow down each start of a worker.
  const three = PACKED_AT[USUAL.charCodeAt(Math.floor(place / 3))] ?? 0;
  return COSTS[(three >> (4 - 2 * (place % 3))) & 3] ?? 0;
}

const numberOf = (word: string, at: number) => word.charCodeAt(at) - 97;
