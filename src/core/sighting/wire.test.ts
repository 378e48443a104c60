import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FAILURE_KINDS, type FailureKind } from '../failure';
import { kindOfCode, kindOfText } from './wire';

const ID = '0badcafe-0000-4000-8000-000000000000';

/** Every text of openclaw-truth.md §1 and §2, as gateways and pages word it, by what it means. */
const TEXTS: Record<FailureKind, readonly [string, ...string[]]> = {
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
  'device-token-mismatch': ['unauthorized: device token mismatch (rotate/reissue device token)'],
  'device-identity-required': [
    'device identity required',
    'control ui requires device identity (use HTTPS or localhost secure context)',
    'device signature expired',
  ],
  'bootstrap-token-invalid': [
    'unauthorized: bootstrap token invalid or expired (scan a fresh setup code)',
    'unauthorized: setup code invalid or expired',
    'Bootstrap token invalid or expired',
  ],
  'origin-not-allowed': [
    'origin not allowed (open the Control UI from the gateway host or allow it in gateway.controlUi.allowedOrigins)',
  ],
  'rate-limited': ['unauthorized: too many failed authentication attempts (retry later)'],
  'version-mismatch': ['protocol mismatch'],
  'gateway-unreachable': [
    'disconnected (1006): no reason',
    'disconnected (1006): Unknown',
    'disconnected (1012): service restart',
    'Connection to the Gateway was interrupted. Reconnecting automatically. (WebSocket 1006)',
  ],
  unauthorized: [
    'unauthorized',
    'Unauthorized.',
    'Auth failed: unauthorized',
    'unauthorized (no such user)',
    'unauthorized: tailscale identity missing',
  ],
};

const rows = Object.entries(TEXTS).flatMap(([kind, texts]) => texts.map(text => [text, kind] as const));
/** Refusals: the rest tells of a lost connection. */
const refusals = rows.filter(([, kind]) => kind !== 'gateway-unreachable');

describe('kindOfText', () => {
  test('the table names every kind', () => {
    expect(Object.keys(TEXTS).sort()).toEqual([...FAILURE_KINDS].sort());
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
    'disconnected (1000): bye',
    'service restart',
    'UNAVAILABLE: gateway starting',
    'constructor',
  ])('"%s" names no failure', text => {
    expect(kindOfText(text)).toBeNull();
  });

  test('any text is read without an error, and an endless one quickly enough to finish', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => [...FAILURE_KINDS, null].includes(kindOfText(text))),
    );
    expect(kindOfText('error: '.repeat(1_000_000))).toBeNull();
    expect(kindOfText(`pairing required ${'x'.repeat(10_000_000)}`)).toBe('pairing-required');
  });
});

describe('kindOfCode', () => {
  test.each([
    ['PAIRING_REQUIRED', 'not-paired', 'pairing-required'],
    ['PAIRING_REQUIRED', null, 'pairing-required'],
    ['PAIRING_REQUIRED', 'something new', 'pairing-required'],
    ['PAIRING_REQUIRED', 'scope-upgrade', 'scope-upgrade'],
    ['PAIRING_REQUIRED', 'role-upgrade', 'role-upgrade'],
    ['PAIRING_REQUIRED', 'metadata-upgrade', 'metadata-upgrade'],
    ['AUTH_TOKEN_MISMATCH', 'token_mismatch', 'token-mismatch'],
    ['AUTH_TOKEN_MISSING', 'token_missing', 'token-missing'],
    ['AUTH_PASSWORD_MISMATCH', 'password_mismatch', 'password-mismatch'],
    ['AUTH_PASSWORD_MISSING', 'password_missing', 'password-mismatch'],
    ['AUTH_DEVICE_TOKEN_MISMATCH', 'device_token_mismatch', 'device-token-mismatch'],
    ['AUTH_BOOTSTRAP_TOKEN_INVALID', 'bootstrap_token_invalid', 'bootstrap-token-invalid'],
    ['AUTH_RATE_LIMITED', 'rate_limited', 'rate-limited'],
    ['AUTH_SOMETHING_NEW', null, 'unauthorized'],
    ['CONTROL_UI_ORIGIN_NOT_ALLOWED', 'origin not allowed', 'origin-not-allowed'],
    ['CONTROL_UI_DEVICE_IDENTITY_REQUIRED', null, 'device-identity-required'],
    ['DEVICE_IDENTITY_REQUIRED', null, 'device-identity-required'],
    ['DEVICE_AUTH_SIGNATURE_EXPIRED', null, 'device-identity-required'],
    ['PROTOCOL_MISMATCH', null, 'version-mismatch'],
  ])('%s with reason %s is %s', (code, reason, kind) => {
    expect(kindOfCode(code, reason)).toBe(kind);
  });

  test.each([
    ['pairing-required', 'pairing-required'],
    ['auth-required', 'unauthorized'],
    ['auth-failed', 'unauthorized'],
    ['auth-rate-limited', 'rate-limited'],
    ['origin-not-allowed', 'origin-not-allowed'],
    ['insecure-context', 'device-identity-required'],
    ['protocol-mismatch', 'version-mismatch'],
    ['build-mismatch', 'version-mismatch'],
  ])('the label %s is %s', (label, kind) => {
    expect(kindOfCode(label)).toBe(kind);
  });

  // `network` stands on refusals of a gateway that is alive (openclaw-truth.md §1).
  test.each([
    '',
    'network',
    'trusted-proxy',
    'verified-user-required',
    'profile-unavailable',
    'UNAVAILABLE',
    'NOT_LINKED',
    'constructor',
    '__proto__',
  ])('%j names no kind', code => {
    expect(kindOfCode(code)).toBeNull();
  });

  test('only a pairing refusal is refined by its reason', () => {
    expect(kindOfCode('AUTH_TOKEN_MISMATCH', 'scope-upgrade')).toBe('token-mismatch');
    expect(kindOfCode('UNAVAILABLE', 'scope-upgrade')).toBeNull();
  });
});
