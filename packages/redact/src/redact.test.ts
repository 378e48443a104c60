import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PLACEHOLDER } from './placeholder';
import { redact } from './redact';

const word = (least: number, most: number) =>
  fc.string({
    unit: fc.constantFrom(...'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'),
    minLength: least,
    maxLength: most,
  });
/** Words around a secret, as in an error text. */
const around = fc.constantFrom(
  '',
  'unauthorized: gateway token mismatch ',
  'see (',
  'at https://h.heyron.ai/x#',
  '"',
  '\n',
);

/** Credentials with a secret in them; § is the secret. */
const NAMED = [
  'token=§',
  'token: §',
  '#token=§&x=1',
  '?bootstrapToken=§',
  'http://gateway.lan:18789/#bootstrapToken=§&bootstrapProfile=owner',
  'deviceToken = "§"',
  '{"token":"§"}',
  "{'access_token': '§'}",
  'refresh_token=§',
  'OPENCLAW_GATEWAY_TOKEN=§',
  'sb-xyz-auth-token=§',
  'password=§',
  '"password" : "§"',
  'client_secret=§',
  'apikey=§',
  'api_key: §',
  'api-key=§',
  'code_verifier=§',
  'Authorization: Basic §',
  'authorization: §',
  'Cookie: a=1; session=§; b=2',
  'Set-Cookie: sid=§; Path=/',
  'https://user:§@h.heyron.ai/',
  'wss://§@h.heyron.ai/',
];

describe('a secret never survives', () => {
  test.each(NAMED)('in the form %s', form => {
    fc.assert(
      fc.property(word(8, 60), around, around, (secret, before, after) => {
        const text = before + form.replace('§', secret) + after;
        expect(redact(text)).not.toContain(secret);
      }),
    );
  });

  test.each(['code=§', 'code: §', 'state=§', 'key=§'])('in the form %s, when it is no close code', form => {
    fc.assert(
      fc.property(word(6, 60), secret => {
        expect(redact(form.replace('§', `${secret}x`))).not.toContain(secret);
      }),
    );
  });

  test.each([
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl',
    'sk-ant-api03-abcdEFGHijkl',
    'sk_live_abcdefghijkl',
    'ghp_abcdefghijklmnop',
    'github_pat_abcdefghijkl',
    'glpat-abcdefghijkl',
    'xoxb-1234-abcdefghijk',
    'AKIAIOSFODNN7EXAMPLE',
    'AIzaSyA-abcdefghijkl',
    'sb_secret_abcdefghijkl',
    'whsec_abcdefghijkl',
    '123456789:AAF-abcdefghijklmnopqrstuvwxyz01234',
    'Bearer abcdefgh',
  ])('with a well-known beginning: %s', secret => {
    const out = redact(`it said ${secret} and stopped`);
    expect(out).toMatch(PLACEHOLDER);
    expect(out).not.toContain(secret.slice(-8));
    expect(out).toMatch(/^it said .* and stopped$/);
  });

  test('as a long run of letters and digits', () => {
    const long = fc
      .tuple(word(14, 40), fc.integer({ min: 0, max: 9 }), word(14, 40))
      .map(([a, digit, b]) => `${a}${digit}${b}`)
      .filter(run => !/^[0-9a-f]{64}$/.test(run));
    fc.assert(
      fc.property(long, secret => {
        expect(redact(`it said ${secret}.`)).toMatch(/^it said \[removed:[0-9a-z]{5}\]\.$/);
      }),
    );
  });

  test('as a long run of letters alone', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zA-Z]{28,60}$/), secret => {
        expect(redact(`it said ${secret}.`)).toMatch(/^it said \[removed:[0-9a-z]{5}\]\.$/);
      }),
    );
  });

  test.each(['§', 'pairing.§', 'pairing.§.required', 'token_§', 'reason-§-§'])(
    'in small letters alone that are no word, as machines write theirs: %s',
    form => {
      const secret = 'qzjxvkwpqmzxbvcd';
      expect(redact(form.replaceAll('§', secret))).not.toContain(secret);
    },
  );

  test.each(['password: Hunter2 §', 'mail anna.b@example.org §', 'Bearer abcdefgh1 §'])(
    'in a piece that by itself is too short to be one, beside another: %s',
    form => {
      expect(redact(form.replace('§', 'kQ7x'))).not.toContain('kQ7x');
    },
  );

  test.each([
    ['sk-', 'zhkzqtlrfvo.vvu.gwv'],
    ['ghp_', 'miqrxyxzvjeley'],
    ['hf_', 'ineyhqhaee/ww.ufqh.pt'],
  ])('behind a mark by which services make their keys known, to its very end: %s%s', (mark, secret) => {
    expect(redact(mark + secret)).toMatch(new RegExp(`^${mark}\\[removed:\\w+\\]$`));
  });

  test('as a key whose armour lost its beginning, and no more than that', () => {
    const lines = ['MIIEvQIBADANBgkqhkiG9w0BAQ', 'EFAASCBKcwggSjAgEAAoIBAQC7'];
    const text = redact(`the page said this:\n${lines.join('\n')}\n-----END PRIVATE KEY-----`);
    expect(text).toMatch(/^the page said this:\n\[removed:\w+\]-----END PRIVATE KEY-----$/);
  });

  test('in a run that only begins or ends like an id', () => {
    const id = '0badcafe-0000-4000-8000-000000000000';
    for (const run of [`x${id}`, `${id}-abcdef`]) expect(redact(run, [id])).not.toContain(id);
  });

  test('as an e-mail address or a user name in a path', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{6,12}$/), name => {
        const text = `${name}@mail.example /home/${name}/x /Users/${name} C:\\Users\\${name}\\x`;
        expect(redact(text)).not.toContain(name);
      }),
    );
  });
});

