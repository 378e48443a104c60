import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refusal } from '../../testing/observations';
import { SAID_TEXTS, WIRE_TEXTS } from '../../testing/wire-texts';
import { finalityOf } from '../catalogue/failure-words';
import { FAILURE_KINDS, type FailureKind } from '../catalogue/failures';
import { kindOfCode, kindOfLabel, kindOfRefusal, kindOfSaid, kindOfText } from './kind-of-words';

const rows = Object.entries(WIRE_TEXTS).flatMap(([kind, texts]) => texts.map(text => [text, kind] as const));
/** Refusals; all others are lost connections. */
const refusals = rows.filter(([, kind]) => finalityOf(kind as FailureKind) !== 'lost');

describe('kindOfText', () => {
  test('the table names every kind', () => {
    expect(Object.keys(WIRE_TEXTS).sort()).toEqual([...FAILURE_KINDS].sort());
  });

  test.each(rows)('"%s" is %s', (text, kind) => {
    expect(kindOfText(text)).toBe(kind);
  });

  test('a refusal means the same in any case, with any white space, and behind what front ends write before it', () => {
    const before = fc.constantFrom(
      '',
      'disconnected (1008): ',
      'Auth failed: ',
      'Authentication failed: ',
      'Error: ',
      'Gateway closed (1008): ',
      'Connection failed : ',
      'Error: Auth failed: ',
    );
    const dress = fc.constantFrom<(text: string) => string>(
      text => text,
      text => text.toUpperCase(),
      text => `\n  ${text.replaceAll(' ', '\n\t ')}  `,
    );
    fc.assert(
      fc.property(fc.constantFrom(...refusals), before, dress, ([text, kind], label, dressed) => {
        expect(kindOfText(dressed(label + text))).toBe(kind);
      }),
    );
  });

  test('a refusal that a close frame cut at 123 bytes means the same', () => {
    for (const [text, kind] of refusals) expect(kindOfText(text.slice(0, 123))).toBe(kind);
  });

  test('a text that only mentions a failure further on names none', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...rows),
        fc.constantFrom('It says ', 'Why "', 'My page: ', '> ', '1. ', 'Re: ', 'not ', 'un'),
        ([text], before) => {
          expect(kindOfText(before + text)).toBeNull();
        },
      ),
    );
  });

  test.each([
    '',
    'Gateway Token',
    'Reconnecting…',
    'Offline',
    'How to connect',
    'openclaw dashboard',
    'Rate limited: too many messages',
    'Rate limited',
    'Scope upgrade available for your plan',
    'Unauthorized copying is theft',
    'Pairing requires a phone',
    'Insecure connection',
    'Access denied',
    'Gateway credentials saved',
    'Gateway message sent',
    'Device authorized',
    'Device signed out',
    'Gateway access is not shared',
    'Trusted proxy settings saved',
    'Trusted proxies',
    'Verified user required for this plan',
    'Tailscale is connected',
    'Profile unavailable right now',
    'disconnected (1000): bye',
    'service restart',
    'UNAVAILABLE: gateway starting',
    // A model provider's, in a chat.
    'Your authentication token has been invalidated. Please try signing in again.',
    'constructor',
  ])('"%s" names no failure', text => {
    expect(kindOfText(text)).toBeNull();
  });

  test('any text is read without an error, and an endless one quickly enough to finish', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), text => [...FAILURE_KINDS, null].includes(kindOfText(text))));
    expect(kindOfText('error: '.repeat(1_000_000))).toBeNull();
    expect(kindOfText(`pairing required ${'x'.repeat(10_000_000)}`)).toBe('pairing-required');
  });
});

describe('words that only a connection or a gate may say', () => {
  const said = Object.entries(SAID_TEXTS).flatMap(([kind, texts]) => texts.map(text => [text, kind] as const));

  test.each(said)('“%s” is %s, and in a banner nothing', (text, kind) => {
    expect(kindOfSaid(text)).toBe(kind);
    expect(kindOfSaid(`It says: ${text}`)).toBeNull();
    expect(kindOfText(text)).toBeNull();
  });

  test.each(rows)('beside them “%s” is %s as anywhere', (text, kind) => {
    expect(kindOfSaid(text)).toBe(kind);
  });
});

