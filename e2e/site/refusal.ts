/** Every way a gateway refuses: the error frame and the close after it, in the words of each OpenClaw generation. */
import type { Generation } from './generation.ts';
import type { ErrorShape } from './wire.ts';

/** Refusals of the credential or of the page; they do not open a pairing request. */
export type AuthRefusal =
  | 'token-missing'
  | 'token-mismatch'
  | 'password-missing'
  | 'password-mismatch'
  | 'device-token-mismatch'
  | 'device-identity-required'
  | 'bootstrap-token-invalid'
  | 'origin-not-allowed'
  | 'rate-limited'
  | 'version-mismatch'
  | 'unauthorized'
  | 'refused-unknown'
  | 'host-misconfigured'
  | 'sign-in-elsewhere'
  | 'access-withdrawn'
  | 'device-key-invalid'
  | 'clock-wrong'
  | 'gateway-starting'
  | 'pairing-declined'
  | 'pairing-expired';

/** Why an owner's approval is needed. */
export type PairingReason = 'not-paired' | 'scope-upgrade' | 'role-upgrade' | 'metadata-upgrade';

export interface Refusal {
  error: ErrorShape;
  closeCode: number;
  /** At most 123 bytes: a WebSocket close frame holds no more. */
  closeReason: string;
}

export interface PairingFacts {
  reason: PairingReason;
  requestId: string;
  deviceId: string;
  requestedRole: string;
  requestedScopes: string[];
  /** Empty for a device that was never approved. */
  approvedScopes: string[];
}

interface Wording {
  message: string;
  details?: Record<string, unknown>;
  /** Default: INVALID_REQUEST. */
  code?: string;
  /** Default: 1008. */
  closeCode?: number;
}

const AUTH: Record<AuthRefusal, Wording> = {
  'token-missing': {
    message:
      'unauthorized: gateway token missing (paste in Control UI settings or openclaw doctor --generate-gateway-token; restart)',
    details: auth('AUTH_TOKEN_MISSING', 'token_missing', 'update_auth_configuration'),
  },
  'token-mismatch': {
    message: 'unauthorized: gateway token mismatch (open the dashboard URL and paste the token in Control UI settings)',
    details: auth('AUTH_TOKEN_MISMATCH', 'token_mismatch', 'update_auth_credentials'),
  },
  'password-missing': {
    message: 'unauthorized: gateway password missing (enter the password in Control UI settings)',
    details: auth('AUTH_PASSWORD_MISSING', 'password_missing', 'update_auth_configuration'),
  },
  'password-mismatch': {
    message: 'unauthorized: gateway password mismatch (enter the password in Control UI settings)',
    details: auth('AUTH_PASSWORD_MISMATCH', 'password_mismatch', 'update_auth_credentials'),
  },
  'device-token-mismatch': {
    message: 'unauthorized: device token mismatch (rotate/reissue device token)',
    details: auth('AUTH_DEVICE_TOKEN_MISMATCH', 'device_token_mismatch', 'update_auth_credentials'),
  },
  'device-identity-required': {
    message: 'control ui requires device identity (use HTTPS or localhost secure context)',
    details: { code: 'CONTROL_UI_DEVICE_IDENTITY_REQUIRED' },
  },
  'bootstrap-token-invalid': {
    message: 'unauthorized: bootstrap token invalid or expired (scan a fresh setup code)',
    details: auth('AUTH_BOOTSTRAP_TOKEN_INVALID', 'bootstrap_token_invalid', 'review_auth_configuration'),
  },
  'origin-not-allowed': {
    message:
      'origin not allowed (open the Control UI from the gateway host or allow it in gateway.controlUi.allowedOrigins)',
    details: { code: 'CONTROL_UI_ORIGIN_NOT_ALLOWED', reason: 'origin not allowed' },
  },
  'rate-limited': {
    message: 'unauthorized: too many failed authentication attempts (retry later)',
    details: auth('AUTH_RATE_LIMITED', 'rate_limited', 'wait_then_retry'),
  },
  'version-mismatch': {
    message: 'protocol mismatch',
    details: { code: 'PROTOCOL_MISMATCH', expectedProtocol: 4 },
    closeCode: 1002,
  },
  unauthorized: {
    message: 'unauthorized',
    details: auth('AUTH_UNAUTHORIZED', 'unauthorized', 'update_auth_credentials'),
  },
  'refused-unknown': { message: 'invalid role' },
  // The message alone is that of a wrong credential; the reason beside it tells more.
  'host-misconfigured': {
    message: 'unauthorized',
    details: auth('AUTH_UNAUTHORIZED', 'trusted_proxy_untrusted_source', 'review_auth_configuration'),
  },
  'sign-in-elsewhere': {
    message: 'unauthorized: tailscale identity missing (use Tailscale Serve auth or gateway token/password)',
    details: auth('AUTH_TAILSCALE_IDENTITY_MISSING', 'tailscale_user_missing', 'review_auth_configuration'),
  },
  'access-withdrawn': {
    message: 'Gateway access is no longer active; ask a Gateway administrator to restore it.',
    code: 'FORBIDDEN',
  },
  'device-key-invalid': {
    message: 'device signature invalid',
    details: { code: 'DEVICE_AUTH_SIGNATURE_INVALID', reason: 'device-signature' },
  },
  'clock-wrong': {
    message: 'device signature expired',
    details: { code: 'DEVICE_AUTH_SIGNATURE_EXPIRED', reason: 'device-signature-stale' },
  },
  'gateway-starting': {
    message: 'gateway starting; retry shortly',
    details: { reason: 'startup-sidecars' },
    code: 'UNAVAILABLE',
    closeCode: 1013,
  },
  'pairing-declined': {
    message: 'pairing rejected',
    details: { code: 'PAIRING_REJECTED' },
    code: 'NOT_PAIRED',
  },
  'pairing-expired': {
    message: 'pairing expired',
    details: { code: 'PAIRING_EXPIRED' },
    code: 'NOT_PAIRED',
  },
};

