/** The longest strings that are kept of each sort, in UTF-16 units. */
export const LONGEST = { text: 600, note: 600, address: 300, words: 120, version: 80, name: 60 } as const;
