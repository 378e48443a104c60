/** The pictures for the stores, and their words. */

/** One picture of 1280 × 800. */
export interface Picture {
  /** Its file name in docs/store. */
  readonly name: string;
  readonly title: string;
  readonly line: string;
  /** What the page behind shows. */
  readonly page: 'failing' | 'connected';
  /** The state of the popup over it; without one there is only the prompt in the page. */
  readonly popup?: string;
  /** The words to scroll to. */
  readonly upTo?: string;
}

export const PICTURES: readonly Picture[] = [
  {
    name: '1-sees',
    title: 'Locked out of your agent?',
    line: 'Re-Pair sees it on the page, and which failure it is.',
    page: 'failing',
  },
  {
    name: '2-leads',
    title: 'One thing to do at a time',
    line: 'Each step says what it is for, and most of them are done for you.',
    page: 'failing',
    popup: 'step-connects-in-private',
  },
  {
    name: '3-asks',
    title: 'It asks before it clears',
    line: 'You see what would go, what stays, and what it costs.',
    page: 'failing',
    popup: 'consent',
  },
  {
    name: '4-reads-back',
    title: '“Gone” means read back as gone',
    line: 'What could not be checked is said to be unproven.',
    page: 'failing',
    popup: 'cleared-report-open',
    upTo: 'What was cleared',
  },
  {
    name: '5-solved',
    title: 'Back in, and it holds',
    line: 'Solved is said once the page’s own connection stands.',
    page: 'connected',
    popup: 'solved-by-step',
  },
];

/** The small tile of 440 × 280. */
export const TILE = { name: 'tile', title: 'Re-Pair', line: 'Back into your heyron.ai agent' };