const OLD_TOKEN_HINT = '(open a tokenized dashboard URL or paste token in Control UI settings)';
const TOKEN_HINT = '(open the dashboard URL and paste the token in Control UI settings)';

const PAIRING: Record<PairingReason, { message: string; remediationHint: string }> = {
  'not-paired': {
    message: 'pairing required: device is not approved yet',
    remediationHint: 'Approve this device from the pending pairing requests.',
  },
  'scope-upgrade': {
    message: 'pairing required: device is asking for more scopes than currently approved',
    remediationHint: 'Review the requested scopes, then approve the pending upgrade.',
  },
  'role-upgrade': {
    message: 'pairing required: device is asking for a higher role than currently approved',
    remediationHint: 'Review the requested role upgrade, then approve the pending request.',
  },
  'metadata-upgrade': {
    message: 'pairing required: device identity changed and must be re-approved',
    remediationHint: 'Review the refreshed device details, then approve the pending request.',
  },
};

/**
 * The refusal of a credential, an origin or a protocol.
 *
 * @param hasDeviceToken whether the gateway would accept this device's own token instead: then the page may retry with
 * it
 */
export function authRefusal(kind: AuthRefusal, generation: Generation, hasDeviceToken: boolean): Refusal {
  const { message, details, code = 'INVALID_REQUEST', closeCode = 1008 } = AUTH[kind];
  if (generation === '2026.1') return close({ code, message: old(kind, message, OLD_TOKEN_HINT) }, closeCode);
  const error: ErrorShape = { code, message, ...(details && { details: { ...details } }) };
  if (generation !== '2026.9') error.message = old(kind, message, TOKEN_HINT);
  // Up to 2026.8 a mismatch offers this retry even to a browser without a device token.
  if (kind === 'token-mismatch' && (hasDeviceToken || generation !== '2026.9')) {
    error.details = {
      ...details,
      canRetryWithDeviceToken: true,
      recommendedNextStep: 'retry_with_device_token',
    };
  }
  return close(error, closeCode);
}

/** The refusal of a device that waits for its owner's approval. */
export function pairingRefusal(facts: PairingFacts, generation: Generation): Refusal {
  const { reason, requestId } = facts;
  if (generation === '2026.1' || generation === 'banner') {
    const details = generation === '2026.1' ? { requestId } : { code: 'PAIRING_REQUIRED', reason, requestId };
    return close({ code: 'NOT_PAIRED', message: 'pairing required', details }, 1008);
  }
  const { message, remediationHint } = PAIRING[reason];
  const error: ErrorShape = {
    code: 'NOT_PAIRED',
    message,
    details: {
      code: 'PAIRING_REQUIRED',
      reason,
      requestId,
      remediationHint,
      ...((generation === '2026.9' || generation === 'relay') && {
        recommendedNextStep: 'wait_then_retry',
        retryable: true,
        pauseReconnect: false,
      }),
      deviceId: facts.deviceId,
      requestedRole: facts.requestedRole,
      requestedScopes: facts.requestedScopes,
      ...(reason !== 'not-paired' && { approvedRoles: ['operator'], approvedScopes: facts.approvedScopes }),
    },
  };
  return { ...close(error, 1008), closeReason: cut(`${message} (requestId: ${requestId})`) };
}

function auth(code: string, authReason: string, recommendedNextStep: string): Record<string, unknown> {
  return { code, authReason, canRetryWithDeviceToken: false, recommendedNextStep };
}

/** Older generations give the same hint for a missing and for a wrong token. */
function old(kind: AuthRefusal, message: string, hint: string): string {
  return kind === 'token-missing' || kind === 'token-mismatch' ? message.replace(/\(.*\)$/, hint) : message;
}

function close(error: ErrorShape, closeCode: number): Refusal {
  return { error, closeCode, closeReason: cut(error.message) };
}

/** Every reason here is ASCII, so characters are bytes. */
function cut(reason: string): string {
  return reason.slice(0, 123);
}
