/** Secrets by their names alone, to their exact bounds: other redaction rules read the same text. */
import { describe, expect, test } from 'vitest';
import { namedIn } from './labels';
import { merged } from './span';
import { marked } from './testing/marked';

function expectNamed(text: string): void {
  const { plain, places } = marked(text);
  expect(merged(namedIn(plain))).toEqual(places);
}

describe('behind a sign', () => {
  test.each([
    'token=§swordfish§',
    'TOKEN: §swordfish§, and so on',
    'İ TOKEN=§swordfish§',
    'token => §swordfish§',
    'token=§swordfish§).',
    'token="§q§"',
    'token=""',
    'token=',
    'token=\nswordfish',
    'token:\n  §swordfish§',
    'token → swordfish',
    'token -> §xK3vQ9§',
    '| token | §xK3vQ9§ |',
    'tokenHash=§qzjxvk§',
    'tokens: §qzjxvk§',
    'tokens: 98765',
    'tokens: 98765432',
    'tokens: §98765432a§',
    'token: §98765§',
    '密码是§swordfish§',
    'token=<your-token>',
    'token=<my-swordfish>',
    '<token>§swordfish§</token>',
    'token=$OPENCLAW_TOKEN, token=$' + '{OPENCLAW_TOKEN}, token=%OPENCLAW_TOKEN%, token={{ token }}',
    'token: ECONNREFUSED',
    'token: missing, password: required',
  ])('%s', expectNamed);
});

describe('a password', () => {
  test.each([
    'password: §correct horse battery staple§',
    'password: §orange horse battery missing§',
    'password: correct horse battery missing',
    'password: missing required horse battery',
    'password: §x7§ correct horse battery',
    'password=§$%^~§',
    'password=$$',
    'password=$%^',
    'password=$$$$',
    'password=********',
    'password=.-*.-*',
    'seed phrase: §abandon ability able§. More',
  ])('%s', expectNamed);
});

describe('in a sentence', () => {
  test.each([
    'my token is §swordfish§',
    'my token is expired',
    'my token is shareable',
    'my token is §shareableX9§',
    'my token is §blue-shareable§',
    'my tokens are swordfish',
    'my tokens are §xK3vQ9§',
    'my token is "§shareable§"',
    'the password that I use is: §hunter§',
    'the token that I use is hunter',
    'the token that I use is §xK3vQ9§',
    'my login is alice',
    'my login is §al1ce§',
    'my token is 678',
    'my token is §6789§',
  ])('%s', expectNamed);
});

describe('right behind it', () => {
  test.each([
    '--token §swordfish§',
    '--token+§swordfish§',
    'the token swordfish',
    'an x-token swordfish',
    'setup code §swordfish§',
    'setup code missing',
    "token '§swordfish§'",
    'pass "swordfish"',
    'pass "§xK3vQ9§"',
    'state swordfish',
    'key "swordfish"',
    'key "xK3vQ9"',
    'tokens "xK3vQ9"',
    'token x1',
    'token q7x',
    'token §5q7x9§',
    'token 500ms',
    'token 123',
    'token 1008, token 4008, token 404',
    'token §1234§',
  ])('%s', expectNamed);
});

describe('what harmless things are called too', () => {
  test.each([
    'key: §swordfish§',
    'state: pending',
    'state: xyz',
    'state=pending-ab',
    'state=§pending-abc§',
    'state=§open-qzjxvk§',
    'state: 2026-11-28',
    'state: swordfish swims away',
    'state: §swordfish§ and more',
    'state=§swordfish§ swims away',
    'code: 12345',
    'code: §123456§',
    'code=4008',
  ])('%s', expectNamed);
});

describe('a number', () => {
  test.each([
    'pin: §12§',
    'pin 123',
    'pin §1234§',
    'token: 12',
    'token: §678§',
    'token: §5678§',
    'token: 1099, token: 3456, token: 500',
  ])('%s', expectNamed);
});

describe('in a header', () => {
  test.each([
    'Bearer swordfish',
    'Basic settings',
    'Basic §dXNlcjpwYXNz§',
    'Bearer §xK3vQ9mN§',
    'Authorization: Digest §swordfish§',
    'Authorization: required',
    'Cookie: a=§swordfish§; Path=/; b="§hunter§"; c=§x§',
    '{"cookie":"a=§swordfish§; b=","c":"d"}',
    'Set-Cookie: sid=§swordfish§; Path=/; HttpOnly',
    'Cookie: §swordfish§',
    'Cookie: are required',
    'Cookie: §the swordfish swims§',
    'Cookie: a=1; §swordfish§',
    'cookie sid=§x7§',
    'cookie sid=missing',
    'curl -u §alice:swordfish§ https://h.heyron.ai',
    'curl -u required:missing',
  ])('%s', expectNamed);
});
