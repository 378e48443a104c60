import { expect, test } from 'vitest';
import { FAILURE_KINDS } from './failure';
import { hasHosts, RUNGS } from './rungs';
import { credentialOf, suggestedRung } from './suited-clearing';

test.each([
  ['version-mismatch', 1],
  ['device-token-mismatch', 2],
  ['token-mismatch', 2],
  ['pairing-required', 4],
  ['unauthorized', 4],
] as const)('%s is first met with rung %i', (kind, rung) => {
  expect(suggestedRung(kind, [])).toBe(rung);
});

test('after any rung that did not help, everything is suggested', () => {
  for (const kind of FAILURE_KINDS) for (const rung of RUNGS) expect(suggestedRung(kind, [rung])).toBe(4);
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
