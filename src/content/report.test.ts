import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refusal } from '../testing/observations';
import { readReport } from './report';

const ID = '0badcafe-0000-4000-8000-000000000000';
const full = {
  socket: 1,
  address: 'wss://c3-0108.c3.heyron.ai/',
  phase: 'refused',
  spoke: true,
  wasAccepted: false,
  closeCode: 1008,
  closeReason: 'ü'.repeat(61),
  error: { message: 'pairing required', details: { code: 'PAIRING_REQUIRED', requestId: ID } },
};
const { error: _, ...base } = full;

/** A copy of a report with one field replaced; `undefined` takes it away. */
function forged(field: string, value: unknown): string {
  return JSON.stringify({ ...full, [field]: value });
}

test('a report of our own is read as it was written, and its refusal field by field', () => {
  expect(readReport(JSON.stringify(full))).toEqual({
    ...base,
    refusal: refusal({ message: 'pairing required', code: 'PAIRING_REQUIRED', requestId: ID }),
  });
  expect(readReport(JSON.stringify({ ...base, error: null }))).toEqual({ ...base, refusal: null });
});

describe('a forged report is no report', () => {
  test.each([
    ['socket', '1'],
    ['socket', 1.5],
    ['socket', null],
    ['socket', undefined],
    ['phase', 'connected'],
    ['phase', ['accepted']],
    ['phase', undefined],
  ])('with %s = %j', (field, value) => {
    expect(readReport(forged(field, value))).toBeNull();
  });

  test.each([
    null,
    undefined,
    7,
    {},
    full,
    '',
    'null',
    '[]',
    '7',
    '"text"',
    '{',
    '{"__proto__":{"socket":1}}',
    `${JSON.stringify(full)} `.padEnd(25_001),
    `[${'['.repeat(5_000)}`,
  ])('when it is %j', detail => {
    expect(readReport(detail)).toBeNull();
  });

  test('and reading any JSON, or anything else, never throws', () => {
    const almost = fc
      .record(
        {
          socket: fc.anything(),
          address: fc.anything(),
          phase: fc.constantFrom<unknown>('accepted', 'refused', 'closed', 7),
          spoke: fc.anything(),
          wasAccepted: fc.boolean(),
          closeCode: fc.oneof(fc.integer(), fc.string()),
          closeReason: fc.string(),
          error: fc.anything(),
        },
        { requiredKeys: [] },
      )
      .map(value => JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? String(part) : part)));
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.anything(), fc.string(), almost), detail => {
        const read = readReport(detail);
        if (!read) return;
        expect(Number.isInteger(read.socket)).toBe(true);
        expect(read.address.length).toBeLessThanOrEqual(300);
        expect(read.refusal === null || read.refusal.message.length <= 600).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});

test.each([
  ['address', 7, ''],
  ['address', 'w'.repeat(301), 'w'.repeat(300)],
  ['spoke', 1, false],
  ['wasAccepted', 'true', false],
  ['closeCode', '1008', null],
  ['closeReason', null, ''],
  ['closeReason', 'x'.repeat(124), 'x'.repeat(123)],
])('a forged %s of %j is read as %j', (field, value, read) => {
  expect(readReport(forged(field, value))).toEqual({ ...readReport(JSON.stringify(full)), [field]: read });
});

test('of a forged refusal only what has the right form is taken over', () => {
  const error = {
    message: 7,
    details: { requestId: `${ID}; rm -rf /`, requestedScopes: [7, 'a'], extra: 'x' },
  };
  expect(readReport(forged('error', error))?.refusal).toEqual(refusal({ scopes: ['a'] }));
  expect(readReport(forged('extra', 'x'))).toEqual(readReport(JSON.stringify(full)));
});
