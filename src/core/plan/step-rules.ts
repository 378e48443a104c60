/**
 * What is true of each step, however it is done: whether it asks first, how long its result is watched for, and what
 * decides it. The doing itself is elsewhere (src/steps), so that everything that decides stays pure.
 */

import type { Answer } from '../catalogue/questions';
import type { StepEnd, StepId } from '../catalogue/steps';
import type { Attempt } from '../incident/reduce';
import type { Sighting } from '../sighting/sighting';
import { afterRetry, byAnswer, byNextLoad, byPrivatePage, onceDone } from './verify-step';

export interface StepRules {
  /** Starting only shows what would be lost; doing it needs consent. */
  readonly asksFirst?: boolean;
  /** Nothing is left for this browser to do: someone has to approve it. */
  readonly waitsForApproval?: boolean;
  /** The user does it on the account site; `hosted`: only where heyron hosts the agent. */
  readonly onAccountSite?: 'always' | 'hosted';
  /** The user can say "look again", which loads the page once more. */
  readonly looksAgain?: boolean;
  /** When nothing has come by the end of the watch it looks again by itself, once. */
  readonly retriesWhenDue?: boolean;
  /** How long a result is watched for after the doing (and after a look), in ms; absent: until the user ends it. */
  watchMs?(attempt: Attempt): number;
  /** Judges an attempt by the last sighting of each tab; null while nothing is decided. Connected pages never get here. */
  verify?(attempt: Attempt, sightings: ReadonlyMap<number, Sighting>): StepEnd | null;
  /** Judges an attempt by a page in a private window; nothing of that sighting is kept but the result. */
  verifyPrivate?(attempt: Attempt, sighting: Sighting): StepEnd | null;
  /** Judges an attempt by the user's answer to the step's own question. */
  judgeAnswer?(attempt: Attempt, answer: Answer): StepEnd;
}

/** Long enough for a page to load, connect and be refused on a slow machine. */
const LOAD_MS = 20_000;
/** A container that starts needs 30 to 60 s (docs/domain.md, "Blank page or HTTP 502"). */
const STARTING_MS = 60_000;

export const RULES: Readonly<Record<StepId, StepRules>> = {
  'right-gateway': {},
  'hard-refresh': { watchMs: () => LOAD_MS, verify: byNextLoad },
  'sign-out-in': { onAccountSite: 'always', looksAgain: true, verify: onceDone },
  'private-window': { verifyPrivate: byPrivatePage, judgeAnswer: byAnswer },
  'fresh-link': { onAccountSite: 'hosted', looksAgain: true, verify: onceDone },
  wait: {
    looksAgain: true,
    retriesWhenDue: true,
    watchMs: ({ runs, ranAt = 0, lockedUntil }) =>
      runs > 1 ? LOAD_MS : lockedUntil === null ? STARTING_MS : Math.max(0, lockedUntil - ranAt),
    verify: afterRetry,
  },
  'await-approval': { waitsForApproval: true, looksAgain: true },
  'clear-site-data': { asksFirst: true, watchMs: () => LOAD_MS, verify: byNextLoad },
  'fresh-pairing': { onAccountSite: 'hosted', waitsForApproval: true, looksAgain: true },
  'restart-gateway': { watchMs: () => STARTING_MS, verify: byNextLoad },
  escalate: {},
};

/** When the active step's watch ends, in epoch ms; null when nothing is watched or only the user ends it. */
export function watchEnds(active: Attempt | null): number | null {
  if (active?.ranAt === undefined) return null;
  const { watchMs } = RULES[active.step];
  return watchMs === undefined ? null : active.ranAt + watchMs(active);
}
