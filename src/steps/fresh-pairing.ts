/**
 * One fresh pairing end to end. A page that already asks to be paired is left as it is, because its request is what
 * will be approved; one that has no credential needs a fresh link first, which the account site gives, or the machine of who runs it.
 */

import { START_AGENT_URL } from '../core/address/heyron';
import { FAILURES } from '../core/catalogue/failures';
import { situationOf } from '../core/plan/situation';
import { openTab } from '../platform/open-tab';
import { reloadAgent, showAgent } from './agent-tab';
import type { Step } from './step';

export const freshPairing: Step = {
  id: 'fresh-pairing',
  async run(context) {
    const { state, store } = context;
    const needsLink = state.failure !== null && FAILURES[state.failure.kind].credential;
    if (!needsLink) await showAgent(context);
    else if (situationOf(state.answers) === 'hosted') await openTab(store, START_AGENT_URL);
    return { watch: true };
  },
  again: reloadAgent,
};
