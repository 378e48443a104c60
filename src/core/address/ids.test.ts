import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deviceIdOf, requestIdOf, shortId } from './ids';

const UUID = '0badcafe-0000-4000-8000-000000000000';
const DEVICE = '0123456789abcdef'.repeat(4);
const uuid = fc.uuid();
const deviceId = fc.stringMatching(/^[0-9a-f]{64}$/);

/** What a page might append to an id to get more than an id into a command. */
const ADDITIONS = [' ', '\n', ';', '; rm -rf /', '&&x', '$(x)', '`x`', '|x', '-', '0', '/', '"', "'", '\u202e', '\0'];

describe('a pairing request id', () => {
  test('is any lower-case UUID, given back as it came', () => {
    fc.assert(
      fc.property(uuid, id => {
        expect(requestIdOf(id)).toBe(id);
      }),
    );
  });

  test.each([
    UUID.toUpperCase(),
    UUID.replaceAll('-', ''),
    `{${UUID}}`,
    UUID.slice(1),
    UUID.replace('b', 'g'),
    UUID.replace('0', '०'),
    '',
    null,
    undefined,
    7,
    true,
    [UUID],
    { toString: () => UUID },
  ])('is not %j', claim => {
    expect(requestIdOf(claim)).toBeNull();
  });

  test('with anything before or behind it is none', () => {
    fc.assert(
      fc.property(uuid, fc.constantFrom(...ADDITIONS), (id, more) => {
        expect(requestIdOf(id + more)).toBeNull();
        expect(requestIdOf(more + id)).toBeNull();
      }),
    );
  });

  test('is never made of anything but hex digits and dashes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), uuid), claim => {
        expect(requestIdOf(claim) ?? '').toMatch(/^[0-9a-f-]*$/);
      }),
    );
  });
});

describe('a device id', () => {
  test('is any 64 lower-case hex digits, given back as they came', () => {
    fc.assert(
      fc.property(deviceId, id => {
        expect(deviceIdOf(id)).toBe(id);
      }),
    );
  });

  test.each([
    DEVICE.toUpperCase(),
    DEVICE.slice(1),
    `${DEVICE}0`,
    DEVICE.replace('a', 'g'),
    UUID,
    '',
    null,
    64,
    [DEVICE],
  ])('is not %j', claim => {
    expect(deviceIdOf(claim)).toBeNull();
  });

  test('with anything before or behind it is none', () => {
    fc.assert(
      fc.property(deviceId, fc.constantFrom(...ADDITIONS), (id, more) => {
        expect(deviceIdOf(id + more)).toBeNull();
        expect(deviceIdOf(more + id)).toBeNull();
      }),
    );
  });
});

test('a short id shows the beginning and the end of the whole one', () => {
  expect(shortId(UUID)).toBe('0badcafe…0000');
  fc.assert(
    fc.property(deviceId, id => {
      const [head, tail] = shortId(id).split('…');
      expect(head).toHaveLength(8);
      expect(tail).toHaveLength(4);
      expect(id.startsWith(head ?? '-') && id.endsWith(tail ?? '-')).toBe(true);
    }),
  );
});
