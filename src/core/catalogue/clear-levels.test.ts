import { expect, test } from 'vitest';
import { credentialOf, suggestedLevel } from '../plan/suited-clearing';
import { CLEAR_LEVELS, hasHosts, leavesClosedTabs } from './clear-levels';

test.each([
  ['app-not-started', 1],
  ['device-token-mismatch', 2],
  ['token-mismatch', 2],
  ['unauthorized', 2],
  ['pairing-required', 4],
  ['device-key-invalid', 2],
] as const)('%s is first met with level %i', (kind, level) => {
  expect(suggestedLevel(kind, [])).toBe(level);
});

test('after any level that did not help, the largest that can is suggested', () => {
  for (const level of CLEAR_LEVELS) {
    expect(suggestedLevel('token-mismatch', [level])).toBe(4);
    expect(suggestedLevel('app-not-started', [level])).toBe(1);
  }
});

test('where nothing stored is at fault, whoever clears all the same begins with the mildest', () => {
  for (const kind of ['token-missing', 'password-mismatch', 'scope-upgrade', 'gateway-unreachable'] as const)
    for (const tried of [[], ...CLEAR_LEVELS.map(level => [level])]) expect(suggestedLevel(kind, tried), kind).toBe(1);
});

test.each([
  ['device-token-mismatch', 'deviceToken'],
  ['pairing-required', 'deviceToken'],
  ['token-mismatch', 'gatewayToken'],
  ['unauthorized', 'gatewayToken'],
  ['device-key-invalid', 'identity'],
] as const)('%s is about the %s', (kind, credential) => {
  expect(credentialOf(kind)).toBe(credential);
});

test('hosts are chosen where more than the failing agent’s own is at stake', () => {
  expect(CLEAR_LEVELS.filter(hasHosts)).toEqual([3, 4]);
});

test('a closed tab keeps a single key everywhere, and where a browser keeps its session, also when everything goes', () => {
  expect(CLEAR_LEVELS.filter(level => leavesClosedTabs(level, false))).toEqual([2]);
  expect(CLEAR_LEVELS.filter(level => leavesClosedTabs(level, true))).toEqual([2, 4]);
});
