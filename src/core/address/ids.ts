/**
 * The ids of a pairing. All come from pages and gateways, which can send anything, and can end up in a command
 * that someone runs: only a string of exactly this form is an id.
 */

export const REQUEST_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** The hash of the device's public key, in lower-case hex. */
export const DEVICE_ID = /^[0-9a-f]{64}$/;

/** `claim` if it is a request id (a lower-case UUID), else null. */
export function requestIdOf(claim: unknown): string | null {
  return typeof claim === 'string' && REQUEST_ID.test(claim) ? claim : null;
}

/** `claim` if it is a device id (64 lower-case hex digits), else null. */
export function deviceIdOf(claim: unknown): string | null {
  return typeof claim === 'string' && DEVICE_ID.test(claim) ? claim : null;
}

/** An id as shown on screen; its start and end are enough to compare: `0badcafe…0000`. */
export function shortId(id: string): string {
  return `${id.slice(0, 8)}…${id.slice(-4)}`;
}