/** Every code of 2026.9.6 (dist/connect-error-details), and of its main branch; the latter have a star. */
const CODES: Record<string, FailureKind> = {
  AUTH_REQUIRED: 'unauthorized',
  AUTH_UNAUTHORIZED: 'unauthorized',
  AUTH_TOKEN_MISSING: 'token-missing',
  AUTH_TOKEN_MISMATCH: 'token-mismatch',
  AUTH_TOKEN_NOT_CONFIGURED: 'host-misconfigured',
  AUTH_PASSWORD_MISSING: 'password-mismatch',
  AUTH_PASSWORD_MISMATCH: 'password-mismatch',
  AUTH_PASSWORD_NOT_CONFIGURED: 'host-misconfigured',
  AUTH_BOOTSTRAP_TOKEN_INVALID: 'bootstrap-token-invalid',
  AUTH_DEVICE_TOKEN_MISMATCH: 'device-token-mismatch',
  AUTH_SCOPE_MISMATCH: 'scope-upgrade',
  AUTH_RATE_LIMITED: 'rate-limited',
  AUTH_TAILSCALE_IDENTITY_MISSING: 'sign-in-elsewhere',
  AUTH_TAILSCALE_PROXY_MISSING: 'sign-in-elsewhere',
  AUTH_TAILSCALE_WHOIS_FAILED: 'sign-in-elsewhere',
  AUTH_TAILSCALE_IDENTITY_MISMATCH: 'sign-in-elsewhere',
  AUTH_IDENTITY_HEADER_REQUIRED: 'sign-in-elsewhere',
  AUTH_VERIFIED_USER_REQUIRED: 'sign-in-elsewhere',
  AUTHENTICATED_PROFILE_UNAVAILABLE: 'gateway-starting',
  CONTROL_UI_BUILD_MISMATCH: 'version-mismatch',
  CONTROL_UI_ORIGIN_NOT_ALLOWED: 'origin-not-allowed',
  PROTOCOL_MISMATCH: 'version-mismatch',
  CONTROL_UI_DEVICE_IDENTITY_REQUIRED: 'device-identity-required',
  DEVICE_IDENTITY_REQUIRED: 'device-identity-required',
  DEVICE_AUTH_INVALID: 'device-key-invalid',
  DEVICE_AUTH_DEVICE_ID_MISMATCH: 'device-key-invalid',
  DEVICE_AUTH_SIGNATURE_EXPIRED: 'clock-wrong',
  DEVICE_AUTH_NONCE_REQUIRED: 'version-mismatch',
  DEVICE_AUTH_NONCE_MISMATCH: 'version-mismatch',
  DEVICE_AUTH_SIGNATURE_INVALID: 'device-key-invalid',
  DEVICE_AUTH_PUBLIC_KEY_INVALID: 'device-key-invalid',
  PAIRING_REQUIRED: 'pairing-required',
  CLIENT_VERSION_MISMATCH: 'version-mismatch',
  OPERATOR_ACCESS_DENIED: 'access-withdrawn',
  PAIRING_REJECTED: 'pairing-declined',
  PAIRING_EXPIRED: 'pairing-expired',
  GATEWAY_BUSY: 'gateway-starting',
  BROWSER_WEBSOCKET_SECURITY_ERROR: 'address-unusable',
  BROWSER_WEBSOCKET_CONSTRUCTOR_ERROR: 'address-unusable',
};

