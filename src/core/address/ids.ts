/**
 * The two identifiers of a pairing. Both come from pages and gateways, which may say anything, and both may end up in a
 * command that someone runs: nothing is an id unless it has exactly this form.
 */

/** A request id's form: a lower-case UUID. */
export const REQUEST_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** A device id's form: the hash of the device's public key in lower-case hex. */
export const DEVICE_ID = /^[0-9a-f]{64}$/;

/** A pairing request's id if `claim` is one (a lower-case UUID), else null. */
export function requestIdOf(claim: unknown): string | null {
  return typeof claim === 'string' && REQUEST_ID.test(claim) ? claim : null;
}

/** A device id if `claim` is one (64 lower-case hex digits), else null. */
export function deviceIdOf(claim: unknown): string | null {
  return typeof claim === 'string' && DEVICE_ID.test(claim) ? claim : null;
}

/** An id as shown on screen, where its beginning and end are enough to compare: `0badcafe…0000`. */
export function shortId(id: string): string {
  return `${id.slice(0, 8)}…${id.slice(-4)}`;
}
