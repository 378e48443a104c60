/** Names that plans, views and packets share: grounds, advice, verdicts, and how much of an address is shown. */

/** What a verdict can rest on (plan/grounds.ts). Each is part of a sentence's key. */
export const GROUNDS = [
  'connected',
  'users-word',
  'asks-approval',
  'server-asks',
  'refuses-address',
  'locked',
  'set-up-wrong',
  'access-ended',
  'page-refused',
  'no-page',
  'page-alone',
  'wants-restart',
  'granted-little',
  'several',
  'others-too',
  'only-me',
  'answers-in-chat',
  'silent-in-chat',
  'another-opens',
  'none-opens',
  'same-elsewhere',
  'connects-elsewhere',
  'nothing-answers',
  'server-alone',
  'agent-answers',
  'waited',
  'cleared',
  'fresh-link-refused',
  'no-network',
  'comes-back',
  'browser-forgot',
  'agent-forgot',
  'key-changed',
  'asks-more',
  'slept',
  'two-gateways',
  'other-address',
] as const;
export type GroundId = (typeof GROUNDS)[number];

/** What is advised beside the steps (plan/advice.ts). Each is part of a sentence's key. */
export const ADVICE = [
  'alive-in-chat',
  'restart-in-chat',
  'same-place',
  'remote-route',
  'after-restart',
  'mixed-addresses',
  'short-lived',
  'extensions-and-vpn',
  'second-browser',
  'sign-in-new-tab',
  'allowed-origins',
  'gateway-settings',
  'several-tabs',
  'host-page',
  'own-field',
  'two-pairings',
] as const;
export type Advice = (typeof ADVICE)[number];

export const VERDICTS = ['investigating', 'fixed', 'owner-must-approve', 'not-this-browser', 'wait'] as const;
export type OverallVerdict = (typeof VERDICTS)[number];

/** How much of addresses a packet shows: with paths, hosts alone, or only an agent's server (shard). */
export const ADDRESS_DETAILS = ['path', 'host', 'shard'] as const;
export type AddressDetail = (typeof ADDRESS_DETAILS)[number];

/** A placeholder as it appears in a packet. */
export const NUMBERED_PLACEHOLDER = /\[removed \d+\]/;
