/**
 * The half of the catalogue of failures (../failure.ts) that every page carries: by which words each kind is known. It is
 * a table of its own so that content scripts need nothing of what else is true of a failure.
 */
import type { FailureKind } from '../failure';

/**
 * What such words leave open. `final`: nothing; `by-reason`: the reason beside a code may name a more exact kind (see
 * openclaw-truth.md §2); `second-try`: the page tries another credential by itself, where it has one (§6); `lost`: nobody
 * refused, the connection broke off, and it may be back in a moment.
 */
type Standing = 'final' | 'by-reason' | 'second-try' | 'lost';

/**
 * How a text begins, in lower case, and what it leaves open; what follows the first bracket changes between versions. A
 * code spells the same words in another way, and a refusal is read behind what front ends write before it (wire.ts). The
 * first row that fits decides, so the specific stands before the general.
 */
export const WORDS: Readonly<Record<FailureKind, readonly [begins: RegExp, standing: Standing]>> = {
  // 1006 means nothing answered, 1012 a graceful restart. 1008 is a refusal and 4001 a removed device.
  'gateway-unreachable': [
    /^disconnected \((?:1001|1005|1006|1011|1012|1013)\)|^connection to the gateway\b[^(]*\(websocket (?:1006|1012)\)/,
    'lost',
  ],
  'scope-upgrade': [/^(?:scope upgrade(?: pending|$)|device is asking for more scopes)/, 'final'],
  'role-upgrade': [/^(?:role upgrade(?: pending|$)|device is asking for a higher role)/, 'final'],
  'metadata-upgrade': [/^(?:metadata upgrade$|device (?:metadata|identity) (?:has )?change)/, 'final'],
  'pairing-required': [/^(?:(?:device )?pairing required\b|device is not approved)/, 'by-reason'],
  'device-token-mismatch': [/^unauthorized: device token mismatch\b/, 'final'],
  'token-mismatch': [/^(?:unauthorized: )?(?:gateway )?token mismatch\b/, 'second-try'],
  'token-missing': [/^(?:unauthorized: )?(?:gateway )?token missing\b/, 'final'],
  'password-mismatch': [/^unauthorized: (?:gateway )?password (?:mismatch|missing)\b/, 'final'],
  'bootstrap-token-invalid': [
    /^(?:unauthorized: )?(?:bootstrap token|setup code) (?:invalid|expired)\b/,
    'final',
  ],
  'rate-limited': [/^unauthorized: (?:too many failed authentication attempts|rate limited)\b/, 'final'],
  'origin-not-allowed': [/^origin not allowed\b/, 'final'],
  'device-identity-required': [
    /^(?:device (?:identity|auth|signature|nonce|public key)|requires (?:device identity|https)|insecure (?:context|auth))\b/,
    'final',
  ],
  'version-mismatch': [/^(?:protocol|build) mismatch\b/, 'final'],
  unauthorized: [/^unauthorized(?:\.?$|:| \()/, 'final'],
};

/** What the words of a kind leave open. */
export function standingOf(kind: FailureKind): Standing {
  return WORDS[kind][1];
}
