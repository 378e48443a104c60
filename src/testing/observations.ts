/** Observations for tests, from the few words that a test is about. */
import type { FailureKind } from '../core/failure';
import type { PageLook, Refusal, SocketReport } from '../core/sighting/observation';

/** The host of the page that a test watches, and its gateway. */
export const HOST = 'c3-0108.c3.heyron.ai';
export const GATEWAY = `wss://${HOST}/`;

/** A page that shows nothing wrong. */
export const NOTHING: PageLook = {
  shape: 'none',
  text: null,
  label: null,
  requestId: null,
  retriesItself: false,
};

/** A word for each kind by which the wire names it: a code, or what tells of a lost connection. */
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
  // These have no words.
  'app-not-started': 'not started',
  'http-refused': 'HTTP 403',
  'upgrade-refused': 'disconnected (1006)',
};

const REFUSAL: Refusal = {
  message: '',
  code: null,
  reason: null,
  authReason: null,
  requestId: null,
  deviceId: null,
  nextStep: null,
  retryAfterMs: null,
  role: null,
  scopes: [],
};

/** A refusal with these fields. */
export function refusal(fields: Partial<Refusal>): Refusal {
  return { ...REFUSAL, ...fields };
}

/** A socket of the page to its own gateway that spoke the handshake and closed. */
export function report(fields: Partial<SocketReport> = {}): SocketReport {
  return {
    socket: 1,
    address: GATEWAY,
    phase: 'closed',
    spoke: true,
    wasAccepted: false,
    closeCode: 1006,
    closeReason: '',
    refusal: null,
    granted: null,
    ...fields,
  };
}

/** A socket on which hello-ok came. */
export function accepted(fields: Partial<SocketReport> = {}): SocketReport {
  return report({ phase: 'accepted', wasAccepted: true, closeCode: null, ...fields });
}

/** A socket whose `connect` was refused. */
export function refused(fields: Partial<Refusal>, socket = 1): SocketReport {
  return report({ phase: 'refused', closeCode: null, refusal: refusal(fields), socket });
}
