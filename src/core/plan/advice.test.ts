import { describe, expect, test } from 'vitest';
import { HOST } from '../../testing/events';
import type { FailureKind } from '../catalogue/failures';
import { adviceFor } from './advice';

/** OpenClaw's own page, and one that is not. */
const OWN = { keys: true };
const OTHER = { keys: false };

describe('advice', () => {
  test.each([
    ['origin-not-allowed', 'wss://vps.example', 'own', ['mixed-addresses', 'allowed-origins']],
    [
      'token-mismatch',
      'wss://desk.tail1234.ts.net',
      'own',
      ['same-place', 'remote-route', 'after-restart', 'mixed-addresses'],
    ],
    ['token-mismatch', `wss://${HOST}`, 'own', ['same-place', 'after-restart']],
    ['token-mismatch', `wss://${HOST}`, 'hosted', ['restart-in-chat']],
    ['restart-needed', `wss://${HOST}`, 'hosted', ['restart-in-chat']],
    ['restart-needed', `wss://${HOST}`, 'own', []],
    ['gateway-unreachable', `wss://${HOST}`, 'hosted', ['alive-in-chat', 'extensions-and-vpn']],
    ['bootstrap-token-invalid', `wss://${HOST}`, 'hosted', ['short-lived']],
    ['host-misconfigured', `wss://${HOST}`, 'own', ['gateway-settings']],
    ['host-misconfigured', `wss://${HOST}`, 'hosted', []],
    ['connection-ended', `wss://${HOST}`, 'hosted', ['several-tabs']],
  ] as const)('for %s at %s, %s', (kind, gateway, situation, advice) => {
    expect(adviceFor({ kind, text: '', sighting: OWN }, gateway, situation)).toEqual(advice);
  });

  test('for a key that another front end keeps in a field of its own, and for two pairings of one name', () => {
    const advised = (kind: FailureKind, sighting: typeof OWN) =>
      adviceFor({ kind, text: '', sighting }, `wss://${HOST}`, 'hosted');
    expect(advised('token-missing', OTHER)).toEqual(['own-field']);
    expect(advised('token-missing', OWN)).toEqual([]);
    expect(advised('device-token-mismatch', OTHER), 'which no page keeps in a field').toEqual([]);
    expect(advised('pairing-required', OWN)).toEqual(['two-pairings']);
  });

  test.each([
    ['token-missing', 'Invalid or missing token. Visit https://agent.example?token=[removed:abcde]'],
    ['pairing-required', 'Pairing required. Visit https://agent.example/_admin/'],
  ] as const)('for %s in the words of a host that names its own page, that page', (kind, text) => {
    const advised = (words: string) => adviceFor({ kind, text: words, sighting: OWN }, `wss://${HOST}`, 'hosted');
    expect(advised(text)).toContain('host-page');
    expect(advised(text.replace(/ Visit.*/, ''))).not.toContain('host-page');
  });
});
