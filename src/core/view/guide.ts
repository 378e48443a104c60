/** What the small guide says on the account site while the user does a step there, except for the words themselves. */

import type { StepId } from '../catalogue/steps';
import type { Incident } from '../incident/events';
import type { IncidentState } from '../incident/reduce';
import { planFor } from '../plan/plan';
import { RULES } from '../plan/step-rules';
import { keyPart, type MessageKey } from '../say';

/** The guide for the active step. */
export interface GuideKeys {
  readonly step: StepId;
  /** The step's number among `of` steps. */
  readonly at: number;
  readonly of: number;
  readonly title: MessageKey;
  /** The button with which the user reports that it is done; null if we see that, or if nothing waits for it. */
  readonly done: MessageKey | null;
  /** What follows if it does not help; null for nothing. */
  readonly next: StepId | null;
}

/** An incident's guide; null unless the active step is one that the user does on the account site. */
export function guideOf(state: IncidentState, incident: Incident): GuideKeys | null {
  const { active, fixed } = state;
  if (!active || fixed || active.ranAt === undefined) return null;
  const { steps, situation } = planFor(state, incident);
  const where = RULES[active.step].onAccountSite;
  const at = steps.findIndex(({ step }) => step === active.step);
  if (!where || (where === 'hosted' && situation !== 'hosted') || at < 0) return null;
  const next = steps.slice(at + 1).find(({ result }) => result === 'pending')?.step ?? null;
  const done =
    active.step === 'sign-out-in' && active.account !== 'signed-in' ? 'step_sign_out_in_again' : null;
  return { step: active.step, at: at + 1, of: steps.length, title: titleOf(active), done, next };
}

function titleOf({ step, account }: NonNullable<IncidentState['active']>): MessageKey {
  if (step === 'sign-out-in' && (account === 'signed-out' || account === 'signed-in'))
    return `step_sign_out_in_${keyPart(account)}`;
  return `step_${keyPart(step)}_title`;
}
