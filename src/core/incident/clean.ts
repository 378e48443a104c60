/** Prepares what a page wrote for keeping and passing on: without secrets, and within the schema's lengths. */
import { redact } from '@re-pair/redact';
import { gatewayAddressOf } from '../address/gateway-address';
import { KEPT_LIMITS } from '../sighting/limits';
import type { Sighting } from '../sighting/sighting';
import type { IncidentState } from './reduce';

/** Redacts every text of a sighting. Redaction can make a text longer. Doing it twice changes nothing more. */
export function cleanSighting(sighting: Sighting): Sighting {
  const { text, gateway, reason, nextStep, code, close, role, scopes, gatewayVersion } = sighting;
  const kept = allowedIds(sighting);
  const clean = (words: string, longest: number) => redact(words, kept, longest);
  return {
    ...sighting,
    text: clean(text, KEPT_LIMITS.text),
    gateway: gateway && cleanAddress(gateway),
    reason: reason && clean(reason, KEPT_LIMITS.words),
    nextStep: nextStep && clean(nextStep, KEPT_LIMITS.words),
    ...(code === undefined ? {} : { code: clean(code, KEPT_LIMITS.words) }),
    ...(close === undefined ? {} : { close: clean(close, KEPT_LIMITS.words + 6) }),
    role: role && clean(role, KEPT_LIMITS.name),
    scopes: scopes.map(scope => clean(scope, KEPT_LIMITS.name)),
    gatewayVersion: gatewayVersion && clean(gatewayVersion, KEPT_LIMITS.version),
  };
}

/** What a text about a failure may name: its pairing's ids, and its gateway's host. */
export function allowedIds({ requestId, deviceId, gateway }: Kept): readonly (string | null)[] {
  const known = gateway && gatewayAddressOf(gateway);
  return [requestId, deviceId, known ? new URL(known).hostname : null];
}

/** What the user's own note about it may name. */
export function allowedInNote(
  { failure }: Pick<IncidentState, 'failure'>,
  gateway: string,
): readonly (string | null)[] {
  const { requestId = null, deviceId = null } = failure?.sighting ?? {};
  return allowedIds({ requestId, deviceId, gateway });
}

type Kept = Pick<Sighting, 'requestId' | 'deviceId' | 'gateway'>;

/** Redacts a path, which can carry secrets. */
export function cleanPath(path: string): string {
  return redact(path.replace(/^(?!\/)/, '/'), [], KEPT_LIMITS.address);
}

/** A gateway's address without credentials, query, fragment, and secrets in its path; its host is unchanged. */
export function cleanAddress(address: string): string {
  const known = gatewayAddressOf(address);
  if (known === null) return redact(address.replace(/[?#].*/s, ''), [], KEPT_LIMITS.address);
  const { protocol, host, pathname } = new URL(known);
  const path = redact(pathname, [], Math.max(0, KEPT_LIMITS.address - protocol.length - 2 - host.length));
  return `${protocol}//${host}${path === '/' ? '' : path}`;
}
