/**
 * The other half of the catalogue of failures (../failure.ts): by which words each kind is known. Pages carry none of it but
 * how such words begin (standing.ts), so what begins in a new way has to be known there too.
 */
import type { FailureKind } from './failures';

/**
 * What such words leave open. `final`: nothing; `by-reason`: what stands beside them may name a more exact kind
 * (docs/openclaw.md, "Codes and reasons"); `lost`: no refusal, but the connection broke off, and may be back soon.
 */
type Finality = 'final' | 'by-reason' | 'lost';

/**
 * How a text begins, in lower case, and what it leaves open; what follows the first bracket changes between versions. A
 * code spells the same words in another way, and a refusal is read behind what front ends write before it (kind-of-words.ts). The
 * first row that fits decides, so the specific stands before the general.
 */
export const WORDS: Readonly<Record<FailureKind, readonly [begins: RegExp, finality: Finality]>> = {
  // The gateway answers, and is not ready yet: 1013 and UNAVAILABLE (2026.9.6, dist/startup-unavailable and message-handler).
  'gateway-starting': [
    /^disconnected \(1013|^gateway (?:starting|busy|message handler)\b|^\w*profile[-_]un/,
    'lost',
  ],
  // 1006 means nothing answered, 1012 a graceful restart. 1008 is a refusal.
  'gateway-unreachable': [
    /^disconnected \(10(?:05|06|11|12)\)|^connection to the gateway\b[^(]*\(websocket 10(?:06|12)\)/,
    'lost',
  ],
  // A device token whose scopes do not cover what the page asks for is an approval too (docs/gateway/troubleshooting).
  'scope-upgrade': [
    /^(?:scope upgrade(?: pending|$)|device is asking for more|unauthorized: (?:device token )?scope mismatch)/,
    'final',
  ],
  'role-upgrade': [/^(?:role upgrade(?: pending|$)|device is asking for a higher)/, 'final'],
  'metadata-upgrade': [/^(?:metadata upgrade$|device (?:metadata|identity) (?:has )?change)/, 'final'],
  'pairing-declined': [/^pairing (?:rejected|declined)/, 'final'],
  'pairing-expired': [/^pairing (?:expired|superseded)/, 'final'],
  'pairing-required': [/^(?:(?:device )?pairing required\b|device is not approved)/, 'by-reason'],
  'device-token-mismatch': [/^unauthorized: device token (?:mismatch|rejected)/, 'final'],
  'token-mismatch': [/^(?:unauthorized: )?(?:gateway )?token mismatch\b/, 'final'],
  'token-missing': [/^(?:unauthorized: )?(?:gateway )?token missing\b/, 'final'],
  'password-mismatch': [/^unauthorized: (?:gateway )?password (?:mismatch|missing)/, 'final'],
  'bootstrap-token-invalid': [
    /^(?:unauthorized: )?(?:bootstrap token|setup code) (?:invalid|expired)/,
    'final',
  ],
  'rate-limited': [/^unauthorized: (?:too many failed|rate limited)\b/, 'final'],
  'origin-not-allowed': [/^origin not allowed/, 'final'],
  // What only codes and labels say is spelled as they do, so that no banner about a proxy or an access begins so.
  'host-misconfigured': [
    /^unauthorized: (?:gateway )?\w+ (?:not configured|client)|^proxy_attr|^trusted[_-]proxy|^gateway (?:ingress|credential is)/,
    'final',
  ],
  'sign-in-elsewhere': [/^unauthorized: (?:tailscale|identity|verified)|^verified-user/, 'final'],
  'access-withdrawn': [/^gateway access is no longer|^operator_access/, 'final'],
  'clock-wrong': [/^device (?:auth )?signature expired/, 'final'],
  // A page that does not answer the challenge is too old for its gateway (docs/gateway/troubleshooting, "device nonce").
  'version-mismatch': [/^(?:(?:protocol|build|client version) mismatch|device (?:auth )?nonce)\b/, 'final'],
  'device-key-invalid': [/^device (?:auth|signature|public key|identity mismatch)\b/, 'final'],
  'device-identity-required': [
    /^(?:device identity|requires (?:device|https)|insecure (?:context|auth))\b/,
    'final',
  ],
  // What an action is answered with where the connection may do too little (docs/web/control-ui).
  limited: [/^missing scope\b/, 'final'],
  unauthorized: [/^unauthorized(?:\.?$|: (?:unauthorized|required|failed)$)/, 'by-reason'],
  // What no row above knows. Most of it begins with nothing that could be known: a 1008 alone says that it is a refusal.
  'refused-unknown': [/^unauthorized(?::| \()/, 'by-reason'],
  // A gateway that runs ends connections too: 1001 those of idle tabs, 4001 those that its new settings or devices concern, and
  // the page's next try tells why. What such a close says itself stands above.
  'connection-ended': [
    /^disconnected \((?:1001|4001)\)|^connection to the gateway\b[^(]*\(websocket (?:1001|4001)\)/,
    'lost',
  ],
  // No words tell of these: what is not there (judge.ts).
  'app-not-started': [/(?!)/, 'final'],
  'http-refused': [/(?!)/, 'final'],
  'upgrade-refused': [/(?!)/, 'lost'],
};

/** What a gateway's recommended next step says of a refusal that nothing else names (2026.9.6, dist/node-connect-reconcile). */
export function kindOfNextStep(nextStep: string | null): FailureKind | null {
  if (nextStep === 'update_auth_credentials') return 'unauthorized';
  return nextStep === 'review_auth_configuration' ? 'refused-unknown' : null;
}

/** What the words of a kind leave open. */
export function finalityOf(kind: FailureKind): Finality {
  return WORDS[kind][1];
}
