/** What else there is to check, by name (advice.ts). */

/** One word for each piece; a sentence's key. */
export const ADVICE = [
  'same-place',
  'remote-route',
  'after-restart',
  'mixed-addresses',
  'short-lived',
  'extensions-and-vpn',
  'allowed-origins',
  'gateway-settings',
  'several-tabs',
] as const;
export type Advice = (typeof ADVICE)[number];
