/** Why an agent's page failed, and what ended that, in words. */
import { CAUSES, type CauseId } from '../catalogue/causes';
import type { StepId } from '../catalogue/steps';
import type { Cause } from '../health/cause';
import { keyPart, type MessageKey } from '../say';

/** Null if it is not known. */
export function whyOf(cause: Cause | null): MessageKey | null {
  if (!cause) return null;
  const { says, inVain } = CAUSES[cause.cause];
  const isInVain = cause.proofs.some(({ proof }) => proof === 'exception-in-vain');
  return (isInVain && inVain) || says[cause.certainty];
}

/** In the usual words of these, heyron acts: at an address of one's own its owner did. */
const OWN_ENDS: Partial<Record<StepId, MessageKey>> = { 'fresh-link': 'own_fixed_link' };

/** What ended a trouble: a step, the user's word, or nobody knows what. `own`: of an agent at an address of one's own. */
export function endWords(by: StepId | null, word: 'observed' | 'user', own = false): MessageKey {
  const owned = own && by ? OWN_ENDS[by] : undefined;
  if (owned) return owned;
  if (by) return `fixed_${keyPart(by)}`;
  return word === 'user' ? 'fixed_by_word' : 'fixed_by_itself';
}

/** A trouble in the list of past ones. */
interface Explained {
  readonly host: string;
  /** When it was last seen, in epoch ms. */
  readonly at: number;
  readonly cause: CauseId | null;
  readonly why: MessageKey | null;
}

/** An agent's trouble that came more than once for one reason. */
export interface Repeated {
  readonly host: string;
  readonly times: number;
  /** When it was seen first, in epoch ms. */
  readonly since: number;
  readonly why: MessageKey;
}

/** What repeats itself in a list, newest first, in the words of the newest. */
export function repeatedIn(troubles: readonly Explained[]): Repeated[] {
  const isAlike = (one: Explained) => (other: Explained) => one.host === other.host && one.cause === other.cause;
  return troubles.flatMap((newest, place) => {
    const { host, why } = newest;
    const same = troubles.filter(isAlike(newest));
    if (!why || same.length < 2 || troubles.findIndex(isAlike(newest)) < place) return [];
    return [{ host, why, times: same.length, since: Math.min(...same.map(({ at }) => at)) }];
  });
}
