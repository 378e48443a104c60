import { PLACEHOLDER } from '@re-pair/redact';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { failing, REQUEST_ID } from '../../testing/events';
import { sightingSchema } from '../sighting/sighting';
import { cleanAddress, cleanSighting } from './clean';

describe('an address', () => {
  test.each([
    ['wss://c3-0108.c3.heyron.ai/', 'wss://c3-0108.c3.heyron.ai'],
    ['wss://c3-0108.c3.heyron.ai/ws', 'wss://c3-0108.c3.heyron.ai/ws'],
    ['wss://me:hunter2@h.heyron.ai/ws?token=abc#token=def', 'wss://h.heyron.ai/ws'],
    ['ws://192.168.0.5:18789', 'ws://192.168.0.5:18789'],
    [
      'wss://a-very-long-name-of-a-machine-2026.tunnel.example/',
      'wss://a-very-long-name-of-a-machine-2026.tunnel.example',
    ],
    ['wss://h.heyron.ai/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln', 'wss://h.heyron.ai/§'],
    ['wss://h.heyron.ai/home/alice/agent', 'wss://h.heyron.ai/home/§/agent'],
    ['wss://h.heyron.ai/0123456789abcdef0123456789ABCDEF', 'wss://h.heyron.ai/§'],
    ['nonsense?token=abc', 'nonsense'],
    ['https://me:hunter2@h.heyron.ai/', 'https://§@h.heyron.ai/'],
  ])('%s is kept as %s', (address, kept) => {
    const clean = cleanAddress(address);
    expect(clean.replace(PLACEHOLDER, '§')).toBe(kept);
    expect(cleanAddress(clean)).toBe(clean);
  });
});

describe('a sighting', () => {
  const longest = fc.record({
    text: fc.constant('token=a '.repeat(75)),
    reason: fc.constant('token=a '.repeat(15)),
    nextStep: fc.constant('secret=a '.repeat(13)),
    role: fc.constant('key=abcd '.repeat(6)),
    gateway: fc.constantFrom(`wss://h/${'token=a;'.repeat(36)}`, `x ${'token=a '.repeat(37)}`),
    scopes: fc.constant(Array(20).fill('token=a '.repeat(7))),
    gatewayVersion: fc.constant('token=a '.repeat(10)),
  });

  test('still fits its schema when taking secrets out made its words longer', () => {
    fc.assert(
      fc.property(longest, more => {
        const seen = failing('unauthorized', more);
        expect(sightingSchema.safeParse(seen).success).toBe(true);
        expect(sightingSchema.safeParse(cleanSighting(seen)).error).toBeUndefined();
      }),
    );
  });

  test('of a host that names its own page keeps the address, without the token in it', () => {
    const words = 'Invalid or missing token. Visit https://agent.example/?token=a1b2c3d4e5f6';
    const { text, close } = cleanSighting(failing('token-missing', { text: words, close: `1008 ${words}` }));
    for (const each of [text, close]) {
      expect(each).toContain('Visit https://agent.example/?token=');
      expect(each).not.toContain('a1b2c3d4e5f6');
    }
  });

  test('keeps its ids, its kind and harmless words as they are', () => {
    const seen = failing('pairing-required', {
      text: `device pairing required (requestId: ${REQUEST_ID})`,
      requestId: REQUEST_ID,
      reason: 'not-paired',
      nextStep: 'wait_then_retry',
      role: 'operator',
      scopes: ['operator.admin'],
      gateway: 'wss://c3-0108.c3.heyron.ai',
      gatewayVersion: '2026.9.6',
    });
    expect(cleanSighting(seen)).toEqual(seen);
  });
});