describe('what support needs survives', () => {
  test.each([
    'disconnected (1008): pairing required',
    'disconnected (1006): no reason',
    'Auth failed: pairing required',
    'device pairing required (requestId: 0badcafe-0000-4000-8000-000000000000)',
    'scope upgrade pending approval (requestId: 0badcafe-0000-4000-8000-000000000000)',
    'pairing required: device is asking for a higher role than currently approved',
    'unauthorized: gateway token mismatch (open the dashboard URL and paste the token in Control UI settings)',
    'unauthorized: gateway token missing (paste in Control UI settings or openclaw doctor --generate-gateway-token; restart)',
    'unauthorized: gateway password mismatch (enter the password in Control UI settings)',
    'unauthorized: device token mismatch (rotate/reissue device token)',
    'unauthorized: bootstrap token invalid or expired (scan a fresh setup code)',
    'unauthorized: too many failed authentication attempts (retry later)',
    'origin not allowed (open the Control UI from the gateway host or allow it in gateway.controlUi.allowedOrigins)',
    'control ui requires device identity (use HTTPS or localhost secure context)',
    'Connection to the Gateway was interrupted. Reconnecting automatically. (WebSocket 1006)',
    'close code: 1008, code: CONTROL_UI_ORIGIN_NOT_ALLOWED, reason=role-upgrade',
    'openclaw devices approve 0badcafe-0000-4000-8000-000000000000',
    'wss://c3-0108.c3.heyron.ai/ws',
    '502 Bad Gateway',
  ])('%s', text => {
    expect(redact(text, ['0badcafe-0000-4000-8000-000000000000'])).toBe(text);
  });

  test('request and device ids, wherever they stand in a sentence', () => {
    const id = fc.oneof(fc.uuid(), fc.stringMatching(/^[0-9a-f]{64}$/));
    const before = fc.constantFrom('', 'device ', 'requestId: ', 'requestId=', '(', '"', 'devices/');
    const after = fc.constantFrom('', ' ', '.', ')', '"', ', ');
    fc.assert(
      fc.property(before, id, after, (head, kept, tail) => {
        expect(redact(head + kept + tail, [null, kept])).toBe(head + kept + tail);
      }),
    );
  });

  test('and no other run of that form: it could be a token', () => {
    const [id, other] = ['0badcafe'.repeat(8), 'cafe0bad'.repeat(8)];
    expect(redact(`device ${id} says ${other}`, [id])).toMatch(
      new RegExp(`^device ${id} says \\[removed:[0-9a-z]{5}\\]$`),
    );
  });

  test('an id that is named as a token is a token', () => {
    const id = '0123456789abcdef'.repeat(4);
    expect(redact(`token=${id}`, [id])).toMatch(/^token=\[removed:/);
  });
});

test.each(['key pairing-required-again', 'tok-connection.closed'])(
  'words behind a mark of services’ keys are words: %s',
  text => {
    expect(redact(text)).toBe(text);
  },
);

test('the same secret gets the same placeholder wherever it stands, and another secret another', () => {
  const texts = ['#token=§', 'Authorization: Bearer §', 'Cookie: a=§; b=1', '{"password":"§"}', 'it said §'];
  const placeholders = (secret: string) =>
    texts.map(text => [...redact(text.replace('§', secret)).matchAll(PLACEHOLDER)][0]?.[0]);
  fc.assert(
    fc.property(word(30, 60), word(30, 60), (one, other) => {
      fc.pre(one !== other);
      expect(new Set(placeholders(one)).size).toBe(1);
      expect(placeholders(one)[0]).not.toBe(placeholders(other)[0]);
    }),
    { numRuns: 50 },
  );
});

test('the same secret gets the same placeholder in whatever way it is written', () => {
  const forms = ['token=a1B2c3%2Bd4E5f6G7h8', 'token=a1B2c3+d4E5f6G7h8', 'token=a1B2c3\\u002bd4E5f6G7h8'];
  expect(new Set(forms.map(form => redact(form))).size).toBe(1);
});

test.each(['pairing.required', 'pairing required', 'token=a1B2c3d4E5f6G7h8'])(
  'nothing is longer than it may be, whether it is kept or taken out: %s',
  text => {
    for (let longest = 0; longest <= text.length; longest++)
      expect(redact(text, [], longest).length).toBeLessThanOrEqual(longest);
  },
);

test('redacting twice changes nothing more', () => {
  fc.assert(
    fc.property(fc.constantFrom(...NAMED), word(8, 60), fc.string(), (form, secret, text) => {
      const once = redact(`${text} ${form.replace('§', secret)}`);
      expect(redact(once)).toBe(once);
    }),
  );
});

test('any text at all is redacted without an error', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), text => typeof redact(text) === 'string'));
});
