/**
 * The steps that a user can choose whatever the plan proposes, with warnings: the plan advises, the user decides
 * (docs/domain.md, "When the usual order is wrong").
 */

import { PLANS } from '../catalogue/plans';
import { STEP_IDS, STEP_ROWS, type StepId } from '../catalogue/steps';
import type { CurrentFailure } from '../incident/reduce';
import type { Plan } from './plan';
import { requestOf } from './request';
import type { Situation } from './situation';

export interface Choice {
  readonly step: StepId;
  /** Null where nothing speaks against it. */
  readonly warning: Warning | null;
}

export function choosable(situation: Situation): readonly StepId[] {
  return STEP_IDS.filter(step => !STEP_ROWS[step].ownOnly || situation === 'own');
}

/** What can be chosen against a failure, in the guide's order. */
export function choicesFor(plan: Plan, failure: CurrentFailure): Choice[] {
  return choosable(plan.situation).map(step => ({ step, warning: warningOf(step, plan, failure) }));
}

function warningOf(step: StepId, plan: Plan, failure: CurrentFailure): Warning | null {
  const { name, losesLink, nothingStored, spared } = plan;
  const { asksFirst, loadsAgain } = STEP_ROWS[step];
  if (asksFirst && !failure.sighting.served && requestOf(failure)?.requestId != null) return 'throws-request-away';
  if (loadsAgain === 'only' && losesLink) return 'loses-link';
  if (asksFirst && nothingStored) return 'nothing-stored';
  const { harmful = [], pointless = [] } = name ? PLANS[name] : {};
  if (harmful.includes(step)) return 'harmful';
  return pointless.includes(step) || spared.includes(step) ? 'pointless' : null;
}

/**
 * `throws-request-away`: it loses the waiting request; `loses-link`: it loses the unused token of the page's link;
 * `nothing-stored`: a private window fails in the same way; `harmful` and `pointless`: the plan's row says so.
 */
export const WARNINGS = ['throws-request-away', 'loses-link', 'nothing-stored', 'harmful', 'pointless'] as const;
export type Warning = (typeof WARNINGS)[number];
