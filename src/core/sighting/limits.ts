/** The longest strings that are kept of each sort, in UTF-16 units. */
export const LONGEST = { text: 600, note: 600, address: 300, words: 120, version: 80, name: 60 } as const;

/**
 * As much of each is read of a page, and no more comes in: what is cut before secrets are taken out of it can end with the head
 * of one, so it is cut where nothing of that is kept. Content scripts say these numbers themselves (src/content/refusal.ts).
 */
export const READ = { text: 2_400, note: 2_400, address: 1_200, words: 480, name: 240 } as const;
