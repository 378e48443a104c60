import { describe, expect, test } from 'vitest';
import { redact } from './redact';
import { isErrorCode, isShape } from './shapes';

describe('a code is the name of an error', () => {
  test.each([
    'AUTH_TOKEN_MISMATCH',
    'ERR_CERT_COMMON_NAME_INVALID',
    'ERR_HTTP2_PROTOCOL_ERROR',
    'HTTP_502',
    'TOKEN_1234',
    'ECONNREFUSED',
    'TIMEOUT',
  ])('%s', code => {
    expect(isErrorCode(code)).toBe(true);
    expect(isErrorCode(`x${code}`)).toBe(false);
    expect(isErrorCode(`${code}x`)).toBe(false);
  });
  test.each([
    'QZXVKW', // no word
    'AUT', // could be part of a secret
    'token', // an everyday word
    'AUTH_token',
    'AUTH_12345',
    'ERR_A1B2',
    'ERR_TLS1234',
    'TOKEN_QZXVKWPQMZ',
  ])('%s is none', text => {
    expect(isErrorCode(text)).toBe(false);
  });
});

test.each(['A1B2C3D4_E5F6G7H8', 'QZXV_KWPQ_MZXB', 'TOKEN_QZXVKWPQMZ'])(
  'what only has the form of a code is taken out: %s',
  text => {
    const secret = text.slice(-8);
    expect(redact(`refused: ${text}`)).not.toContain(secret);
  },
);

test('a text is a shape as a whole, or is none', () => {
  expect(isShape('2026.9.6')).toBe(true);
  expect(isShape('2026.9.6 ')).toBe(false);
  expect(isShape(' 2026.9.6')).toBe(false);
  expect(isShape('hunter2')).toBe(false);
});
