/** What the guide in a page of the account site may say: that the step is done which it guides through. */
import { clicked } from '../core/decide/click';
import { ACCOUNT_HOST } from '../core/heyron';
import type { StepId } from '../core/steps/ids';
import { guideOf } from '../core/view/guide';
import type { PageSender } from '../platform/messages';
import { openIncidents } from './incidents';
import { isUnderWay, move } from './run';

/** Goes on as if the user had said so in the popup, where that page shows a guide which asks. */
export async function stepDone({ host, frame, store }: PageSender, step: StepId): Promise<void> {
  if (host !== ACCOUNT_HOST || frame !== 0) return;
  for (const { incident, state } of await openIncidents(
    head => head.store === store && head.active === step,
  )) {
    if (guideOf(state, incident)?.done == null) continue;
    const moment = { at: Date.now(), underWay: isUnderWay(incident.id) };
    await move(incident.id, now => clicked(now, incident, { type: 'confirm', step }, moment), true);
    return;
  }
}
