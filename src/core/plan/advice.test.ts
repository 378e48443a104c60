import { describe, expect, test } from 'vitest';
import { HOST } from '../../testing/events';
import { adviceFor } from './advice';

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
    ['token-mismatch', `wss://${HOST}`, 'hosted', []],
    ['gateway-unreachable', `wss://${HOST}`, 'hosted', ['extensions-and-vpn']],
    ['bootstrap-token-invalid', `wss://${HOST}`, 'hosted', ['short-lived']],
    ['host-misconfigured', `wss://${HOST}`, 'own', ['gateway-settings']],
    ['host-misconfigured', `wss://${HOST}`, 'hosted', []],
    ['connection-ended', `wss://${HOST}`, 'hosted', ['several-tabs']],
  ] as const)('for %s at %s, %s', (kind, gateway, situation, advice) => {
    expect(adviceFor({ kind, text: '' }, gateway, situation)).toEqual(advice);
  });

  test.each([
    ['token-missing', 'Invalid or missing token. Visit https://agent.example?token=[removed:abcde]'],
    ['pairing-required', 'Pairing required. Visit https://agent.example/_admin/'],
  ] as const)('for %s in the words of a host that names its own page, that page', (kind, text) => {
    expect(adviceFor({ kind, text }, `wss://${HOST}`, 'hosted')).toEqual(['host-page']);
    expect(adviceFor({ kind, text: text.replace(/ Visit.*/, '') }, `wss://${HOST}`, 'hosted')).toEqual([]);
  });
});
