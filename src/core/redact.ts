/**
 * Takes secrets out of text before it is stored. Error texts rarely hold any, but they are the page's to write. What
 * support needs survives: words, error codes, host names, and the request and device id that the caller names.
 */

/** What stands for a secret: the same tag for the same secret, so that a reader sees "the same value twice". */
export const PLACEHOLDER = /\[removed:([0-9a-z]{5})\]/g;
const ONLY_PLACEHOLDERS = new RegExp(`^(?:${PLACEHOLDER.source})+$`);

/** The first group stays, the second is the secret. */
const RULES: readonly RegExp[] = [
  // Keys in their armour, also when its end was cut off.
  /(-----BEGIN [A-Z ]+-----)([\s\S]+?)(?=-----END |$)/g,
  // A header's credentials, whole; a cookie header is taken apart before.
  /\b(authorization["']?\s*[=:]\s*["']?(?:(?:bearer|basic|digest|token)\s+)?)(.+)/gi,
  /\b((?:bearer|basic)\s+)([\w.~+/=-]{8,})/gi,
  // Tokens in addresses, assignments and JSON.
  /((?:token|password|passwd|passphrase|secret|api[_-]?key|private[_-]?key(?:[_-]?pem)?|(?:setup|pairing)[ _-]?code|verifier|challenge|signature)["']?\s*[=:]\s*["']?)([^\s"'&#,;)]+)/gi,
  // Names that secrets share with harmless values: a close code or an error code says what happened.
  /(\b(?:[Cc]ode|[Ss]tate|[Kk]ey)["']?\s*[=:]\s*["']?)(?!\d{3,4}\b|[A-Z]+(?:_[A-Z]+)+\b)([^\s"'&#,;)]{4,})/g,
  // Credentials in an address, and e-mail addresses.
  /(\w:\/\/)([^\s/?#]*)(?=@)/g,
  /()([\w.+-]+@[\w-]+(?:\.[\w-]+)+)/g,
  // JSON web tokens, and keys with well-known beginnings.
  /\b()(eyJ[\w-]{8,}(?:\.[\w-]+){0,2})/g,
  /\b()((?:sk|pk|rk|gh[opsur]|github_pat|glpat|npm|hf|xox[abprs]|sb_secret|sb_publishable|sbp|whsec|AKIA|ASIA|AIza)[-_]?[\w-]{12,})/g,
  // Who somebody is on their computer.
  /((?:\/home\/|\/Users\/|[A-Z]:\\Users\\))(\[removed:\w{5}\]|[^\s/\\:]+)/g,
];

const COOKIE_HEADER = /\b((?:set-)?cookie["']?\s*:\s*)(.+)/gi;

/** A part of a host name that no person chose: long, unbroken, of letters and digits. */
const HOST_KEY =
  /(?<=\/\/|\.|^|[\s"'`(])(?=[a-z]*\d)(?=\d*[a-z])[a-z0-9]{20,63}(?=(?:\.[a-z0-9-]+)*\.[a-z]{2,}\b)/g;

/** Long unbroken runs are keys, unless they are words: error codes, paths. */
const LONG_RUN = /[\w+/=-]{28,}/g;
const ONLY_WORDS = /^(?:[a-z]{0,20}(?:[_/+=-]|$))+$/i;

/**
 * The text with a placeholder for anything that looks like a secret or says who somebody is. `ids` are the request and
 * device id that it may name; any other run of that form could be a token. Doing it twice changes nothing more.
 */
export function redact(text: string, ids: readonly (string | null)[] = []): string {
  const named = RULES.reduce(
    (out, pattern) => out.replace(pattern, (_, kept: string, secret: string) => kept + hidden(secret)),
    text.replace(COOKIE_HEADER, (_, kept: string, cookies: string) => kept + hiddenCookies(cookies)),
  );
  const kept = ids.filter(id => id !== null);
  // Splitting by a pattern with one group puts the ids at the odd places.
  const parts = kept.length ? named.split(new RegExp(`(?<![\\w-])(${kept.join('|')})(?![\\w-])`)) : [named];
  return parts
    .map((part, place) =>
      place % 2 ? part : part.replace(LONG_RUN, run => (ONLY_WORDS.test(run) ? run : hidden(run))),
    )
    .join('');
}

/** Host names stay as they are, but for parts of them that can only be keys. */
export function redactHosts(text: string): string {
  return text.replace(HOST_KEY, hidden);
}

function hidden(secret: string): string {
  return secret === '' || ONLY_PLACEHOLDERS.test(secret) ? secret : `[removed:${tagOf(secret)}]`;
}

/** Each value by itself, so that a token is known again elsewhere; the names stay. */
function hiddenCookies(cookies: string): string {
  return cookies
    .split(';')
    .map(cookie => {
      const [, name, value] = /^(\s*[\w.-]{1,60}=)(.*)$/.exec(cookie) ?? [];
      if (name !== undefined && value !== undefined) return name + hidden(value);
      return cookie.trim() === '' ? cookie : hidden(cookie);
    })
    .join(';');
}

/**
 * 25 bits of the secret's hash. They only tell secrets of one browser apart in what it stores itself: a report counts them
 * anew (packet/build.ts), so that nobody can try guesses against it.
 */
function tagOf(secret: string): string {
  let [one, two] = [0xdeadbeef, 0x41c6ce57];
  for (const unit of secret) {
    const code = unit.codePointAt(0) ?? 0;
    one = Math.imul(one ^ code, 2_654_435_761);
    two = Math.imul(two ^ code, 1_597_334_677);
  }
  one = Math.imul(one ^ (one >>> 16), 2_246_822_507) ^ Math.imul(two ^ (two >>> 13), 3_266_489_909);
  return ((one >>> 0) % 36 ** 5).toString(36).padStart(5, '0');
}
