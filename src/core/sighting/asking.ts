/** Browsers that ask to be let in: what is shown of them, and of how many. Without schemas, for pages. */

/**
 * The platforms that browsers name for themselves (`navigator.platform`), with the names that people know. A page could
 * write anything there, so no other word is shown.
 */
export const PLATFORMS = {
  'Linux x86_64': 'Linux',
  'Linux aarch64': 'Linux / Android',
  'Linux armv8l': 'Android',
  'Linux armv81': 'Android',
  Android: 'Android',
  MacIntel: 'Mac',
  Win32: 'Windows',
  iPhone: 'iPhone',
  iPad: 'iPad',
} as const;

export type Platform = keyof typeof PLATFORMS;

/** More browsers than these are not counted. */
export const MOST_MORE = 99;

/** `claim` if it is one of the known platforms, else null. */
export function platformOf(claim: unknown): Platform | null {
  return typeof claim === 'string' && Object.hasOwn(PLATFORMS, claim) ? (claim as Platform) : null;
}
