import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { report } from '../testing/observations';
import { readRefusal } from './refusal';
import { readReport } from './report';

const ID = '0badcafe-0000-4000-8000-000000000000';
const DEVICE = '0123456789abcdef'.repeat(4);

const frame = (error: unknown, more: object = {}) =>
  JSON.stringify({ type: 'res', id: 'c1', ok: false, error, ...more });

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
    expect(readRefusal(frame(error))).toEqual({
      message: error.message,
      code: 'PAIRING_REQUIRED',
      reason: 'scope-upgrade',
      requestId: ID,
      deviceId: DEVICE,
      nextStep: 'wait_then_retry',
      retryAfterMs: null,
      role: 'operator',
      scopes: ['operator.admin', 'operator.read'],
    });
  });

  test('reads 2026.1’s, which has no code, and an authorization’s, which has an authReason', () => {
    expect(readRefusal(frame({ message: 'pairing required', details: { requestId: ID } }))).toMatchObject({
      message: 'pairing required',
      code: null,
      requestId: ID,
    });
    expect(
      readRefusal(
        frame({ message: 'x', details: { code: 'AUTH_RATE_LIMITED', authReason: 'rate_limited' } }),
      ),
    ).toMatchObject({ code: 'AUTH_RATE_LIMITED', reason: 'rate_limited' });
  });

  test('finds the time to wait in the details or beside them', () => {
    expect(readRefusal(frame({ details: { retryAfterMs: 1 }, retryAfterMs: 2 }))?.retryAfterMs).toBe(1);
    expect(readRefusal(frame({ retryAfterMs: 2 }))?.retryAfterMs).toBe(2);
    expect(readRefusal(frame({ retryAfterMs: '2' }))?.retryAfterMs).toBeNull();
  });

  test('takes no id that is none', () => {
    const details = { requestId: `${ID};x`, deviceId: DEVICE.toUpperCase() };
    expect(readRefusal(frame({ message: '', details }))).toMatchObject({ requestId: null, deviceId: null });
  });

  test.each([
    '',
    'null',
    '{',
    '[]',
    frame({ message: 'x' }, { ok: true }),
    frame({ message: 'x' }, { type: 'event' }),
    frame('pairing required'),
    frame(undefined),
  ])('%j is no refusal', text => {
    expect(readRefusal(text)).toBeNull();
  });

  test('any refusal, however long or strange, makes a report that is read again, or is none at all', () => {
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
        requestId: fc.oneof(long, fc.uuid()),
        recommendedNextStep: long,
        requestedRole: long,
        requestedScopes: fc.oneof(fc.array(long, { maxLength: 40 }), long),
        retryAfterMs: fc.oneof(fc.double(), long),
      }),
    });
    fc.assert(
      fc.property(error, value => {
        const text = JSON.stringify({ type: 'res', ok: false, error: value }, (_, part) =>
          typeof part === 'bigint' ? null : part,
        );
        const refusal = readRefusal(text);
        expect(refusal).not.toBeNull();
        const written = report({ phase: 'refused', refusal });
        expect(readReport(JSON.stringify(written))).toEqual(JSON.parse(JSON.stringify(written)));
      }),
    );
  });

  test('any text at all is read without an error', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), text => {
        expect([null, 'object']).toContain(readRefusal(text) === null ? null : 'object');
      }),
    );
  });
});
