/** Which plan a failure follows. */
import { FAILURES, type FailureKind } from '../catalogue/failures';
import type { PlanName } from '../catalogue/plans';
import type { WorkedBefore } from '../incident/reduce';

/** What a plan depends on besides the kind of failure. */
export interface Circumstances {
  /** The page worked in this browser before. */
  readonly workedBefore: WorkedBefore;
  /** All site data of the failing host was cleared since, so this browser asks as a new device. */
  readonly clearedSince: boolean;
  /** The page holds its link's token in memory alone. */
  readonly losesLink: boolean;
  /** The page's own server is the device. */
  readonly served?: boolean;
  /** Its connection said that this was approved, and the page has not come back by itself. */
  readonly approved?: boolean;
  /** The page names a request that can be approved as it stands. */
  readonly asks: boolean;
}

export function planNameFor(kind: FailureKind, circumstances: Circumstances): PlanName {
  const { workedBefore, clearedSince, losesLink, served, approved, asks } = circumstances;
  const { plan, clearing, served: byServer } = FAILURES[kind];
  if (approved && !losesLink) return 'approved';
  if (served && byServer) return byServer.plan;
  if (clearedSince && clearing.progress) return 'new-device';
  if (typeof plan === 'string') return plan;
  if (workedBefore === 'no') return plan.newHere;
  if (losesLink) return plan.unsavedLink;
  return asks ? plan.asking : plan.usual;
}
