/** A fresh credential: the user starts their agent from the account site, which opens it with a new link. */
import { START_AGENT_URL } from '../core/heyron';
import { browser } from '../platform/browser';
import { reloadAgent } from './agent-tab';
import type { Step } from './step';
import { byAnotherFailure, byNextLoad } from './verify';

export const freshLink: Step = {
  id: 'fresh-link',
  async run() {
    await browser.tabs.create({ url: START_AGENT_URL });
    return { watch: true };
  },
  again: reloadAgent,
  verify: (attempt, sightings) => (attempt.runs > 1 ? byNextLoad : byAnotherFailure)(attempt, sightings),
};
