/**
 * One fresh pairing end to end. A page that already asks to be paired is left as it is, because its request is what
 * will be approved; one that has no credential needs a fresh link first, which the account site gives.
 */

import { FAILURES } from '../core/failure';
import { START_AGENT_URL } from '../core/heyron';
import { browser } from '../platform/browser';
import { reloadAgent, showAgent } from './agent-tab';
import type { Step } from './step';

export const freshPairing: Step = {
  id: 'fresh-pairing',
  async run(context) {
    const kind = context.state.failure?.kind;
    if (kind && FAILURES[kind].credential) await browser.tabs.create({ url: START_AGENT_URL });
    else await showAgent(context);
    return { watch: true };
  },
  again: reloadAgent,
};
