/**
 * Takes secrets out of text before it is stored. Error texts rarely hold any, but they are the page's to write. What
 * support needs survives: words, error codes, host names, request ids (UUIDs) and device ids (64 hex digits) that
 * nothing names as a secret.
 */

const RULES: readonly (readonly [RegExp, string])[] = [
  // A header's credentials, whole.
  [/\b(cookie|authorization)("?\s*:\s*).+/gi, '$1$2[removed]'],
  [/\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi, '$1 [removed]'],
  // Tokens in addresses, assignments and JSON.
  [
    /((?:token|password|passwd|passphrase|secret|api[_-]?key|verifier|signature)["']?\s*[=:]\s*["']?)[^\s"'&#,;)]+/gi,
    '$1[removed]',
  ],
  // Names that secrets share with harmless values: a close code or an error code says what happened.
  [
    /(\b(?:[Cc]ode|[Ss]tate|[Kk]ey)["']?\s*[=:]\s*["']?)(?!\d{3,4}\b|[A-Z]+(?:_[A-Z]+)+\b)[^\s"'&#,;)]{4,}/g,
    '$1[removed]',
  ],
  // Credentials in an address, and e-mail addresses.
  [/(\w:\/\/)[^\s/?#]*@/g, '$1[removed]@'],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '[e-mail removed]'],
  // JSON web tokens, and keys with well-known beginnings.
  [/\beyJ[\w-]{8,}(?:\.[\w-]+){0,2}/g, '[removed]'],
  [
    /\b(?:sk|pk|rk|gh[opsur]|github_pat|glpat|npm|hf|xox[abprs]|sb_secret|sb_publishable|sbp|whsec|AKIA|ASIA|AIza)[-_]?[\w-]{12,}/g,
    '[removed]',
  ],
  [/((?:\/home\/|\/Users\/|[A-Z]:\\Users\\))[^\s/\\:]+/g, '$1[removed]'],
];

/** The two ids that support needs, on their own. */
const IDS = /(?<![\w-])([0-9a-f]{64}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![\w-])/;
/** Long unbroken runs are keys, unless they are words: error codes, paths. */
const LONG_RUN = /[\w+/=-]{28,}/g;
const ONLY_WORDS = /^(?:[a-z]{0,20}(?:[_/+=-]|$))+$/i;

/** The text with anything that looks like a secret or a personal address replaced by `[removed]`. */
export function redact(text: string): string {
  const ruled = RULES.reduce((out, [pattern, replacement]) => out.replace(pattern, replacement), text);
  // Splitting by a pattern with one group puts the ids at the odd places.
  return ruled
    .split(IDS)
    .map((part, place) =>
      place % 2 ? part : part.replace(LONG_RUN, run => (ONLY_WORDS.test(run) ? run : '[removed]')),
    )
    .join('');
}
