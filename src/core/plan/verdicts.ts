/** What a recovery can come to, by name. */

/** The overall answer so far (design.md, "What others can see"). */
export const VERDICTS = ['investigating', 'fixed', 'owner-must-approve', 'not-this-browser', 'wait'] as const;
export type OverallVerdict = (typeof VERDICTS)[number];
