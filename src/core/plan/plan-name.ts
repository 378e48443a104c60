/** Which plan a failure follows. */
import { FAILURES, type FailureKind } from '../failure';
import type { PlanName } from './plans';

/** What a plan depends on besides the kind of failure. */
export interface Circumstances {
  /** The page worked in this browser before. */
  readonly workedBefore: boolean;
  /** All site data of the failing host was cleared since: this browser is a new device now, and asks as one. */
  readonly clearedSince: boolean;
  /** The page holds a link's token in memory alone. */
  readonly losesLink: boolean;
  /** Other agents fail in the same way at the same time, and nothing in this browser explains that. */
  readonly severalAtOnce: boolean;
}

/** The plan for a failure, as its row says. */
export function planNameFor(kind: FailureKind, circumstances: Circumstances): PlanName {
  const { workedBefore, clearedSince, losesLink, severalAtOnce } = circumstances;
  const { plan, several, clearing } = FAILURES[kind];
  if (clearedSince && clearing.progress) return 'new-device';
  if (severalAtOnce && several) return several;
  if (typeof plan === 'string') return plan;
  if (!workedBefore) return plan.newHere;
  return losesLink ? plan.unsavedLink : plan.usual;
}
