/** True for a pattern of one host: what is granted for more is no consent to any. Apart, so that a popup is small. */
export function isOfOneHost(pattern: string): boolean {
  return /^https?:\/\/[^/*]+\/\*$/.test(pattern);
}
