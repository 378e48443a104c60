/** What gateways and pages say of each kind of failure, word for word. */
import type { FailureKind } from '../core/catalogue/failures';

const ID = '0badcafe-0000-4000-8000-000000000000';

/** Every text of a refusal by its meaning (docs/openclaw.md, "Words of a refusal"). */
export const WIRE_TEXTS: Record<FailureKind, readonly string[]> = {
  'pairing-required': [
    'pairing required',
    `pairing required: device is not approved yet (requestId: ${ID})`,
    'pairing required: device is not approved yet',
    'device pairing required',
    `device pairing required (requestId: ${ID})`,
    'disconnected (1008): pairing required',
    'Auth failed: pairing required',
  ],
  'scope-upgrade': [
    'unauthorized: device token scope mismatch (re-pair or approve scope upgrade)',
    `scope upgrade pending approval (requestId: ${ID})`,
    'pairing required: device is asking for more scopes than currently approved',
  ],
  'role-upgrade': [
    `role upgrade pending approval (requestId: ${ID})`,
    'pairing required: device is asking for a higher role than currently approved',
    'pairing required: device is asking for a higher role than currently ap',
  ],
  'metadata-upgrade': [
    `device metadata change pending approval (requestId: ${ID})`,
    'pairing required: device identity changed and must be re-approved',
  ],
  'token-mismatch': [
    'unauthorized: gateway token mismatch (open the dashboard URL and paste the token in Control UI settings)',
    'disconnected (1008): unauthorized: gateway token mismatch (open a tokenized dashboard URL or paste token in Control UI settings)',
    'token mismatch',
  ],
  'token-missing': [
    'unauthorized: gateway token missing (paste in Control UI settings or openclaw doctor --generate-gateway-token; restart)',
    'unauthorized: gateway token missing (open the dashboard URL and paste the token in Control UI settings)',
  ],
  'password-mismatch': [
    'unauthorized: gateway password mismatch (enter the password in Control UI settings)',
    'unauthorized: gateway password missing (enter the password in Control UI settings)',
  ],
  'device-token-mismatch': [
    'unauthorized: device token mismatch (rotate/reissue device token)',
    'unauthorized: device token rejected (pair/repair this device, or provide gateway token)',
  ],
  'device-identity-required': [
    'device identity required',
    'control ui requires device identity (use HTTPS or localhost secure context)',
  ],
  'bootstrap-token-invalid': [
    'unauthorized: bootstrap token invalid or expired (scan a fresh setup code)',
    'unauthorized: setup code invalid or expired',
    'unauthorized: setup code invalid, expired, revoked, or already used (create a new code; review `openclaw devices list`)',
    'Bootstrap token invalid or expired',
  ],
  'origin-not-allowed': [
    'origin not allowed (open the Control UI from the gateway host or allow it in gateway.controlUi.allowedOrigins)',
  ],
  'rate-limited': ['unauthorized: too many failed authentication attempts (retry later)'],
  'version-mismatch': [
    'protocol mismatch',
    'protocol mismatch: Control UI updated; reload this page to continue',
    'device nonce required',
    'device nonce mismatch',
  ],
  'gateway-unreachable': [
    'disconnected (1006): no reason',
    'disconnected (1006): Unknown',
    'disconnected (1012): service restart',
    'Connection to the Gateway was interrupted. Reconnecting automatically. (WebSocket 1006)',
  ],
  unauthorized: ['unauthorized', 'Unauthorized.', 'Auth failed: unauthorized'],
  'refused-unknown': ['unauthorized (no such user)', 'unauthorized: something that no row here knows'],
  // OpenClaw 2026.9.6, dist/message-handler, ws-connection and operator-access-policy, word for word.
  'host-misconfigured': [
    'unauthorized: proxy client attribution is required (configure gateway.trustedProxies narrowly and make the proxy overwrite or safely rebuild forwarded client headers)',
    'gateway ingress attribution required',
    'unauthorized: gateway token not configured on gateway (set gateway.auth.token)',
    'unauthorized: gateway password not configured on gateway (set gateway.auth.password)',
    'gateway credential is a redaction sentinel (run openclaw doctor --fix on the Gateway, then restart and re-pair)',
  ],
  'sign-in-elsewhere': [
    'unauthorized: tailscale identity missing (use Tailscale Serve auth or gateway token/password)',
    'unauthorized: tailscale proxy headers missing (use Tailscale Serve or gateway token/password)',
    'unauthorized: tailscale identity check failed (use Tailscale Serve auth or gateway token/password)',
  ],
  'access-withdrawn': ['Gateway access is no longer active; ask a Gateway administrator to restore it.'],
  'device-key-invalid': ['device signature invalid', 'device public key invalid', 'device identity mismatch'],
  'clock-wrong': ['device signature expired'],
  'gateway-starting': [
    'disconnected (1013): gateway starting',
    'gateway starting; retry shortly',
    'gateway message handler loading',
    'disconnected (1013): gateway restart in progress',
    'disconnected (1013): gateway suspension in progress',
  ],
  // OpenClaw's main branch.
  'pairing-declined': ['pairing rejected', 'pairing declined'],
  'pairing-expired': ['pairing expired'],
  'connection-ended': [
    'disconnected (1001): no reason',
    'disconnected (4001): gateway auth changed',
    'disconnected (4001): device removed',
    'Connection to the Gateway was interrupted. Reconnecting automatically. (WebSocket 4001)',
  ],
  // oc#46276, oc#78508
  limited: ['missing scope: operator.read', 'missing scope: operator.write'],
  // Words of a connection or a gate alone (SAID_TEXTS).
  'address-unusable': [],
  'page-gave-up': [],
  'restart-needed': [],
  // What is missing has no words.
  'app-not-started': [],
  'page-silent': [],
  'http-refused': [],
  'page-missing': [],
  'upgrade-refused': [],
};

