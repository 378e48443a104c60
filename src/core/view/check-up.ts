/** Check-up of a connected agent: what was checked, and each result. It changes nothing. */

export const CHECKED = ['agent', 'browser', 'account', 'page', 'storage'] as const;
export type Checked = (typeof CHECKED)[number];

/** `unseen`: it could not be observed, which proves neither trouble nor health. */
export type Health = 'well' | 'ill' | 'unseen';

/** The result of one check. Nothing observable would prove an account `ill`. */
export type CheckLine =
  | { readonly what: 'agent' | 'browser' | 'page' | 'storage'; readonly is: Health }
  | { readonly what: 'account'; readonly is: Exclude<Health, 'ill'> };

/** What was observed; null where it could not be. */
export interface Observed {
  /** The page is connected. */
  readonly connected: boolean;
  /** What answered at the agent's host; null if it is not a host that we may ask. */
  readonly answer: 'alive' | 'page' | 'proxy-error' | 'other' | 'silent' | null;
  /** How many identities and approvals of this browser the page stores. */
  readonly kept: { readonly identity: number; readonly approval: number } | null;
  /** At how many starts it was seen that the browser had deleted heyron's data, since an exception last held. */
  readonly forgotAtStarts: number;
  /** The account's session cookie exists. */
  readonly signedIn: boolean;
  /** The build that the page names, and the one that its host serves now. */
  readonly build: { readonly here: string | null; readonly there: string | null };
  /** For each store that every page has, whether it could be read; null if the page did not answer. */
  readonly stores: readonly boolean[] | null;
}

/** A check-up in which nothing could be observed. */
export const NOTHING_SEEN: readonly CheckLine[] = CHECKED.map(what => ({ what, is: 'unseen' }));

/** The result of a check-up, one line per check. */
export function checkUp(observed: Observed): CheckLine[] {
  return CHECKED.map(what => ({ what, is: RULES[what](observed) }) as CheckLine);
}

const RULES: { readonly [What in Checked]: (observed: Observed) => HealthOf<What> } = {
  agent({ answer, connected }) {
    if (answer === null) return 'unseen';
    if (answer === 'silent' || answer === 'proxy-error') return 'ill';
    // Other front ends answer in ways that we do not know: for them, being connected is the better proof.
    return answer !== 'other' || connected ? 'well' : 'unseen';
  },
  /**
   * Ill where it would be forgotten again: twice is a habit. Well if connected with a stored identity and approval. A page
   * that stores neither may know this browser otherwise.
   */
  browser({ connected, kept, forgotAtStarts }) {
    if (forgotAtStarts > 1) return 'ill';
    return connected && kept && kept.identity > 0 && kept.approval > 0 ? 'well' : 'unseen';
  },
  /** heyron's cookie is known by name only, so its absence proves nothing. */
  account: ({ signedIn }) => (signedIn ? 'well' : 'unseen'),
  page({ build: { here, there } }) {
    if (here === null || there === null) return 'unseen';
    return here === there ? 'well' : 'ill';
  },
  storage({ stores }) {
    if (stores === null) return 'unseen';
    return stores.every(Boolean) ? 'well' : 'ill';
  },
};

/** The possible results of a check. */
type HealthOf<What extends Checked> = What extends 'account' ? Exclude<Health, 'ill'> : Health;

/** The overall result: the worst one. */
export function overall(lines: readonly CheckLine[]): Health {
  const is = (health: Health) => lines.some(line => line.is === health);
  return is('ill') ? 'ill' : is('unseen') ? 'unseen' : 'well';
}
