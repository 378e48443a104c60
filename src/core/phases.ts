/** The parts of a clearing in their order. Nothing is deleted before `erasing`, and nothing after it. */
export const PHASES = ['parking', 'counting', 'erasing', 'reading-back', 'returning'] as const;
export type Phase = (typeof PHASES)[number];
