/** The longest strings that are kept, in UTF-16 units. */
export const KEPT_LIMITS = { text: 600, note: 600, address: 300, words: 120, version: 80, name: 60 } as const;

/**
 * How much of each is read from a page, and accepted from it. A text cut before redaction can end with the head of a
 * secret, so it is cut well beyond what is kept. refusal.ts repeats these numbers, because it is in every page.
 */
export const READ_LIMITS = { text: 2_400, note: 2_400, address: 1_200, words: 480, name: 240 } as const;
