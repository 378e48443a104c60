/** Secrets with a name: `token=…`, `"password": "…"`, `my PIN is …`, `--token …`, headers. */
import { ATOM, isPlain, kindOfAtom } from './atoms';
import { NAMES } from './label-names';
import { inLowerCase, REDACTED } from './normalized';
import { isErrorCode, isShape } from './shapes';
import { groupMatchesOf, type Span } from './span';
import { isKnownWord, isSaidOfSecrets } from './vocabulary';

/** A longer value is cut here, and its rest judged separately. In UTF-16 units. */
const LONGEST_VALUE = 1_000;

/** For text in lower case, which is faster to search. */
const NAME = new RegExp(NAMES, 'gu');
/** Possible suffixes of a name; they make it one of many things. */
const END =
  /(?<more>s|[_-]?(?:v?\d{1,3}|value|string|text|hash|id|data|raw|b64|hex|pem|enc|old|new))?(?![\p{L}\p{N}])/iuy;
/** Signs that assign a value, with what may surround them, and the name of a part. */
const GIVES =
  /[\s"'`\\*_~()[\]{}<>/+]{0,8}(?<sign>=>|:=|[=:|→]|->)[=>]?[\s"'`\\*_~()[\]{}<>/+]{0,8}(?:(?<=[{[]\s?["'\\]{0,3})[\w-]{1,30}["'\\]{0,3}\s?:\s?["'\\]{0,3})?/uy;
const IS =
  /(?<far>(?:[\s+_][\p{L}'()-]{1,20}){0,5})[\s+_,]{1,3}(?:(?:is|was|are|were|equals|ist|war|lautet|es|est|era|foi|é|è|jest|это|был|是|är|er)(?![\p{L}\p{N}])|=|:)[\s+_]?(?:now|still|probably|also|set to|jetzt)?[:=\s+_"'`(]{0,6}/iuy;
/** For languages written without spaces. */
const IS_CLOSE = /\s?(?:是|为|為|は|が|:|=)\s?["'`]?/uy;
const BESIDE = /[\s+]{1,3}["'`(<[*]{0,3}|["'`(<[>]{1,3}\s?/uy;
/** Names that are also verbs. */
const ALSO_VERBS = /^(?:pass|pin|tan)$/;
const FLAG = /(?<![\w-])-{1,2}[\w-]{0,40}$/;

/** A request's whole credentials: their scheme says how long they are. */
const AUTHORIZATION =
  /authori[sz]ation["'`\\]{0,4}\s{0,8}[=:]\s{0,8}["'`\\]{0,4}(?:(?:bearer|basic|digest|token|negotiate|apikey)\s{1,8})?(?<value>[^\n"'`]{1,2000})/dgi;
const SCHEME = /(?<![\p{L}\p{N}])(?:bearer|basic)[\s+]{1,8}["'`<]?(?<value>[\w.~+/=:-]{4,4000})/dgiu;
/** A value may be in quotation marks (RFC 6265, 4.1.1); any other such mark ends a quoted header. */
const COOKIES =
  /(?<![\p{L}\p{N}])(?:set-)?cookies?["'`\\\]]{0,4}\s{0,8}[:=]\s{0,8}["'`\\]{0,4}(?<value>(?:[^\n"`]|(?<==)"[^\s"`;,]{1,400}"){1,4000})/dgiu;
const COOKIE_BESIDE = /(?<![\p{L}\p{N}])cookies?\s{1,8}["'`]?[\w.-]{1,60}=(?<value>[^\s"'`;,]{1,4000})/dgiu;
/** Attributes of a cookie, rather than its value. */
const ATTRIBUTE =
  /^\s*(?:path|domain|max-age|expires|samesite|secure|httponly|priority|partitioned|version|comment)\b/i;
/** User name and secret in one: `curl -u me:secret`. */
const PAIR = /(?<!\S)(?:-u|--user|--proxy-user)[\s=]{1,8}["']?(?<value>[^\s"':]{1,200}:[^\s"']{1,400})/dg;

/**
 * When a value counts as a secret. `strict`: unless it describes one; `said`: the same, and not if the sentence goes on
 * after it; `weak`: unless it is a word or a short number, since other things share the name; `beside`: only if it
 * cannot be a word, since it may be unrelated to the name.
 */
type Doubt = 'strict' | 'said' | 'weak' | 'beside';

/** Finds secrets with a name. */
export function namedIn(text: string): Span[] {
  return [...valuesIn(text), ...headersIn(text)];
}

function valuesIn(text: string): Span[] {
  const found: Span[] = [];
  const small = inLowerCase(text);
  NAME.lastIndex = 0;
  for (let name = NAME.exec(small); name; name = NAME.exec(small)) {
    const end = NAME.lastIndex;
    const place = secretOf(text, name, end);
    if (place) found.push(place);
    NAME.lastIndex = Math.max(place?.[1] ?? 0, end);
  }
  return found;
}

/** A name in a text, and where it ends. */
interface Named {
  readonly text: string;
  readonly name: string;
  readonly from: number;
  readonly end: number;
  /** It can only be the name of a secret, in the singular. */
  readonly sure: boolean;
  /** Harmless things have this name too. */
  readonly either: boolean;
  /** It is in a language written without spaces. */
  readonly spaceless: boolean;
}

/** The value of a name, unless it only describes a secret. */
function secretOf(text: string, { 0: name, index, groups: kinds = {} }: RegExpExecArray, end: number): Span | null {
  const spaceless = /[^\0-\u024f]$/u.test(name);
  const rest = matchAt(END, text, end);
  if (!rest && !spaceless) return null;
  const more = rest?.groups?.more;
  const named: Named = {
    ...{ text, name, from: index, end: end + (rest?.[0].length ?? 0), spaceless },
    sure: more === undefined && kinds.secret !== undefined,
    either: more !== undefined || kinds.either !== undefined,
  };
  const place = afterSign(named) ?? inSentence(named) ?? rightAfter(named);
  // "tokens: 12" is a count.
  return place && more === 's' && /^\d+$/.test(text.slice(...place)) ? null : place;
}

/** After a sign: `token=…`, `"token": "…"`. */
function afterSign(named: Named): Span | null {
  const { text, name, end, either, spaceless } = named;
  const gives = matchAt(GIVES, text, end) ?? (spaceless ? matchAt(IS_CLOSE, text, end) : null);
  // An assignment ends at the end of its line.
  if (gives && /^[^=:]*=[^\n]*\n/.test(gives[0])) return null;
  const isArrow = /^(?:→|\||->)$/.test(gives?.groups?.sign ?? '');
  const phrase = gives && /pass|phrase|seed|mnemonic/.test(name) ? phraseAt(text, end + gives[0].length) : null;
  return phrase ?? secretAfter(named, gives, isArrow ? 'beside' : either ? 'weak' : 'strict');
}

/** Several words that do not describe a password are one. */
function phraseAt(text: string, at: number): Span | null {
  const [phrase = ''] = /^\p{L}{2,20}(?: \p{L}{2,20}){2,}/u.exec(text.slice(at, at + LONGEST_VALUE)) ?? [];
  const words = phrase.toLowerCase().split(' ');
  if (phrase === '') return null;
  return words.filter(word => !isSaidOfSecrets(word)).length * 2 > words.length ? [at, at + phrase.length] : null;
}

/** In a sentence: `my token is …`, `the password that I use is: …`. */
function inSentence(named: Named): Span | null {
  const is = matchAt(IS, named.text, named.end);
  if (!is) return null;
  const isFar = is.groups?.far !== '' && !/[=:]/.test(is[0]);
  return secretAfter(named, is, !named.sure || isFar ? 'beside' : 'said', named.sure ? 'strict' : 'beside');
}

/** Right after the name: `token '…'`, `setup code …`, `--token …`. */
function rightAfter(named: Named): Span | null {
  const { text, name, from, end, sure, either } = named;
  const beside = either && !sure ? null : matchAt(BESIDE, text, end);
  const isFlag = (beside?.[0] === ' ' || beside?.[0] === '+') && FLAG.test(text.slice(Math.max(0, from - 44), from));
  const doubt = !sure ? 'beside' : isFlag ? 'strict' : /codes?$/.test(name) ? 'said' : 'beside';
  return secretAfter(named, beside, doubt, sure && !ALSO_VERBS.test(name) ? 'strict' : doubt);
}

/** The value after what links it to a name, with another doubt if it is in quotation marks. */
function secretAfter(
  { text, name, end, spaceless }: Named,
  link: RegExpExecArray | null,
  doubt: Doubt,
  quoted = doubt,
): Span | null {
  const place = link && valueAt(text, end + link[0].length, /phrase|mnemonic|seed|words/i.test(name));
  if (!place || GAP.test(text.slice(place[0] - 1, place[1] + 1))) return null;
  const goesOn =
    doubt === 'weak' &&
    /: $/.test(text.slice(place[0] - 2, place[0])) &&
    /^ (?!(?:and|but|or|und|y|et)\b)\p{L}/u.test(text.slice(place[1], place[1] + 9));
  const own = isQuoted(text, place) ? quoted : doubt;
  // In such a language a password is quoted, or in other letters: anything else says something of it.
  if (spaceless && !isQuoted(text, place) && !/[\p{Script=Latin}\d]/u.test(text.slice(...place))) return null;
  return isSecret(text.slice(...place), goesOn ? 'beside' : own, name) ? place : null;
}

/** From a position to the end of the value there: its closing quotation mark, or the end of its words. */
function valueAt(text: string, at: number, phrase: boolean): Span | null {
  const rest = text.slice(at, at + LONGEST_VALUE);
  const [quote] = /["'`]/.exec(text.charAt(at - 1)) ?? [];
  const end = quote ? rest.search(CLOSED[quote] ?? /$/) : -1;
  if (end >= 0) return end > 0 ? [at, at + end] : null;
  const [whole = ''] = (phrase ? /^[^\n"`.,;:()<>]*/ : /^[^\s"`]*/).exec(rest) ?? [];
  const [value = ''] = VALUE.exec(whole) ?? [];
  const trimmed = value.replace(/[.,;:!?)\]}>'\s]{1,4}$/, '');
  return trimmed === '' ? null : [at, at + trimmed.length];
}

const CLOSED: Readonly<Record<string, RegExp>> = { '"': /["\n]/, "'": /['\n]/, '`': /[`\n]/ };
/** Punctuation ends a value if another name with a value follows, or nothing. */
const VALUE = /^(?:[^&;,#'<>(){}[\]|\\]|[&;,#'<>(){}[\]|\\](?![\w.-]{0,40}["'\\]{0,3}[=:]|["'<>/]|$))*/;

function isQuoted(text: string, place: Span): boolean {
  const around = text.charAt(place[0] - 1) + text.charAt(place[1]);
  return /^["'`]["'`]$/.test(around) || around === '><';
}

/** A placeholder for the reader to fill in. */
const GAP = /^<[a-z]{2,20}(?:[ _-][a-z0-9]{2,20}){1,6}>$/;
/** A variable or a template. */
const STANDS_FOR = /^(?:\$\{?[A-Z][A-Z_]{2,60}\}?|%[A-Z][A-Z_]{2,60}%|\{\{[^{}]{1,60}\}\})$/;

function isSecret(value: string, doubt: Doubt, name: string): boolean {
  const text = value.replaceAll(REDACTED, '');
  const words = text.match(ATOM) ?? [];
  if (words.length === 0) return text.length > 3 && !/^(.)\1*$/u.test(text) && /[^\s.…*•·_-]/u.test(text);
  if (doubt !== 'strict' && words.every(word => isKnownWord(word.toLowerCase()))) return false;
  if (isErrorCode(text) || STANDS_FOR.test(text) || words.every(word => isSaidOfSecrets(word.toLowerCase())))
    return false;
  if (/^\d+$/.test(text)) return isSecretNumber(text, doubt, name);
  if (doubt === 'strict') return true;
  if (doubt === 'said')
    return (
      words.length > 1 || !/^\p{Ll}{3,}(?:ed|ing|able|ible|ly|ical|less|ful|ous|ive)$/u.test(text) || !isPlain(text)
    );
  if (doubt === 'weak') return text.length > 3 && !words.every(isKnown) && !isShape(text);
  return text.length > 3 && !isPlain(text) && !words.every(isMeasure) && !isShape(text);
}

const isKnown = (word: string) => isKnownWord(word.toLowerCase()) || word.length < 3;
/** A number with its unit. */
const isMeasure = (word: string) => /^\d/.test(word) && kindOfAtom(word) === 'sure';

/** Codes of errors and closes say what happened; a code that gives access can have any form. */
function isSecretNumber(digits: string, doubt: Doubt, name: string): boolean {
  if (/pin|otp|tan|pass|pw/i.test(name)) return doubt === 'strict' || digits.length > 3;
  if (/^(?:[1-5]\d\d|10\d\d|[34]\d{3})$/.test(digits)) return false;
  return digits.length > (doubt === 'weak' ? 5 : doubt === 'strict' ? 2 : 3);
}

function headersIn(text: string): Span[] {
  const schemes = groupMatchesOf(SCHEME, text, 'value').filter(([from, to]) =>
    isSecret(text.slice(from, to), 'beside', ''),
  );
  const whole = groupMatchesOf(AUTHORIZATION, text, 'value').filter(([from, to]) => {
    const [first = ''] = text.slice(from, to).match(ATOM) ?? [];
    return !isSaidOfSecrets(first.toLowerCase());
  });
  const cookies = groupMatchesOf(COOKIES, text, 'value').flatMap(place => cookieValues(text, place));
  const pairs = [...groupMatchesOf(COOKIE_BESIDE, text, 'value'), ...groupMatchesOf(PAIR, text, 'value')];
  return [
    ...schemes,
    ...whole,
    ...cookies,
    ...pairs.filter(([from, to]) => isSecret(text.slice(from, to), 'strict', '')),
  ];
}

/** Each value separately, so that it gets the same tag elsewhere; the names stay. */
function cookieValues(text: string, [from, to]: Span): Span[] {
  const found: Span[] = [];
  let at = from;
  for (const cookie of text.slice(from, to).split(';')) {
    const [named] = /^\s*[\w.-]{1,60}=["']?/.exec(cookie) ?? [];
    const first = at + (named ?? /^\s*/.exec(cookie)?.[0] ?? '').length;
    const end = at + cookie.replace(/[\s"']+$/, '').length;
    if (
      end > first &&
      !ATTRIBUTE.test(cookie) &&
      isSecret(text.slice(first, end), named || !/\s/.test(cookie.trim()) ? 'strict' : 'weak', '')
    )
      found.push([first, end]);
    at += cookie.length + 1;
  }
  return found;
}

/** Matches a sticky pattern at a position. */
function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
