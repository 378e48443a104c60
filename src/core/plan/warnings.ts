/** What can speak against a step that somebody chooses, by name (choices.ts). */

/**
 * `throws-request-away`: the waiting approval would be lost; `loses-link`: the unused token of the page's link would be;
 * `nothing-stored`: a private window fails in the same way; `harmful` and `pointless`: as the plan's row says.
 */
export const WARNINGS = [
  'throws-request-away',
  'loses-link',
  'nothing-stored',
  'harmful',
  'pointless',
] as const;
export type Warning = (typeof WARNINGS)[number];
