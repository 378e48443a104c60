/** A placeholder as a packet has it. */
export const COUNTED = /\[removed \d+\]/;
