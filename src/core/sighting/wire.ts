/**
 * The words of a refusal, as gateways send them and pages show them, turned into a failure kind. English in every
 * locale of every version measured (openclaw-truth.md §1, §7), so it is the same table for a close reason, a `connect`
 * error and the raw text in a page. No schema library here: content scripts use this.
 */
import type { FailureKind } from '../failure';

/** Error codes in `error.details.code` of the answer to `connect` (openclaw-truth.md §2). */
const CODES: Record<string, FailureKind> = {
  PAIRING_REQUIRED: 'pairing-required',
  AUTH_TOKEN_MISMATCH: 'token-mismatch',
  AUTH_TOKEN_MISSING: 'token-missing',
  AUTH_PASSWORD_MISMATCH: 'password-mismatch',
  AUTH_PASSWORD_MISSING: 'password-mismatch',
  AUTH_DEVICE_TOKEN_MISMATCH: 'device-token-mismatch',
  AUTH_BOOTSTRAP_TOKEN_INVALID: 'bootstrap-token-invalid',
  AUTH_RATE_LIMITED: 'rate-limited',
  CONTROL_UI_ORIGIN_NOT_ALLOWED: 'origin-not-allowed',
  PROTOCOL_MISMATCH: 'version-mismatch',
};

/** `details.reason` of a PAIRING_REQUIRED refusal: a known device that asks for more than it was granted. */
const PAIRING_REASONS: Record<string, FailureKind> = {
  'scope-upgrade': 'scope-upgrade',
  'role-upgrade': 'role-upgrade',
  'metadata-upgrade': 'metadata-upgrade',
};

/** What comes before the gateway's own words: 2026.1 writes the close code, other front ends a label. */
const PREFIX =
  /^(?:(?:auth(?:entication|orization)? failed|disconnected \(\d{4}\)|connection (?:failed|closed|refused)|error)\s*:\s*)+/i;

/** Beginnings that decide; what follows the first bracket changes between versions. Order matters: the specific first. */
const TEXTS: readonly (readonly [RegExp, FailureKind])[] = [
  [/^scope upgrade pending approval|^pairing required: device is asking for more scopes/, 'scope-upgrade'],
  [/^role upgrade pending approval|^pairing required: device is asking for a higher role/, 'role-upgrade'],
  [
    /^device metadata change pending approval|^pairing required: device (?:metadata|identity) (?:has )?changed/,
    'metadata-upgrade',
  ],
  [/^(?:device )?pairing required\b/, 'pairing-required'],
  [/^unauthorized: device token mismatch\b/, 'device-token-mismatch'],
  [/^unauthorized: (?:gateway )?token mismatch\b/, 'token-mismatch'],
  [/^unauthorized: (?:gateway )?token missing\b/, 'token-missing'],
  [/^unauthorized: (?:gateway )?password (?:mismatch|missing)\b/, 'password-mismatch'],
  [
    /^unauthorized: (?:bootstrap token|setup code) (?:invalid|expired)\b|^bootstrap token invalid or expired\b/,
    'bootstrap-token-invalid',
  ],
  [/^unauthorized: too many failed authentication attempts\b/, 'rate-limited'],
  [/^origin not allowed\b/, 'origin-not-allowed'],
  [
    /^(?:device identity required|(?:control ui )?requires (?:device identity|https))\b/,
    'device-identity-required',
  ],
  [/^protocol mismatch\b/, 'version-mismatch'],
  [/^(?:gateway )?token mismatch\b/, 'token-mismatch'],
  [/^(?:gateway )?token missing\b/, 'token-missing'],
  [/^unauthorized(?::|$)/, 'unauthorized'],
];

/** A dropped socket: 1006 means nothing answered, 1012 a graceful restart. 1008 is a refusal and 4001 a removed device. */
const DROPPED = /^disconnected \((?:1001|1005|1006|1011|1012|1013)\)|\(WebSocket (?:1006|1012)\)/;

/**
 * The kind of failure that a raw error text names, or null when it names none. `text` is the whole text of one error
 * element, a close reason or an error message: a text that only mentions a failure further on names none.
 */
export function kindOfText(text: string): FailureKind | null {
  const raw = text.slice(0, 600).replace(/\s+/g, ' ').trim();
  if (DROPPED.test(raw)) return 'gateway-unreachable';
  const words = raw.replace(PREFIX, '').toLowerCase();
  return TEXTS.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

/** The kind that a refusal's machine-readable details name, or null when they are absent or unknown to us. */
export function kindOfDetails(code: string | null, reason: string | null): FailureKind | null {
  if (code === null) return null;
  if (code === 'PAIRING_REQUIRED') return PAIRING_REASONS[reason ?? ''] ?? 'pairing-required';
  const known = CODES[code];
  if (known) return known;
  if (/DEVICE_IDENTITY|DEVICE_AUTH|INSECURE/.test(code)) return 'device-identity-required';
  if (/BUILD_MISMATCH|VERSION/.test(code)) return 'version-mismatch';
  return code.startsWith('AUTH_') ? 'unauthorized' : null;
}
