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
}

export const PICTURES: readonly Picture[] = [
  {
    name: '1-sees',
    title: 'Locked out of your agent?',
    line: 'Re-Pair sees it on the page, and says which failure it is.',
    page: 'failing',
  },
  {
    name: '2-ways',
    title: 'Somebody can let you in',
    line: 'It names who, best first: often it is you, from another browser or your phone.',
    page: 'failing',
    popup: 'ways',
  },
  {
    name: '3-phone',
    title: 'Scan, compare, approve',
    line: 'The code on your phone has to be the one that you see here.',
    page: 'failing',
    popup: 'way-phone',
  },
  {
    name: '4-asks',
    title: 'It asks before it clears',
    line: 'You see what would go and what stays. Afterwards it checks that nothing is left.',
    page: 'failing',
    popup: 'consent',
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

/** The README's picture. */
export const README = { page: 'failing', popup: 'failing-pairing-required' } as const;
