/**
 * The words of a refusal, as gateways send them and pages show them, turned into a failure kind. English in every
 * locale of every version measured (openclaw-truth.md §1, §7), so one table serves a close reason, a `connect` error,
 * its code, the raw text in a page and a login gate's label. No schema library here: content scripts use this.
 */
import type { FailureKind } from '../failure';

/** What comes before the gateway's own words: 2026.1 writes the close code, other front ends a sign and a label. */
const PREFIX =
  /^(?:[\s\p{So}×!]|\ufe0f)*(?:(?:(?:auth(?:entication|orization)?|(?:gateway )?connect(?:ion)?|gateway|websocket) (?:failed|closed|refused|error)|disconnected|error)(?: \(\d{4}\))?\s*[:–—-]\s+)*(?:control ui )?/u;

/** Beginnings that decide; what follows the first bracket changes between versions. Order matters: the specific first. */
const WORDS: readonly (readonly [RegExp, FailureKind])[] = [
  [/^(?:scope upgrade(?: pending|$)|device is asking for more scopes)/, 'scope-upgrade'],
  [/^(?:role upgrade(?: pending|$)|device is asking for a higher role)/, 'role-upgrade'],
  [/^(?:metadata upgrade$|device (?:metadata|identity) (?:has )?change)/, 'metadata-upgrade'],
  [/^(?:(?:device )?pairing required\b|device is not approved)/, 'pairing-required'],
  [/^unauthorized: device token mismatch\b/, 'device-token-mismatch'],
  [/^(?:unauthorized: )?(?:gateway )?token mismatch\b/, 'token-mismatch'],
  [/^(?:unauthorized: )?(?:gateway )?token missing\b/, 'token-missing'],
  [/^unauthorized: (?:gateway )?password (?:mismatch|missing)\b/, 'password-mismatch'],
  [/^(?:unauthorized: )?(?:bootstrap token|setup code) (?:invalid|expired)\b/, 'bootstrap-token-invalid'],
  [/^unauthorized: (?:too many failed authentication attempts|rate limited)\b/, 'rate-limited'],
  [/^origin not allowed\b/, 'origin-not-allowed'],
  [
    /^(?:device (?:identity|auth|signature|nonce|public key)|requires (?:device identity|https)|insecure (?:context|auth))\b/,
    'device-identity-required',
  ],
  [/^(?:protocol|build) mismatch\b/, 'version-mismatch'],
  [/^unauthorized(?:\.?$|:| \()/, 'unauthorized'],
];

/** A dropped socket: 1006 means nothing answered, 1012 a graceful restart. 1008 is a refusal and 4001 a removed device. */
const DROPPED =
  /^disconnected \((?:1001|1005|1006|1011|1012|1013)\)|^connection to the gateway\b[^(]*\(websocket (?:1006|1012)\)/;

/**
 * The kind of failure that a raw error text names, or null when it names none. `text` is the whole text of one error
 * element, a close reason or an error message: a text that only mentions a failure further on names none.
 */
export function kindOfText(text: string): FailureKind | null {
  const raw = text.slice(0, 600).replace(/\s+/g, ' ').trim().toLowerCase();
  if (DROPPED.test(raw)) return 'gateway-unreachable';
  const words = raw.replace(PREFIX, '').replace(/^pairing required: (?=device )/, '');
  return WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

/**
 * The kind that a machine-readable code names, or null when it names none that we know: `error.details.code` with its
 * reason (openclaw-truth.md §2), or a login gate's `data-kind` (§1). Codes spell the same words in another way:
 * `AUTH_TOKEN_MISMATCH` is "unauthorized: token mismatch". A PAIRING_REQUIRED refusal tells by its reason whether a
 * known device asks for more than it was granted.
 */
export function kindOfCode(code: string, reason: string | null = null): FailureKind | null {
  const kind = kindOfText(spell(code).replace(/^auth /i, 'unauthorized: '));
  return (kind === 'pairing-required' && reason && kindOfText(spell(reason))) || kind;
}

function spell(code: string): string {
  return code.replace(/[_-]/g, ' ');
}
