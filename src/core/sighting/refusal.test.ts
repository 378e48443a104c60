import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refusalSchema } from './page-report';
import { readRefusal } from './refusal';

const ID = '0badcafe-0000-4000-8000-000000000000';
const DEVICE = '0123456789abcdef'.repeat(4);

describe('readRefusal', () => {
  test('reads every field of a pairing refusal', () => {
    const error = {
      code: 'NOT_PAIRED',
      message: 'pairing required: device is not approved yet',
      details: {
        code: 'PAIRING_REQUIRED',
        reason: 'scope-upgrade',
        requestId: ID,
        deviceId: DEVICE,
        recommendedNextStep: 'wait_then_retry',
        requestedRole: 'operator',
        requestedScopes: ['operator.admin', 'operator.read'],
      },
    };
    expect(readRefusal(error)).toEqual({
      message: error.message,
      code: 'PAIRING_REQUIRED',
      reason: 'scope-upgrade',
      authReason: null,
      requestId: ID,
      deviceId: DEVICE,
      nextStep: 'wait_then_retry',
      retryAfterMs: null,
      role: 'operator',
      scopes: ['operator.admin', 'operator.read'],
    });
  });

  test('reads 2026.1’s, which has no code, and an authorization’s, which has an authReason', () => {
    expect(readRefusal({ message: 'pairing required', details: { requestId: ID } })).toMatchObject({
      message: 'pairing required',
      code: null,
      requestId: ID,
    });
    expect(
      readRefusal({ message: 'x', details: { code: 'AUTH_RATE_LIMITED', authReason: 'rate_limited' } }),
    ).toMatchObject({ code: 'AUTH_RATE_LIMITED', reason: null, authReason: 'rate_limited' });
  });

  test('finds the time to wait in the details or beside them', () => {
    expect(readRefusal({ details: { retryAfterMs: 1 }, retryAfterMs: 2 })?.retryAfterMs).toBe(1);
    expect(readRefusal({ retryAfterMs: 2 })?.retryAfterMs).toBe(2);
    expect(readRefusal({ retryAfterMs: '2' })?.retryAfterMs).toBeNull();
  });

  test('takes no id that is none', () => {
    const details = { requestId: `${ID};x`, deviceId: DEVICE.toUpperCase() };
    expect(readRefusal({ message: '', details })).toMatchObject({ requestId: null, deviceId: null });
  });

  test.each(['pairing required', undefined, null, 7, false])('%j is no refusal', error => {
    expect(readRefusal(error)).toBeNull();
  });

  test('anything at all is read without an error, and fits what is told of a page', () => {
    const long = fc.oneof(
      fc.string(),
      fc.integer({ min: 0, max: 2000 }).map(n => 'é'.repeat(n)),
      fc.anything(),
    );
    const error = fc.record({
      message: long,
      details: fc.record({
        code: long,
        reason: long,
        authReason: long,
        requestId: fc.oneof(long, fc.uuid()),
        deviceId: long,
        recommendedNextStep: long,
        requestedRole: long,
        requestedScopes: fc.oneof(fc.array(long, { maxLength: 40 }), long),
        retryAfterMs: fc.oneof(fc.double(), long),
      }),
      retryAfterMs: long,
    });
    fc.assert(
      fc.property(fc.oneof(error, fc.anything()), value => {
        const refusal = readRefusal(value);
        if (refusal === null) expect(typeof value !== 'object' || value === null).toBe(true);
        else expect(refusalSchema.safeParse(refusal).error).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });
});
