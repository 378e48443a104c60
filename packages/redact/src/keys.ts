/** Secrets with a form of their own, whatever surrounds them. */
import { isPlain } from './atoms';
import { groupMatchesOf, matchesOf, type Span } from './span';

/** Armoured keys, even if an end was cut off. */
const ARMOURED = /-----BEGIN [A-Z0-9 ]{1,60}-----(?<secret>[\s\S]*?)(?=-----END |$)/dg;
const ARMOUR_ENDS = '-----END ';
/** A line of a key, possibly quoted. In UTF-16 units. */
const LONGEST_LINE = 120;
const KEY_LINE = /^[\s>|"'\\]{0,8}[A-Za-z0-9+/=]{0,100}[\s"'\\]{0,8}$/;
/** JSON Web Tokens: three parts in base64url, the first of which is JSON. */
const WEB_TOKEN = /(?<![\w-])eyJ[\w-]{6,}(?:\.[\w-]*){0,4}/g;
/** Prefixes by which services mark their keys. */
const MARKED =
  /(?<![\p{L}\p{N}])(?:(?:sk|pk|rk|gh[opsur]|github_pat|glpat|gl[a-z]{2,5}t|npm|pypi|hf|xox[abeoprs]|xapp|sb_secret|sb_publishable|sbp|whsec|shpat|dop_v1|EAA|ya29|lin_api|key|tok|AGE-SECRET-KEY|ssh-(?:rsa|ed25519)|r8|gsk|nvapi|pat|oc|ocgw)[-_. ]|AKIA|ASIA|AIza)(?<rest>[\w.+/=-]{12,})/dgu;
const OF_TELEGRAM = /(?<!\w)\d{8,12}:[\w-]{20,}/g;
const UUID = /(?<![\p{L}\p{N}])[0-9a-f]{8}[-_]?(?:[0-9a-f]{4}[-_]?){3}[0-9a-f]{12}(?![\p{L}\p{N}])/giu;
/** Bytes: of an array, or of an array that became an object; in hexadecimal; in groups. */
const BYTES = /(?<![\w.])\d{1,3}(?:\s{0,3}[,;]\s{0,3}(?:"\d{1,5}"\s?:\s?)?\d{1,3}){7,}(?![\w.])/g;
const PREFIXED_BYTES = /(?<!\w)(?:(?:0x|\\x|#)[0-9a-f]{2}[\s,;]{0,3}){6,}/gi;
const SPACED_BYTES = /(?<![\p{L}\p{N}])(?:[0-9a-f]{2}[ :\n-]){7,}[0-9a-f]{2}(?![\p{L}\p{N}])/giu;
const BITS = /(?<!\w)(?:[01]{8}[ ,]?){4,}(?!\w)/g;

/** Finds keys, tokens, ids and bytes of such a form. */
export function keysIn(text: string): Span[] {
  if (!/\d|-----|[A-Za-z_-]{12}/.test(text)) return [];
  const marked = groupMatchesOf(MARKED, text, 'rest').filter(place => !isPlain(text.slice(...place)));
  return [
    ...groupMatchesOf(ARMOURED, text, 'secret'),
    ...beheadedIn(text),
    ...marked,
    ...[WEB_TOKEN, OF_TELEGRAM, UUID, BYTES, PREFIXED_BYTES, SPACED_BYTES, BITS].flatMap(form => matchesOf(form, text)),
  ];
}

/** The lines before the end of an armoured key that lost its beginning. */
function beheadedIn(text: string): Span[] {
  const found: Span[] = [];
  for (let end = text.indexOf(ARMOUR_ENDS); end >= 0; end = text.indexOf(ARMOUR_ENDS, end + 1)) {
    let from = end;
    while (from > 0) {
      const near = text.slice(Math.max(0, from - LONGEST_LINE), from);
      const before = from - near.length + near.lastIndexOf('\n', near.length - 2) + 1;
      if (before >= from || !KEY_LINE.test(text.slice(before, from))) break;
      from = before;
    }
    if (from < end) found.push([from, end]);
  }
  return found;
}