/** The same for words that count only where a connection or a gate says them. */
export const SAID_TEXTS: Partial<Record<FailureKind, readonly string[]>> = {
  // OpenClaw 2026.9.6, dist/control-ui.
  'address-unusable': [
    'Browser refused the Gateway WebSocket for security reasons. Use wss:// when the Control UI is served over HTTPS/Tailscale Serve, or open the loopback dashboard at http://127.0.0.1:18789.',
    'Browser refused the Gateway WebSocket for security reasons. Check the Gateway WebSocket URL and browser security policy.',
    "Could not create the Gateway WebSocket: Failed to construct 'WebSocket': The URL 'gateway' is invalid.",
  ],
  'sign-in-elsewhere': ['Proxy authentication required'],
  // cloudflare/moltworker#58
  'token-missing': ['Invalid or missing token. Visit https://agent.example?token={REPLACE_WITH_YOUR_TOKEN}'],
  // oc#13470, oc#30469
  'page-gave-up': ['connect failed'],
  'restart-needed': ['gateway install changed; run: openclaw gateway restart'],
};

/** A word for each kind that the wire names: a code, or the sign of a lost connection. */
export const WIRE_WORDS: Readonly<Record<FailureKind, string>> = {
  'pairing-required': 'PAIRING_REQUIRED',
  'scope-upgrade': 'scope-upgrade',
  'role-upgrade': 'role-upgrade',
  'metadata-upgrade': 'metadata-upgrade',
  'token-mismatch': 'AUTH_TOKEN_MISMATCH',
  'token-missing': 'AUTH_TOKEN_MISSING',
  'password-mismatch': 'AUTH_PASSWORD_MISMATCH',
  'device-token-mismatch': 'AUTH_DEVICE_TOKEN_MISMATCH',
  'device-identity-required': 'DEVICE_IDENTITY_REQUIRED',
  'bootstrap-token-invalid': 'AUTH_BOOTSTRAP_TOKEN_INVALID',
  'origin-not-allowed': 'origin not allowed',
  'rate-limited': 'AUTH_RATE_LIMITED',
  'version-mismatch': 'PROTOCOL_MISMATCH',
  'gateway-unreachable': 'disconnected (1006)',
  unauthorized: 'AUTH_UNAUTHORIZED',
  'refused-unknown': 'unauthorized: for a reason that nobody knows',
  'host-misconfigured': 'trusted_proxy_untrusted_source',
  'sign-in-elsewhere': 'AUTH_IDENTITY_HEADER_REQUIRED',
  'access-withdrawn': 'OPERATOR_ACCESS_DENIED',
  'device-key-invalid': 'DEVICE_AUTH_SIGNATURE_INVALID',
  'clock-wrong': 'DEVICE_AUTH_SIGNATURE_EXPIRED',
  'gateway-starting': 'AUTHENTICATED_PROFILE_UNAVAILABLE',
  'pairing-declined': 'PAIRING_REJECTED',
  'pairing-expired': 'PAIRING_EXPIRED',
  'connection-ended': 'disconnected (4001): gateway auth changed',
  limited: 'missing scope: operator.read',
  'page-gave-up': 'disconnected (4008): connect failed',
  'restart-needed': 'disconnected (1011): gateway install changed; run: openclaw gateway restart',
  'address-unusable': 'BROWSER_WEBSOCKET_SECURITY_ERROR',
  'app-not-started': 'not started',
  'page-silent': 'blank',
  'http-refused': 'HTTP 403',
  'page-missing': 'HTTP 404',
  'upgrade-refused': 'disconnected (1006)',
};
