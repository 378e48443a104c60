/** What the small guide says on the account site while the user does a step there, except for the words themselves. */

import { STEP_ROWS, type StepId } from '../catalogue/steps';
import type { Incident } from '../incident/events';
import type { IncidentState } from '../incident/reduce';
import { planFor } from '../plan/plan';
import { keyPart, type MessageKey } from '../say';

/** The guide for the active step. */
export interface GuideKeys {
  readonly step: StepId;
  readonly title: MessageKey;
  /** What happens once it is done. */
  readonly words: MessageKey;
  /** The button with which the user reports that it is done; null if we see that, or if nothing waits for it. */
  readonly done: MessageKey | null;
}

/**
 * An incident's guide; null unless the active step is one that the user does on the account site. `signedIn`: whether
 * the account has a session now.
 */
export function guideOf(state: IncidentState, incident: Incident, signedIn: boolean): GuideKeys | null {
  const { active, fixed } = state;
  if (!active || fixed || active.ranAt === undefined) return null;
  const { steps, situation } = planFor(state, incident);
  const { onAccountSite: where, account, again } = STEP_ROWS[active.step];
  const isPlanned = steps.some(({ step }) => step === active.step);
  if (!where || (where === 'hosted' && situation !== 'hosted') || !isPlanned) return null;
  const done = account && active.account !== 'signed-in' ? again : null;
  const words = STEP_ROWS[active.step].waitsForApproval ? 'guide_then_approval' : 'guide_notices';
  return { step: active.step, title: titleOf(active, signedIn), words, done };
}

/** Names what is to be pressed on the page. */
function titleOf({ step, account }: NonNullable<IncidentState['active']>, signedIn: boolean): MessageKey {
  if (STEP_ROWS[step].startsAgent) return signedIn ? 'guide_start' : 'guide_sign_in_start';
  if (account === 'unseen' && !signedIn) return 'guide_sign_in';
  const words = account === 'signed-out' || account === 'signed-in' ? STEP_ROWS[step].account?.[account] : null;
  return words ?? `step_${keyPart(step)}_title`;
}

/** Who has just copied the message for support is about to paste it. In ms. */
const PASTES_WITHIN_MS = 10 * 60_000;

/** The guide on support's page, after the message for it was copied; null otherwise. */
export function supportGuideOf({ active, asked, fixed }: IncidentState, now: number): GuideKeys | null {
  const waits = active && !fixed && STEP_ROWS[active.step].waitsForApproval;
  if (!waits || asked?.way !== 'support' || now - asked.at >= PASTES_WITHIN_MS) return null;
  return { step: active.step, title: 'guide_paste', words: 'guide_paste_then', done: null };
}
