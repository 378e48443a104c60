/** Whether it is the missing encryption that keeps a page from its gateway. */
import { isInTheClear, isOwnOrigin } from '../address/own-address';
import { FAILURES, type FailureKind } from '../catalogue/failures';
import type { Sighting } from './sighting';

/**
 * True for a page that has no keys because it came over plain http. Browsers refuse their own keys there, but on this
 * machine itself; OpenClaw makes its own from 2026.8 on, and from 2026.9 on its pages name their version
 * (docs/openclaw.md, "Plain http"). heyron has an encrypted address for each page.
 */
export function needsHttps(
  { kind, sighting }: { readonly kind: FailureKind; readonly sighting: Pick<Sighting, 'gatewayVersion'> },
  origin: string,
): boolean {
  const makesKeys = isOwnOrigin(origin) && sighting.gatewayVersion !== null;
  return FAILURES[kind].needsHttps && isInTheClear(origin) && !makesKeys;
}
