/**
 * Takes secrets out of text before it is stored. Error texts rarely hold any, but they are the page's to write. What
 * support needs survives: words, host names, request ids (UUIDs) and device ids (64 hex digits).
 */

const RULES: readonly (readonly [RegExp, string])[] = [
  // Tokens and codes in addresses and assignments, and a header's credentials.
  [
    /\b(token|bootstrapToken|deviceToken|password|secret|code|code_verifier|apikey|api_key|key|state)(\s*[=:]\s*)("?)[^\s"&#,;)]+/gi,
    '$1$2$3[removed]',
  ],
  [/\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi, '$1 [removed]'],
  [/\b(cookie|authorization)(\s*:\s*).+/gi, '$1$2[removed]'],
  // JSON web tokens, and keys with well-known beginnings.
  [/\beyJ[\w-]{8,}(?:\.[\w-]+){0,2}/g, '[removed]'],
  [
    /\b(?:sk|pk|rk|ghp|gho|ghs|xox[abprs]|sb_secret|sb_publishable|sbp|whsec|AKIA|AIza)[-_]?[\w-]{12,}/g,
    '[removed]',
  ],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '[e-mail removed]'],
  [/((?:\/home\/|\/Users\/|[A-Z]:\\Users\\))[^\s/\\:]+/g, '$1[removed]'],
];

/** Long unbroken runs of letters and digits are keys unless they are the two ids that support needs. */
const LONG_RUN = /[\w+/=-]{28,}/g;
const KEPT = /^(?:[0-9a-f]{64}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The text with anything that looks like a secret or a personal address replaced by `[removed]`. */
export function redact(text: string): string {
  const ruled = RULES.reduce((out, [pattern, replacement]) => out.replace(pattern, replacement), text);
  return ruled.replace(LONG_RUN, run => (KEPT.test(run) || !/\d/.test(run) ? run : '[removed]'));
}
