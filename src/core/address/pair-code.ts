/** What a login page shows that offers to pair its browser: claims, of which only this exact form goes into a command. */

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
