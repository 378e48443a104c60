/** The other half of the catalogue of failures: the words by which each kind is known. */
import type { FailureKind } from './failures';

/**
 * What such words leave open. `final`: nothing; `by-reason`: what comes with them may name a more exact kind
 * (docs/openclaw.md, "Codes and reasons"); `second-try`: the page may try another credential by itself
 * (docs/openclaw.md, "A second try with the device token"); `lost`: no refusal, but a broken connection, which may be
 * back soon.
 */
type Finality = 'final' | 'by-reason' | 'second-try' | 'lost';

/**
 * How a text begins, in lower case, and what it leaves open; text after the first bracket changes between versions. A
 * code spells the same words in another way, and a refusal is read after any front end's prefix (kind-of-words.ts). The
 * first matching row decides, so specific rows come first.
 */
export const WORDS: Readonly<Record<FailureKind, readonly [begins: RegExp, finality: Finality]>> = {
  // The gateway answers but is not ready yet: 1013 and UNAVAILABLE (2026.9.6, dist/startup-unavailable,
  // message-handler).
  'gateway-starting': [/^disconnected \(1013|^gateway (?:starting|busy|message handler)\b|^\w*profile[-_]un/, 'lost'],
  // 1006 means that nothing answered, 1012 a graceful restart. 1008 is a refusal.
  'gateway-unreachable': [
    /^disconnected \(10(?:05|06|11|12)\)|^connection to the gateway\b[^(]*\(websocket 10(?:06|12)\)/,
    'lost',
  ],
  // A device token whose scopes do not cover what the page asks for needs an approval, too
  // (docs/gateway/troubleshooting).
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
  'token-mismatch': [/^(?:unauthorized: )?(?:gateway )?token mismatch\b/, 'second-try'],
  'token-missing': [/^(?:unauthorized: )?(?:gateway )?token missing\b/, 'final'],
  'password-mismatch': [/^unauthorized: (?:gateway )?password (?:mismatch|missing)/, 'final'],
  'bootstrap-token-invalid': [/^(?:unauthorized: )?(?:bootstrap token|setup code) (?:invalid|expired)/, 'final'],
  'rate-limited': [/^unauthorized: (?:too many failed|rate limited)\b/, 'final'],
  'origin-not-allowed': [/^origin not allowed/, 'final'],
  // Words from codes and labels alone are spelled like these, so that no banner about a proxy or an access begins this
  // way.
  'host-misconfigured': [
    /^unauthorized: (?:gateway )?\w+ (?:not configured|client)|^proxy_attr|^trusted[_-]proxy(?!_user_)|^gateway (?:ingress|credential is)/,
    'final',
  ],
  // A proxy that names nobody, and one that names somebody who may not enter (2026.9.6, dist/auth).
  'sign-in-elsewhere': [
    /^unauthorized: (?:tailscale|identity|verified)|^verified-user|^trusted_proxy_user_missing/,
    'final',
  ],
  'access-withdrawn': [/^gateway access is no longer|^operator_access|^trusted_proxy_user_not_allowed/, 'final'],
  'clock-wrong': [/^device (?:auth )?signature expired/, 'final'],
  // A page that does not answer the challenge is too old for its gateway (docs/gateway/troubleshooting, "device
  // nonce").
  'version-mismatch': [/^(?:(?:protocol|build|client version) mismatch|device (?:auth )?nonce)\b/, 'final'],
  'device-key-invalid': [/^device (?:auth|signature|public key|identity mismatch)\b/, 'final'],
  'device-identity-required': [/^(?:device identity|requires (?:device|https)|insecure (?:context|auth))\b/, 'final'],
  // The answer to an action that the connection has no right to (docs/web/control-ui).
  limited: [/^missing scope\b/, 'final'],
  unauthorized: [/^unauthorized(?:\.?$|: (?:unauthorized|required|failed)$)/, 'by-reason'],
  // Whatever no row above knows. Most of it has no known beginning: a 1008 alone says that it is a refusal.
  'refused-unknown': [/^unauthorized(?::| \()/, 'by-reason'],
  // A running gateway ends connections too: 1001 for idle tabs, 4001 after changes of its settings or devices; the
  // page's next try tells why. What such a close says itself is above.
  'connection-ended': [
    /^disconnected \((?:1001|4001)\)|^connection to the gateway\b[^(]*\(websocket (?:1001|4001)\)/,
    'lost',
  ],
  // Known by their closes alone (SAID).
  'page-gave-up': [/(?!)/, 'lost'],
  'restart-needed': [/(?!)/, 'lost'],
  // The codes of a page whose browser made it no socket at all (2026.5 and later).
  'address-unusable': [/^browser_websocket_/, 'final'],
  // No words: these are recognised by what is missing (judge.ts).
  'app-not-started': [/(?!)/, 'final'],
  'http-refused': [/(?!)/, 'final'],
  'page-missing': [/(?!)/, 'final'],
  'upgrade-refused': [/(?!)/, 'lost'],
  'page-silent': [/(?!)/, 'final'],
};

/**
 * Words that name a kind only where a connection or the page's own gate says them, and there before WORDS. A banner
 * that begins so reports nothing.
 */
export const SAID: readonly (readonly [begins: RegExp, kind: FailureKind])[] = [
  // `new WebSocket` threw: a `ws:` address in an https page, or one that is none (2026.9.6, dist/control-ui).
  [/^(?:browser refused|could not create) the gateway websocket\b/, 'address-unusable'],
  // The title of 2026.9.6's gate, where nobody is signed in at the proxy before it.
  [/^proxy authentication required\b/, 'sign-in-elsewhere'],
  // A host that rewords the gateway's refusal, and names a page of its own (cloudflare/moltworker#58).
  [/^invalid or missing token\b/, 'token-missing'],
  // 1011: an update replaced the program of a running gateway (2026.9.6, dist/stale-install).
  [/^gateway install changed\b/, 'restart-needed'],
  // The page's own closes (docs/openclaw.md, "Close codes"): no gateway sends them.
  [/^disconnected \(4008\)$|^connect failed$/, 'page-gave-up'],
  [/^disconnected \(4013\)$/, 'gateway-starting'],
];

/** How a host's answer in place of the page begins, whatever its status (2026.9.6, dist/server-start, 503). */
export const ANSWERED: readonly (readonly [begins: RegExp, kind: FailureKind])[] = [
  [/^control ui assets (?:not found|are unavailable)\b/, 'page-missing'],
];

/** What a login gate's label means where it spells none of the words above (OpenClaw's main branch). */
export const LABELS: ReadonlyMap<string, FailureKind> = new Map([
  ['access-denied', 'access-withdrawn'],
  ['bootstrap-invalid', 'bootstrap-token-invalid'],
  ['busy', 'gateway-starting'],
]);

/**
 * What the footer of 2026.9 says of a gateway whose page stays, by the last part of its class (dist/control-ui). Those
 * that are no trouble, because every load passes through them or the page still works, are of no kind.
 */
export const FOOTERS: ReadonlyMap<string, FailureKind | null> = new Map([
  ['offline', 'gateway-unreachable'],
  ['reconnecting', 'gateway-unreachable'],
  ['suspending', 'gateway-starting'],
  ['suspended', 'gateway-starting'],
  ['restarting', 'gateway-starting'],
  ['recovering', 'gateway-starting'],
  ['connecting', null],
  ['starting', null],
  ['restoring', null],
  ['reload-required', null],
]);

/**
 * The kind that a gateway's recommended next step means if nothing else names one (2026.9.6,
 * dist/node-connect-reconcile).
 */
export function kindOfNextStep(nextStep: string | null): FailureKind | null {
  if (nextStep === 'update_auth_credentials') return 'unauthorized';
  return nextStep === 'review_auth_configuration' ? 'refused-unknown' : null;
}

/** What the words of a kind leave open. */
export function finalityOf(kind: FailureKind): Finality {
  return WORDS[kind][1];
}