describe('a refusal', () => {
  const kindOf = (fields: Parameters<typeof refusal>[0]) => kindOfRefusal(refusal(fields));

  test.each(Object.entries(CODES))('with the code %s is %s', (code, kind) => {
    expect(kindOfCode(code)).toBe(kind);
    expect(kindOf({ code, message: 'words of which no row knows' })).toBe(kind);
  });

  test.each([
    ['not-paired', 'pairing-required'],
    [null, 'pairing-required'],
    ['something new', 'pairing-required'],
    ['scope-upgrade', 'scope-upgrade'],
    ['role-upgrade', 'role-upgrade'],
    ['metadata-upgrade', 'metadata-upgrade'],
  ])('to pair, for the reason %s, is %s', (reason, kind) => {
    expect(kindOf({ code: 'PAIRING_REQUIRED', reason })).toBe(kind);
  });

  // OpenClaw 2026.9.6, dist/auth: each of them says "unauthorized" and no more.
  test.each([
    'trusted_proxy_no_request',
    'trusted_proxy_untrusted_source',
    'trusted_proxy_loopback_source',
    'trusted_proxy_local_interface_check_failed',
    'trusted_proxy_local_interface_source',
    'trusted_proxy_origin_not_allowed',
    'trusted_proxy_config_missing',
    'trusted_proxy_no_proxies_configured',
    'proxy_attribution_required',
  ])('that says “unauthorized” for the reason %s is the host’s', authReason => {
    const nextStep = 'review_auth_configuration';
    expect(kindOf({ code: 'AUTH_UNAUTHORIZED', message: 'unauthorized', authReason, nextStep })).toBe(
      'host-misconfigured',
    );
  });

  test.each([
    ['trusted_proxy_user_missing', 'sign-in-elsewhere'],
    ['trusted_proxy_user_not_allowed', 'access-withdrawn'],
  ])('for the reason %s, which is about a person and no setting, is %s', (authReason, kind) => {
    const nextStep = 'review_auth_configuration';
    expect(kindOf({ code: 'AUTH_UNAUTHORIZED', message: 'unauthorized', authReason, nextStep })).toBe(kind);
  });

  test('for the identity header that a proxy should send is a sign-in, whatever the reason beside its code', () => {
    expect(kindOf({ code: 'AUTH_IDENTITY_HEADER_REQUIRED', authReason: 'trusted_proxy_missing_header_x-user' })).toBe(
      'sign-in-elsewhere',
    );
  });

  test('with a general code and an exact message is what the message says', () => {
    const code = 'AUTH_UNAUTHORIZED';
    const nextStep = 'review_auth_configuration';
    expect(kindOf({ code, nextStep, message: 'unauthorized: device token rejected (pair it)' })).toBe(
      'device-token-mismatch',
    );
    expect(kindOf({ code, nextStep, message: 'unauthorized: gateway token missing (paste it)' })).toBe('token-missing');
  });

  test.each([
    ['AUTH_UNAUTHORIZED', null, 'unauthorized'],
    ['AUTH_UNAUTHORIZED', 'update_auth_credentials', 'unauthorized'],
    ['AUTH_UNAUTHORIZED', 'review_auth_configuration', 'refused-unknown'],
    ['AUTH_SOMETHING_NEW', null, 'refused-unknown'],
    ['AUTH_SOMETHING_NEW', 'update_auth_credentials', 'unauthorized'],
    [null, 'update_auth_credentials', 'unauthorized'],
    [null, 'constructor', null],
  ])('with %s that recommends %s is %s: only about a credential where something says so', (code, nextStep, kind) => {
    expect(kindOf({ code, nextStep })).toBe(kind);
  });

  test('is made exact by its reason only where it is general', () => {
    expect(kindOf({ code: 'AUTH_TOKEN_MISMATCH', reason: 'scope-upgrade' })).toBe('token-mismatch');
    expect(kindOf({ code: 'UNAVAILABLE', reason: 'gateway-restarting' })).toBeNull();
  });
});

describe('a label', () => {
  test.each([
    ['pairing-required', 'pairing-required'],
    ['auth-required', 'unauthorized'],
    ['auth-failed', 'unauthorized'],
    ['auth-rate-limited', 'rate-limited'],
    ['origin-not-allowed', 'origin-not-allowed'],
    ['insecure-context', 'device-identity-required'],
    ['protocol-mismatch', 'version-mismatch'],
    ['build-mismatch', 'version-mismatch'],
    ['trusted-proxy', 'host-misconfigured'],
    ['verified-user-required', 'sign-in-elsewhere'],
    ['profile-unavailable', 'gateway-starting'],
    ['pairing-rejected', 'pairing-declined'],
    ['pairing-expired', 'pairing-expired'],
    ['access-denied', 'access-withdrawn'],
    ['bootstrap-invalid', 'bootstrap-token-invalid'],
    ['busy', 'gateway-starting'],
  ])('%s is %s', (label, kind) => {
    expect(kindOfLabel(label)).toBe(kind);
  });

  // `network` appears on refusals of a gateway that is alive (docs/openclaw.md, "The label of the login gate").
  test.each(['', 'network', 'UNAVAILABLE', 'NOT_LINKED', 'constructor', '__proto__'])('%j names no kind', code => {
    expect(kindOfLabel(code)).toBeNull();
  });
});
