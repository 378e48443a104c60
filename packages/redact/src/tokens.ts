/** The words of what somebody wrote, and what each can be. */
import { isMixedName, isPlain } from './atoms';
import { REDACTED } from './normalized';
import { isOrdinary } from './ordinary';
import { isErrorCode, isShape } from './shapes';
import { merged, type Span } from './span';
import { isWordy } from './words';

/**
 * `known`: a word that people use about anything, or a known form; `number`: digits with what groups them; `odd`: of no
 * language; `new`: may be a word; `gone`: removed before.
 */
export type TokenSort = 'known' | 'number' | 'odd' | 'new' | 'gone';

export interface Token {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** In lower case. */
  readonly low: string;
  readonly sort: TokenSort;
  /** What stands between the one before and this one. */
  readonly before: string;
}

/** Scripts that are written without spaces. */
export const SPACELESS = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\u30fc`;
const PIECES = new RegExp(`[${SPACELESS}]+|(?:(?![${SPACELESS}])[^\\s"\`,;()<>[\\]{}|=、。！？「」…·،؛؟])+`, 'gu');
const OUTSIDE = /^[.:!?'*_~\-/\\#$&]+|[.:!?'*_~\-/\\]+$/gu;
/** A longer run is cut; nobody writes such a word. In UTF-16 units. */
const LONGEST = 200;

/** The tokens of a text, in order. `kept` places are known, whatever they look like. */
export function tokensOf(text: string, kept: readonly Span[]): Token[] {
  const bare = blanked(text, kept);
  const tokens: Token[] = [];
  let end = 0;
  for (const { 0: run, index } of text.matchAll(PIECES)) {
    for (let at = 0; at < run.length; at += LONGEST) {
      const piece = run.slice(at, at + LONGEST);
      const head = /^[.:!?'*_~\-/\\#$&]+/u.exec(piece)?.[0].length ?? 0;
      const word = piece.replace(OUTSIDE, '');
      if (!/[\p{L}\p{N}]/u.test(word) && !word.includes(REDACTED)) continue;
      const from = index + at + head;
      const to = from + word.length;
      const sort = sortOf(word, bare.slice(from, to));
      tokens.push({ from, to, text: word, low: word.toLowerCase(), sort, before: text.slice(end, from) });
      end = to;
    }
  }
  return tokens;
}

/** The text with spaces at these places. */
function blanked(text: string, places: readonly Span[]): string {
  let out = '';
  let done = 0;
  for (const [from, to] of merged(places)) {
    out += text.slice(done, from) + ' '.repeat(to - from);
    done = to;
  }
  return out + text.slice(done);
}

/** `bare` is the word with spaces where it is known. */
function sortOf(word: string, bare: string): TokenSort {
  if (GIVES_AWAY.test(word)) return 'odd';
  if (word.includes(REDACTED)) return isMadeOfKnown(bare.replaceAll(REDACTED, ' ')) ? 'gone' : 'new';
  if (!/[\p{L}\p{N}]/u.test(bare)) return 'known';
  if (/^[+(]?\d[\d.:/()+-]*$/.test(word)) return isShape(word) ? 'known' : 'number';
  if (!/[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(word)) return 'known';
  const low = word.toLowerCase();
  if (isOrdinaryWord(low) || isShape(word) || isErrorCode(word) || HARMLESS.test(word) || isInProgram(word))
    return 'known';
  if (!/\p{Script=Latin}/u.test(word)) return 'new';
  if (isNameOfThing(word)) return isMadeOfKnown(bare) ? 'known' : 'new';
  if (isMixture(word)) return 'odd';
  return !/^[\p{L}'-]+$/u.test(word) || isWordy(word.replace(/['-]/g, '')) ? 'new' : 'odd';
}

/** In the plural, with an apostrophe or a hyphen, or as a name in a program too. */
export function isOrdinaryWord(low: string): boolean {
  return isOrdinary(low) || isOrdinary(low.replace(/'?s$/, '')) || isJoined(low.split(/['’_/.:-]/u));
}

function isJoined(parts: readonly string[]): boolean {
  return parts.length > 1 && parts.length < 12 && parts.every(isOrdinaryPart);
}

/** True for a part of a name that gives nothing away. */
export function isOrdinaryPart(part: string): boolean {
  return (
    part.length < 3 ||
    /^\d{1,3}$/.test(part) ||
    isOrdinary(part) ||
    HARMLESS.test(part) ||
    isMixedName(part) ||
    isOrdinary(part.replace(/\d{1,2}$/, ''))
  );
}

/** Letters with digits or signs among them, as in passwords. */
function isMixture(word: string): boolean {
  if (isPlain(word) && /^[\p{L}\d]+$/u.test(word)) return false;
  if (/\d/.test(word)) return /\p{L}/u.test(word) && word.length > 4;
  return /[\p{L}][@#$%&*!^+?][\p{L}]/u.test(word);
}

/** Nothing in an address or a path tells of its owner. Of files with a hash in their names that hash says nothing. */
function isMadeOfKnown(name: string): boolean {
  const bare = name.replace(/[-.][\w-]{8}(?=\.(?:m?js|css|map|woff2)(?!\w))/, '');
  return partsOf(bare).every(part => /^\d{1,5}$/.test(part) || isOrdinaryPart(part));
}

/** The words in a name, in lower case: `allowedOrigins`, `x-request-id`. */
export function partsOf(name: string): string[] {
  return name
    .split(/[^\p{L}\d]+|(?<=\p{Ll})(?=\p{Lu})/u)
    .filter(Boolean)
    .map(part => part.toLowerCase());
}

/** `canRetryWithDeviceToken`, `openclaw@latest`. */
function isInProgram(word: string): boolean {
  return isJoined(word.split(/(?<=\p{Ll})(?=\p{Lu})/u).map(part => part.toLowerCase())) || RELEASE.test(word);
}

const RELEASE = /^@?[a-z][\w./-]{1,60}@(?:v?\d{1,8}(?:\.[\w-]{1,20}){1,4}|latest|next|beta|alpha|stable|main)$/;
/** Addresses of a network that stand beside something, what a network's square code says, and a Brazilian's number. */
const GIVES_AWAY =
  /^WIFI:|^\d{3}\.\d{3}\.\d{3}-\d{2}$|[\p{L}/].*(?<![\d.])(?!127\.|0\.0\.)\d{1,3}(?:\.\d{1,3}){3}(?![\d.])/u;
/** A count with its unit; builds and versions; machines of our own network. */
const HARMLESS =
  /^(?:\d[\d.]{0,10}(?:ms|[smhdwy]|min|secs?|[kmgt]i?b|px|pt|r?em|v[hw]|st|nd|rd|th|bit|x)|(?:\d{1,4}[hms]){1,3}|\d\d[A-Z]\d{2,4}[a-z]?|[cv]\d{1,3}[-.]\d{1,6}|v?\d{1,8}(?:\.\d{1,8}){1,3}(?:[-+.]\w{1,12}){0,4}|rv:[\d.]{1,10}|localhost:\d{1,5}|(?:chrom(?:e|ium)|firefox|safari|edge|iphone|ipad|ios|macos|windows|win|android|pixel|galaxy|ubuntu|debian|node|gpt|step|page|tab|agent|line|gateway|host|test|ipv|s|a|m|h|v)-?\d{1,3}(?:\.\d{1,3})?|\d\dh[12]|2fa|x(?:11|64|86)|win(?:32|64)|\d\d?(?:am|pm))$/i;

/** Addresses, paths, files, options and settings: what names in them give away is looked for elsewhere. */
function isNameOfThing(word: string): boolean {
  return (
    /^[a-z]{2,12}:\/\//i.test(word) ||
    /[\\/]|%[0-9a-f]{2}/i.test(word) ||
    /^[\w-]{1,60}(?:\.[\w-]{1,60}){0,6}\.(?:m?[jt]sx?|json|ya?ml|css|html?|log|md|txt|toml|env|ai|com|io|dev|org|net)(?::\d{1,7}){0,2}$/i.test(
      word,
    ) ||
    /^-{1,2}[a-z][\w-]*$/i.test(word)
  );
}
