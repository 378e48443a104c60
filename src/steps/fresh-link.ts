/** A fresh credential: a hosted user starts their agent from the account site; who runs it opens the link that it prints. */
import { START_AGENT_URL } from '../core/heyron';
import { situationOf } from '../core/plan/situation';
import { browser } from '../platform/browser';
import { reloadAgent } from './agent-tab';
import type { Step } from './step';

export const freshLink: Step = {
  id: 'fresh-link',
  async run({ gateway, state }) {
    if (situationOf(gateway, state.answers) === 'hosted') await browser.tabs.create({ url: START_AGENT_URL });
    return { watch: true };
  },
  again: reloadAgent,
};
