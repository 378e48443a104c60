/** A fresh credential: a hosted user starts their agent from the account site; who runs it opens the link that it prints. */
import { START_AGENT_URL } from '../core/address/heyron';
import { situationOf } from '../core/plan/situation';
import { openTab } from '../platform/open-tab';
import { reloadAgent } from './agent-tab';
import type { Step } from './step';

export const freshLink: Step = {
  id: 'fresh-link',
  async run({ state, store }) {
    if (situationOf(state.answers) === 'hosted') await openTab(store, START_AGENT_URL);
    return { watch: true };
  },
  again: reloadAgent,
};
