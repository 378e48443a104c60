/** What a page wrote, as it may be kept and handed on: without secrets, and no longer than the schema allows. */
import { gatewayAddressOf } from '../gateway-address';
import { redact } from '../redact';
import { LONGEST } from '../sighting/longest';
import type { Sighting } from '../sighting/sighting';

/** A sighting without secrets in any of its page's words, which taking them out can make longer. Doing it twice changes nothing more. */
export function cleanSighting(sighting: Sighting): Sighting {
  const { text, gateway, reason, nextStep, role, scopes, gatewayVersion, requestId, deviceId } = sighting;
  const cut = (words: string, longest: number) => redact(words, [requestId, deviceId]).slice(0, longest);
  return {
    ...sighting,
    text: cut(text, LONGEST.text),
    gateway: gateway && cleanAddress(gateway).slice(0, LONGEST.address),
    reason: reason && cut(reason, LONGEST.words),
    nextStep: nextStep && cut(nextStep, LONGEST.words),
    role: role && cut(role, LONGEST.name),
    scopes: scopes.map(scope => cut(scope, LONGEST.name)),
    gatewayVersion: gatewayVersion && cut(gatewayVersion, LONGEST.version),
  };
}

/** A path without secrets; those can travel in it. */
export function cleanPath(path: string): string {
  return redact(path)
    .replace(/^(?!\/)/, '/')
    .slice(0, LONGEST.address);
}

/** A gateway's address without credentials, query, fragment, or a secret in its path; its host stays as it is. */
export function cleanAddress(address: string): string {
  const known = gatewayAddressOf(address);
  if (known === null) return redact(address.replace(/[?#].*/s, ''));
  const { protocol, host, pathname } = new URL(known);
  const path = cleanPath(pathname);
  return `${protocol}//${host}${path === '/' ? '' : path}`;
}
