/** What a verdict can rest on, by name (grounds.ts). */

/** One word for each; a sentence's key. */
export const GROUNDS = [
  'connected',
  'users-word',
  'asks-approval',
  'refuses-address',
  'locked',
  'set-up-wrong',
  'access-ended',
  'page-refused',
  'page-alone',
  'granted-little',
  'several',
  'others-too',
  'only-me',
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
] as const;
export type GroundId = (typeof GROUNDS)[number];
