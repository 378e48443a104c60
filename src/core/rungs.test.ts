import { expect, test } from 'vitest';
import { hasHosts, RUNGS } from './rungs';
import { credentialOf, suggestedRung } from './suited-clearing';

test.each([
  ['version-mismatch', 1],
  ['device-token-mismatch', 2],
  ['token-mismatch', 2],
  ['unauthorized', 2],
  ['pairing-required', 4],
] as const)('%s is first met with rung %i', (kind, rung) => {
  expect(suggestedRung(kind, [])).toBe(rung);
});

test('after any rung that did not help, the largest that can is suggested', () => {
  for (const rung of RUNGS) {
    expect(suggestedRung('token-mismatch', [rung])).toBe(4);
    expect(suggestedRung('version-mismatch', [rung])).toBe(1);
  }
});

test('where nothing stored is at fault, whoever clears all the same begins with the mildest', () => {
  for (const kind of ['token-missing', 'password-mismatch', 'scope-upgrade', 'gateway-unreachable'] as const)
    for (const tried of [[], ...RUNGS.map(rung => [rung])]) expect(suggestedRung(kind, tried), kind).toBe(1);
});

test.each([
  ['device-token-mismatch', 'deviceToken'],
  ['pairing-required', 'deviceToken'],
  ['token-mismatch', 'gatewayToken'],
  ['unauthorized', 'gatewayToken'],
] as const)('%s is about the %s', (kind, credential) => {
  expect(credentialOf(kind)).toBe(credential);
});

test('hosts are chosen where more than the failing agent’s own is at stake', () => {
  expect(RUNGS.filter(hasHosts)).toEqual([3, 4]);
});
