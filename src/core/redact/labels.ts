/** Secrets that are named: `token=…`, `"password": "…"`, `my PIN is …`, `--token …`, headers. */
import { ATOM, isPlain, sortOf } from './atoms';
import { NAMES } from './label-names';
import { TAKEN } from './normalized';
import { isErrorCode, isShape } from './shapes';
import { groups, type Span } from './span';
import { isKnownWord, isSaidOfSecrets } from './vocabulary';

/** A longer value is cut here, and its rest judged by itself. In UTF-16 units. */
const MOST = 1_000;

/** For text in lower case, which is faster to look through. */
const NAME = new RegExp(NAMES, 'gu');
/** What a name's end may have besides; it makes of it one of many things. */
const END =
  /(?<more>s|[_-]?(?:v?\d{1,3}|value|string|text|hash|id|data|raw|b64|hex|pem|enc|old|new))?(?![\p{L}\p{N}])/iuy;
/** Signs that give a value, with what may stand around them, and the name of a part. */
const GIVES =
  /[\s"'`\\*_~()[\]{}<>/+]{0,8}(?<sign>=>|:=|[=:|→]|->)[=>]?[\s"'`\\*_~()[\]{}<>/+]{0,8}(?:(?<=[{[]\s?["'\\]{0,3})[\w-]{1,30}["'\\]{0,3}\s?:\s?["'\\]{0,3})?/uy;
const IS =
  /(?<far>(?:[\s+_][\p{L}'()-]{1,20}){0,5})[\s+_,]{1,3}(?:(?:is|was|are|were|equals|ist|war|lautet|es|est|era|foi|é|è|jest|это|был|是|är|er)(?![\p{L}\p{N}])|=|:)[\s+_]?(?:now|still|probably|also|set to|jetzt)?[:=\s+_"'`(]{0,6}/iuy;
/** Languages that write without spaces. */
const IS_CLOSE = /\s?(?:是|为|為|は|が|:|=)\s?["'`]?/uy;
const BESIDE = /[\s+]{1,3}["'`(<[*]{0,3}|["'`(<[>]{1,3}\s?/uy;
/** Names that are also what somebody does with something else. */
const ALSO_VERBS = /^(?:pass|pin|tan)$/;
const FLAG = /(?<![\w-])-{1,2}[\w-]{0,40}$/;

/** Credentials of a request, whole: their scheme tells how long they are. */
const AUTHORIZATION =
  /authori[sz]ation["'`\\]{0,4}\s{0,8}[=:]\s{0,8}["'`\\]{0,4}(?:(?:bearer|basic|digest|token|negotiate|apikey)\s{1,8})?(?<value>[^\n"'`]{1,2000})/dgi;
const SCHEME = /(?<![\p{L}\p{N}])(?:bearer|basic)[\s+]{1,8}["'`<]?(?<value>[\w.~+/=:-]{4,4000})/dgiu;
/** A value may stand in quotation marks (RFC 6265, 4.1.1); any other such mark ends what quotes the header. */
const COOKIES =
  /(?<![\p{L}\p{N}])(?:set-)?cookies?["'`\\\]]{0,4}\s{0,8}[:=]\s{0,8}["'`\\]{0,4}(?<value>(?:[^\n"`]|(?<==)"[^\s"`;,]{1,400}"){1,4000})/dgiu;
const COOKIE_BESIDE = /(?<![\p{L}\p{N}])cookies?\s{1,8}["'`]?[\w.-]{1,60}=(?<value>[^\s"'`;,]{1,4000})/dgiu;
/** Of a cookie itself, and not its value. */
const ATTRIBUTE =
  /^\s*(?:path|domain|max-age|expires|samesite|secure|httponly|priority|partitioned|version|comment)\b/i;
/** Name and secret in one: `curl -u me:secret`. */
const PAIR = /(?<!\S)(?:-u|--user|--proxy-user)[\s=]{1,8}["']?(?<value>[^\s"':]{1,200}:[^\s"']{1,400})/dg;

/**
 * When a value is taken for a secret. `strict`: unless it says something of one; `said`: that, or a sentence goes on behind it;
 * `weak`: unless it is a word or a number of a few digits, since other things have such names; `beside`: where it cannot be a
 * word, since it may have nothing to do with the name.
 */
type Doubt = 'strict' | 'said' | 'weak' | 'beside';

/** Where a text has secrets that it names. */
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

/** A letter whose small form is longer stays as it is, so that places stay the same. */
function inLowerCase(text: string): string {
  const small = text.toLowerCase();
  return small.length === text.length ? small : text.replace(/[A-Z]/g, letter => letter.toLowerCase());
}

/** A name in a text, and where it ends. */
interface Named {
  readonly text: string;
  readonly name: string;
  readonly from: number;
  readonly end: number;
  /** What can be nothing else than a secret's name, in the singular. */
  readonly sure: boolean;
  /** What harmless things are called too. */
  readonly either: boolean;
  /** Of a language that writes without spaces. */
  readonly spaceless: boolean;
}

/** The value of a name, unless it only says something of one. */
function secretOf(
  text: string,
  { 0: name, index, groups: kinds = {} }: RegExpExecArray,
  end: number,
): Span | null {
  const spaceless = /[^\0-\u024f]$/u.test(name);
  const rest = stuck(END, text, end);
  if (!rest && !spaceless) return null;
  const more = rest?.groups?.more;
  const named: Named = {
    ...{ text, name, from: index, end: end + (rest?.[0].length ?? 0), spaceless },
    sure: more === undefined && kinds.secret !== undefined,
    either: more !== undefined || kinds.either !== undefined,
  };
  const place = givenTo(named) ?? saidOf(named) ?? besideOf(named);
  // Several tokens are counted.
  return place && more === 's' && /^\d+$/.test(text.slice(...place)) ? null : place;
}

/** Behind a sign: `token=…`, `"token": "…"`. */
function givenTo(named: Named): Span | null {
  const { text, name, end, either, spaceless } = named;
  const gives = stuck(GIVES, text, end) ?? (spaceless ? stuck(IS_CLOSE, text, end) : null);
  // An assignment ends with its line.
  if (gives && /^[^=:]*=[^\n]*\n/.test(gives[0])) return null;
  const isArrow = /^(?:→|\||->)$/.test(gives?.groups?.sign ?? '');
  const phrase =
    gives && /pass|phrase|seed|mnemonic/.test(name) ? phraseAt(text, end + gives[0].length) : null;
  return phrase ?? secretBehind(named, gives, isArrow ? 'beside' : either ? 'weak' : 'strict');
}

/** Several words that are not about a password: then they are one. */
function phraseAt(text: string, at: number): Span | null {
  const [phrase = ''] = /^\p{L}{2,20}(?: \p{L}{2,20}){2,}/u.exec(text.slice(at, at + MOST)) ?? [];
  const words = phrase.toLowerCase().split(' ');
  if (phrase === '') return null;
  return words.filter(word => !isSaidOfSecrets(word)).length * 2 > words.length
    ? [at, at + phrase.length]
    : null;
}

/** In a sentence: `my token is …`, `the password that I use is: …`. */
function saidOf(named: Named): Span | null {
  const is = stuck(IS, named.text, named.end);
  if (!is) return null;
  const isFar = is.groups?.far !== '' && !/[=:]/.test(is[0]);
  return secretBehind(named, is, !named.sure || isFar ? 'beside' : 'said', named.sure ? 'strict' : 'beside');
}

/** Right behind it: `token '…'`, `setup code …`, `--token …`. */
function besideOf(named: Named): Span | null {
  const { text, name, from, end, sure, either } = named;
  const beside = either && !sure ? null : stuck(BESIDE, text, end);
  const isFlag =
    (beside?.[0] === ' ' || beside?.[0] === '+') && FLAG.test(text.slice(Math.max(0, from - 44), from));
  const doubt = !sure ? 'beside' : isFlag ? 'strict' : /codes?$/.test(name) ? 'said' : 'beside';
  return secretBehind(named, beside, doubt, sure && !ALSO_VERBS.test(name) ? 'strict' : doubt);
}

/** The value behind what links it to a name, with another doubt where it is in quotation marks. */
function secretBehind(
  { text, name, end }: Named,
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
  return isSecret(text.slice(...place), goesOn ? 'beside' : own, name) ? place : null;
}

/** From a place to the end of the value that begins there: its quotation mark, or where its words end. */
function valueAt(text: string, at: number, phrase: boolean): Span | null {
  const rest = text.slice(at, at + MOST);
  const [quote] = /["'`]/.exec(text.charAt(at - 1)) ?? [];
  const end = quote ? rest.search(CLOSED[quote] ?? /$/) : -1;
  if (end >= 0) return end > 0 ? [at, at + end] : null;
  const [whole = ''] = (phrase ? /^[^\n"`.,;:()<>]*/ : /^[^\s"`]*/).exec(rest) ?? [];
  const [value = ''] = VALUE.exec(whole) ?? [];
  const trimmed = value.replace(/[.,;:!?)\]}>'\s]{1,4}$/, '');
  return trimmed === '' ? null : [at, at + trimmed.length];
}

const CLOSED: Readonly<Record<string, RegExp>> = { '"': /["\n]/, "'": /['\n]/, '`': /[`\n]/ };
/** Signs end a value where another name with a value follows, or nothing. */
const VALUE = /^(?:[^&;,#'<>(){}[\]|\\]|[&;,#'<>(){}[\]|\\](?![\w.-]{0,40}["'\\]{0,3}[=:]|["'<>/]|$))*/;

function isQuoted(text: string, place: Span): boolean {
  const around = text.charAt(place[0] - 1) + text.charAt(place[1]);
  return /^["'`]["'`]$/.test(around) || around === '><';
}

/** A gap to be filled in. */
const GAP = /^<[a-z]{2,20}(?:[ _-][a-z0-9]{2,20}){1,6}>$/;
/** A variable, a template. */
const STANDS_FOR = /^(?:\$\{?[A-Z][A-Z_]{2,60}\}?|%[A-Z][A-Z_]{2,60}%|\{\{[^{}]{1,60}\}\})$/;

function isSecret(value: string, doubt: Doubt, name: string): boolean {
  const text = value.replaceAll(TAKEN, '');
  const words = text.match(ATOM) ?? [];
  if (words.length === 0) return text.length > 3 && !/^(.)\1*$/u.test(text) && /[^\s.…*•·_-]/u.test(text);
  if (isErrorCode(text) || STANDS_FOR.test(text) || words.every(word => isSaidOfSecrets(word.toLowerCase())))
    return false;
  if (/^\d+$/.test(text)) return isSecretNumber(text, doubt, name);
  if (doubt === 'strict') return true;
  if (doubt === 'said')
    return (
      words.length > 1 ||
      !/^\p{Ll}{3,}(?:ed|ing|able|ible|ly|ical|less|ful|ous|ive)$/u.test(text) ||
      !isPlain(text)
    );
  if (doubt === 'weak') return text.length > 3 && !words.every(isKnown) && !isShape(text);
  return text.length > 3 && !isPlain(text) && !words.every(isMeasure) && !isShape(text);
}

const isKnown = (word: string) => isKnownWord(word.toLowerCase()) || word.length < 3;
/** A number with its unit. */
const isMeasure = (word: string) => /^\d/.test(word) && sortOf(word) === 'sure';

/** Codes of errors and closes say what happened; one that lets somebody in can have any form. */
function isSecretNumber(digits: string, doubt: Doubt, name: string): boolean {
  if (/pin|otp|tan|pass|pw/i.test(name)) return doubt === 'strict' || digits.length > 3;
  if (/^(?:[1-5]\d\d|10\d\d|[34]\d{3})$/.test(digits)) return false;
  return digits.length > (doubt === 'weak' ? 5 : doubt === 'strict' ? 2 : 3);
}

function headersIn(text: string): Span[] {
  const schemes = groups(SCHEME, text, 'value').filter(([from, to]) =>
    isSecret(text.slice(from, to), 'beside', ''),
  );
  const whole = groups(AUTHORIZATION, text, 'value').filter(([from, to]) => {
    const [first = ''] = text.slice(from, to).match(ATOM) ?? [];
    return !isSaidOfSecrets(first.toLowerCase());
  });
  const cookies = groups(COOKIES, text, 'value').flatMap(place => cookieValues(text, place));
  const pairs = [...groups(COOKIE_BESIDE, text, 'value'), ...groups(PAIR, text, 'value')];
  return [
    ...schemes,
    ...whole,
    ...cookies,
    ...pairs.filter(([from, to]) => isSecret(text.slice(from, to), 'strict', '')),
  ];
}

/** Each value by itself, so that it is known again elsewhere; the names stay. */
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

/** A sticky pattern at a place. */
function stuck(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
