import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accepted, refusal, refused, report } from '../testing/observations';
import { readReport } from './report';

const ID = '0badcafe-0000-4000-8000-000000000000';
const DEVICE = '0123456789abcdef'.repeat(4);
const full = report({
  phase: 'refused',
  refusal: refusal({
    message: 'pairing required',
    code: 'PAIRING_REQUIRED',
    reason: 'not-paired',
    requestId: ID,
    deviceId: DEVICE,
    nextStep: 'wait_then_retry',
    retryAfterMs: 1500,
    role: 'operator',
    scopes: ['operator.admin'],
  }),
});

/** A copy of a report with one field, given by its path, replaced; `undefined` takes it away. */
function forged(path: string, value: unknown): string {
  const copy = JSON.parse(JSON.stringify(full));
  const [field, inner] = path.split('.') as [string, string | undefined];
  if (inner === undefined) copy[field] = value;
  else copy[field][inner] = value;
  return JSON.stringify(copy);
}

describe('a report of our own', () => {
  test.each([full, accepted(), report(), refused({ message: 'x' }), report({ closeReason: 'ü'.repeat(61) })])(
    'is read as it was written',
    written => {
      expect(readReport(JSON.stringify(written))).toEqual(written);
    },
  );
});

describe('a forged report is no report', () => {
  test.each([
    ['socket', '1'],
    ['socket', 1.5],
    ['socket', null],
    ['socket', undefined],
    ['address', 7],
    ['address', 'w'.repeat(301)],
    ['phase', 'connected'],
    ['phase', ['accepted']],
    ['phase', undefined],
    ['spoke', 1],
    ['spoke', undefined],
    ['wasAccepted', 'true'],
    ['closeCode', '1008'],
    ['closeCode', undefined],
    ['closeReason', null],
    ['closeReason', 'x'.repeat(124)],
    ['refusal', undefined],
    ['refusal', 'pairing required'],
    ['refusal', []],
    ['refusal', {}],
    ['refusal.message', null],
    ['refusal.message', 'x'.repeat(601)],
    ['refusal.code', 7],
    ['refusal.reason', 'x'.repeat(121)],
    ['refusal.reason', undefined],
    ['refusal.nextStep', {}],
    ['refusal.role', ['operator']],
    ['refusal.requestId', `${ID}; rm -rf /`],
    ['refusal.requestId', ID.toUpperCase()],
    ['refusal.requestId', undefined],
    ['refusal.deviceId', ID],
    ['refusal.deviceId', `${DEVICE}0`],
    ['refusal.retryAfterMs', '1500'],
    ['refusal.scopes', 'operator.admin'],
    ['refusal.scopes', [7]],
    ['refusal.scopes', ['x'.repeat(61)]],
    ['refusal.scopes', Array(21).fill('a')],
  ])('with %s = %j', (path, value) => {
    expect(readReport(forged(path, value))).toBeNull();
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
    `${JSON.stringify(full)} `.padEnd(6_001),
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
          refusal: fc.anything(),
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

test('what a forger adds is not taken over', () => {
  expect(readReport(forged('extra', 'x'))).toEqual(full);
});
