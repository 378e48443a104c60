/** Prepares what a page wrote for keeping and passing on: without secrets, and within the schema's lengths. */
import { gatewayAddressOf } from '../address/gateway-address';
import { redact } from '../redact/redact';
import { LONGEST } from '../sighting/limits';
import type { Sighting } from '../sighting/sighting';
import type { IncidentState } from './reduce';

/** Redacts every text of a sighting. Redaction can make a text longer. Doing it twice changes nothing more. */
export function cleanSighting(sighting: Sighting): Sighting {
  const { text, gateway, reason, nextStep, code, close, role, scopes, gatewayVersion } = sighting;
  const kept = keptFrom(sighting);
  const clean = (words: string, longest: number) => redact(words, kept, longest);
  return {
    ...sighting,
    text: clean(text, LONGEST.text),
    gateway: gateway && cleanAddress(gateway),
    reason: reason && clean(reason, LONGEST.words),
    nextStep: nextStep && clean(nextStep, LONGEST.words),
    ...(code === undefined ? {} : { code: clean(code, LONGEST.words) }),
    ...(close === undefined ? {} : { close: clean(close, LONGEST.words + 6) }),
    role: role && clean(role, LONGEST.name),
    scopes: scopes.map(scope => clean(scope, LONGEST.name)),
    gatewayVersion: gatewayVersion && clean(gatewayVersion, LONGEST.version),
  };
}

/** What a text about a failure may name: its pairing's ids, and its gateway's host. */
export function keptFrom({ requestId, deviceId, gateway }: Kept): readonly (string | null)[] {
  const known = gateway && gatewayAddressOf(gateway);
  return [requestId, deviceId, known ? new URL(known).hostname : null];
}

/** What the user's own note about it may name. */
export function keptInNote(
  { failure }: Pick<IncidentState, 'failure'>,
  gateway: string,
): readonly (string | null)[] {
  const { requestId = null, deviceId = null } = failure?.sighting ?? {};
  return keptFrom({ requestId, deviceId, gateway });
}

type Kept = Pick<Sighting, 'requestId' | 'deviceId' | 'gateway'>;

/** Redacts a path, which can carry secrets. */
export function cleanPath(path: string): string {
  return redact(path.replace(/^(?!\/)/, '/'), [], LONGEST.address);
}

/** A gateway's address without credentials, query, fragment, and secrets in its path; its host is unchanged. */
export function cleanAddress(address: string): string {
  const known = gatewayAddressOf(address);
  if (known === null) return redact(address.replace(/[?#].*/s, ''), [], LONGEST.address);
  const { protocol, host, pathname } = new URL(known);
  const path = redact(pathname, [], Math.max(0, LONGEST.address - protocol.length - 2 - host.length));
  return `${protocol}//${host}${path === '/' ? '' : path}`;
}
