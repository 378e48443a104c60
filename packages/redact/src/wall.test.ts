/**
 * Secrets of many shapes, written in many ways, next to many names and in many places: none may be readable afterwards,
 * nor any part long enough to be useful.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodings } from './normalized';
import { redact } from './redact';

/** Mutation tests use fewer: each mutant runs all of them. */
const CASES = Number(process.env.CASES ?? 20_000);
/** The longest piece of a secret that may remain by chance. */
const MOST_LEFT = 6;

const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';
const MIXED = `${LOWER}${LOWER.toUpperCase()}${DIGITS}`;
const of = (units: string, least: number, most: number) =>
  fc
    .array(fc.nat(units.length - 1), { minLength: least, maxLength: most })
    .map(all => all.map(at => units[at]).join(''));
/** With small and capital letters and digits, as in every random secret of that length. */
const mixed = (units: string, least: number, most: number) =>
  fc
    .tuple(of(units, least - 3, most - 3), of(LOWER, 1, 1), of(LOWER.toUpperCase(), 1, 1), of(DIGITS, 1, 1))
    .map(([rest, ...three]) => {
      const third = Math.floor(rest.length / 3);
      return [0, 1, 2]
        .map(part => rest.slice(part * third, part === 2 ? undefined : (part + 1) * third) + three[part])
        .join('');
    });
const grouped = (unit: fc.Arbitrary<string>, groups: number, by: string) =>
  fc.array(unit, { minLength: groups, maxLength: groups }).map(parts => parts.join(by));

