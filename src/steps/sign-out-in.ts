/** The user signs out of heyron.ai and in again; then their agent's page is loaded again to see. */
import { ACCOUNT_URL } from '../core/heyron';
import { browser } from '../platform/browser';
import { reloadAgent } from './agent-tab';
import type { Step } from './step';
import { byAnotherFailure, byNextLoad } from './verify';

export const signOutIn: Step = {
  id: 'sign-out-in',
  async run() {
    await browser.tabs.create({ url: ACCOUNT_URL });
    return { watch: true };
  },
  again: reloadAgent,
  // Before the user says that they signed in, an agent page that still fails says nothing.
  verify: (attempt, sightings) => (attempt.runs > 1 ? byNextLoad : byAnotherFailure)(attempt, sightings),
};
