import { describe, expect, test } from 'vitest';
import { folded, isPlainlyWordy, isWordy } from './words';

describe('letters that can be words', () => {
  test.each([
    ...['a', 'qzj', 'Verbindung', 'connection', 'UNAUTHORIZED', 'Straße', 'Gerät', 'größer'],
    ...['allowedOrigins', 'WebSocket', 'gatewayTokenMismatch', 'WebSockets', 'IndexedDB', 'tokens'],
    ...['nodejs', 'uuids', 'Donaudampfschifffahrt'],
  ])('%s', letters => {
    expect(isWordy(letters)).toBe(true);
  });

  test.each([
    ...['qzjx', 'qzjxvkwp', 'xKvQmNpL', 'aBcDeFgH', 'Zqxjkvbw', 'tokenQzjxvkwpqmzx', 'bcdfghjklmnpqrstvwxz'],
    ...['QZJXVKWP', 'kQxj'],
  ])('%s cannot', letters => {
    expect(isWordy(letters)).toBe(false);
  });
});

describe('letters that are words and nothing else', () => {
  test.each(['gateway', 'allowedOrigins', 'WebSocket', 'localStorage'])('%s', letters => {
    expect(isPlainlyWordy(letters)).toBe(true);
  });

  test.each(['qzjxvkwp', 'gatewayIsUp', 'theOrigin'])('%s', letters => {
    expect(isPlainlyWordy(letters)).toBe(false);
  });
});

test.each([
  ['Gerät', 'Gerat'],
  ['Straße', 'Strasse'],
  ['łódź', 'lodz'],
  ['ÆØŒ', 'aeooe'],
  ['æon', 'aeon'],
  ['plain', 'plain'],
  ['PLAIN', 'PLAIN'],
  ['naïveʒ', 'naive'],
])('without its signs %s is %s', (letters, plain) => {
  expect(folded(letters)).toBe(plain);
});