/** Secrets that are found without a name. */
const UNNAMED: readonly fc.Arbitrary<string>[] = [
  mixed(MIXED, 16, 64),
  mixed(`${MIXED}-_`, 20, 64),
  mixed(`${MIXED}+/`, 20, 64).map(text => `${text}==`),
  of('0123456789abcdef', 24, 64).filter(text => /[a-f]\d.*[a-f]\d/.test(text)),
  of('0123456789ABCDEF', 24, 64).filter(text => /[A-F]\d.*[A-F]\d/.test(text)),
  of('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 20, 52).filter(text => /[A-Z]\d.*[A-Z]\d/.test(text)),
  fc.uuid(),
  fc.uuid().map(text => text.toUpperCase()),
  of(LOWER, 28, 60),
  grouped(mixed(MIXED, 5, 5), 5, '-'),
  grouped(mixed(MIXED, 8, 8), 4, '.'),
  mixed(MIXED, 20, 20).map(text => `sk-${text}`),
  fc
    .tuple(mixed(`${MIXED}_-`, 18, 30), mixed(`${MIXED}_-`, 20, 40), mixed(`${MIXED}_-`, 20, 40))
    .map(parts => `eyJ${parts.join('.')}`),
];
/** Secrets that only their names reveal. */
const NAMED: readonly fc.Arbitrary<string>[] = [
  ...UNNAMED,
  of(LOWER, 7, 14),
  of(MIXED, 7, 15),
  fc
    .constantFrom('hunter', 'swordfish', 'dragon', 'Sommer', 'letmein', 'correcthorse')
    .chain(word => of(DIGITS, 2, 4).map(digits => word + digits)),
  fc.constantFrom('swordfish', 'trustno', 'sunshine', 'correcthorse', 'p@ssw0rd!x', 'Tr0ub4dor&3'),
  grouped(of('ABCDEFGHJKLMNPQRSTUVWXYZ23456789', 4, 4), 2, '-').filter(text => /[A-Z].*\d|\d.*[A-Z]/.test(text)),
];

/** A secret next to its name; § is the secret. */
const LABELS: readonly string[] = [
  ...[
    'token=§',
    'token: §',
    "token '§'",
    'token "§"',
    'token is §',
    'my password is §',
    'the password I use is: §',
    '--token §',
  ],
  ...[
    '{"token":"§"}',
    '{"auth":{"token":"§","role":"operator"}}',
    'gatewayToken=§',
    'OPENCLAW_GATEWAY_TOKEN=§',
    'pwd=§',
    'sid=§',
  ],
  ...[
    'cookie: a=1; sid=§',
    'Set-Cookie: session=§; Path=/',
    'cookie sid=§',
    'Authorization: Bearer §',
    'authorization: §',
    'x-api-key: §',
  ],
  ...[
    'setup code §',
    'setupCode: §',
    'pairing code is §',
    'passphrase: §',
    'https://me:§@h.heyron.ai/',
    'wss://h.heyron.ai/?token=§&v=1',
    '#bootstrapToken=§',
    'https://agent.example.com/openclaw/#bootstrapToken=§&bootstrapProfile=owner&gatewayUrl=ws%3A%2F%2F127.0.0.1%3A18789',
  ],
  ...[
    'client_secret=§',
    'api key: §',
    'apiKey => §',
    'password = §',
    'Passwort: §',
    'mot de passe : §',
    'contraseña es §',
    'пароль: §',
    '密码：§',
    '<token>§</token>',
    '[token] = §',
    '**Token:** §',
  ],
  ...[
    "{'access_token': '§'}",
    'deviceToken = "§"',
    'curl -u me:§ https://h.heyron.ai/',
    'private key: §',
    'code_verifier=§',
    'signature=§',
  ],
];
const BARE: readonly string[] = [
  '§',
  '(§)',
  '"§"',
  '/chat/§',
  'https://h.heyron.ai/§/x',
  'x=§',
  '?next=§',
  '[§]',
  'value: §',
  '`§`',
  '<§>',
  'at §:12',
  '§,',
  '- §',
];
/** Surrounding text. */
const PLACES: readonly string[] = [
  ...[
    '§',
    'unauthorized: gateway token mismatch § and stopped',
    'it said § again',
    'see §\nthen nothing',
    'Ich habe §, und es geht nicht',
    'error { § }',
    '1. §',
    'no §.',
    'disconnected (1008): §',
  ],
];

/** Encodings of the whole text. */
const ENCODINGS: readonly ((text: string) => string)[] = [
  text => text,
  text => JSON.stringify(text).slice(1, -1),
  text => JSON.stringify(JSON.stringify(text)),
  text => encodeURIComponent(text),
  text => encodeURIComponent(encodeURIComponent(text)),
  text => encodeURIComponent(JSON.stringify({ said: text })),
  text => text.replace(/["&<>']/g, sign => `&#${sign.charCodeAt(0)};`),
  text => text.replace(/"/g, '&quot;').replace(/</g, '&lt;'),
  text => [...text].map(sign => (/[a-z]/.test(sign) ? `\\u00${sign.charCodeAt(0).toString(16)}` : sign)).join(''),
  text => [...text].map(sign => (/[A-Za-z]/.test(sign) ? `%${sign.charCodeAt(0).toString(16)}` : sign)).join(''),
  text =>
    [...text].map(sign => (/[!-~]/.test(sign) ? String.fromCharCode(sign.charCodeAt(0) + 0xfee0) : sign)).join(''),
];
/** Ways to split a secret. */
const SPLITS: readonly ((secret: string) => string)[] = [
  secret => secret,
  secret => secret,
  secret => secret.replace(/(.{5})/gu, '$1\u200b'),
  secret => secret.replace(/(.{3})/gu, '$1\u00ad'),
  secret => `\u2060${secret}\ufeff`,
  secret => secret.replace(/(.{7})/u, '$1\u202e'),
];

const text = (secrets: readonly fc.Arbitrary<string>[], labels: readonly string[]) =>
  fc
    .record({
      secret: fc.oneof(...secrets),
      label: fc.constantFrom(...labels),
      place: fc.constantFrom(...PLACES),
      encode: fc.constantFrom(...ENCODINGS),
      split: fc.constantFrom(...SPLITS),
    })
    .map(({ secret, label, place, encode, split }) => ({
      secret,
      text: encode(place.replace('§', () => label.replace('§', () => split(secret)))),
    }));

/** Everything readable in a text, however it is encoded. */
const readable = (out: string) => decodings(out).map(view => view.text.toLowerCase());

function leftOf(secret: string, out: string): string | null {
  const texts = readable(out);
  const length = Math.min(secret.length, MOST_LEFT);
  for (let at = 0; at + length <= secret.length; at++) {
    const part = secret.slice(at, at + length).toLowerCase();
    if (texts.some(each => each.includes(part))) return part;
  }
  return null;
}

test.each([
  ['with a name', NAMED, LABELS],
  ['without a name', UNNAMED, BARE],
])(`no secret of ${CASES / 2} %s is left`, (_, secrets, labels) => {
  fc.assert(
    fc.property(text(secrets, labels), ({ secret, text }) => {
      expect(leftOf(secret, redact(text)), text).toBeNull();
    }),
    { numRuns: CASES / 2 },
  );
});
