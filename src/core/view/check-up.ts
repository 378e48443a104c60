/** The check-up of an agent that is connected: what was looked at, and what each look comes to. It changes nothing. */

export const CHECKED = ['agent', 'browser', 'account', 'page', 'storage'] as const;
export type Checked = (typeof CHECKED)[number];

/** `unseen`: it could not be seen, which is no trouble and no proof of health. */
export type Health = 'well' | 'ill' | 'unseen';

/** What one look came to. Of some things nothing that can be seen would prove that they are ill. */
export type CheckLine =
  | { readonly what: 'agent' | 'page' | 'storage'; readonly is: Health }
  | { readonly what: 'browser' | 'account'; readonly is: Exclude<Health, 'ill'> };

/** What was seen, each part for itself; null where it could not be. */
export interface Observed {
  /** The page's connection stands. */
  readonly connected: boolean;
  /** What answered at the agent's host; null where it is none that may be asked. */
  readonly answer: 'alive' | 'page' | 'proxy-error' | 'other' | 'silent' | null;
  /** How many identities and approvals of this browser the page keeps. */
  readonly kept: { readonly identity: number; readonly approval: number } | null;
  /** A cookie of the account's session is there. */
  readonly signedIn: boolean;
  /** The build that the page says it is, and the one that its host hands out now. */
  readonly build: { readonly here: string | null; readonly there: string | null };
  /** For each store that every page has, whether it could be read; null where the page did not answer. */
  readonly stores: readonly boolean[] | null;
}

/** A check-up in which nothing could be seen. */
export const NOTHING_SEEN: readonly CheckLine[] = CHECKED.map(what => ({ what, is: 'unseen' }));

/** What a check-up comes to, a line for each thing that was looked at. */
export function checkUp(observed: Observed): CheckLine[] {
  return CHECKED.map(what => ({ what, is: RULES[what](observed) }) as CheckLine);
}

const RULES: { readonly [What in Checked]: (observed: Observed) => HealthOf<What> } = {
  agent({ answer, connected }) {
    if (answer === null) return 'unseen';
    if (answer === 'silent' || answer === 'proxy-error') return 'ill';
    // Another make of front end answers nothing that we know: there a connection that stands is the better proof.
    return answer !== 'other' || connected ? 'well' : 'unseen';
  },
  /** Let in, by an identity that an approval is kept for. A page that keeps neither may know this browser in its own way. */
  browser({ connected, kept }) {
    return connected && kept && kept.identity > 0 && kept.approval > 0 ? 'well' : 'unseen';
  },
  /** heyron's cookie is known by its name alone: that it is not seen proves nothing. */
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

/** What a look at that can come to. */
type HealthOf<What extends Checked> = What extends 'browser' | 'account' ? Exclude<Health, 'ill'> : Health;

/** All of it in one word: the worst that was seen. */
export function overall(lines: readonly CheckLine[]): Health {
  const is = (health: Health) => lines.some(line => line.is === health);
  return is('ill') ? 'ill' : is('unseen') ? 'unseen' : 'well';
}
