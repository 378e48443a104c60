/**
 * The ids of a pairing. All come from pages and gateways, which can send anything, and can end up in a command
 * that someone runs: only a string of exactly this form is an id.
 */

export const REQUEST_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** The hash of the device's public key, in lower-case hex. */
export const DEVICE_ID = /^[0-9a-f]{64}$/;

/** The short code of a login page that offers to pair its browser, and the id that it shows beside that. */
export const PAIR_CODE = /^[A-Z0-9]{4}-[A-Z0-9]{4}$/;
export const BROWSER_ID = /^[0-9a-f]{8}$/;

/** `claim` if it is a pairing code, else null. */
export function pairCodeOf(claim: unknown): string | null {
  return typeof claim === 'string' && PAIR_CODE.test(claim) ? claim : null;
}

/** `claim` if it is a browser's short id (8 lower-case hex digits), else null. */
export function browserIdOf(claim: unknown): string | null {
  return typeof claim === 'string' && BROWSER_ID.test(claim) ? claim : null;
}

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
