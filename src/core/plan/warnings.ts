/** What can speak against a step that somebody chooses, by name (choices.ts). */

/**
 * `throws-request-away`: the waiting approval would be lost; `loses-link`: the unused token of the page's link would be;
 * `harmful` and `pointless`: as the plan's row says.
 */
export const WARNINGS = ['throws-request-away', 'loses-link', 'harmful', 'pointless'] as const;
export type Warning = (typeof WARNINGS)[number];
