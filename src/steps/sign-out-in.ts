/**
 * The user signs out of heyron.ai and in again; then their agent's page is loaded again to see. Both are seen by the
 * account's session cookie; where that cannot be recognised, the user says it.
 */
import { ACCOUNT_URL } from '../core/address/heyron';
import { openTab } from '../platform/open-tab';
import { isSignedIn } from '../site-data/cookies';
import { reloadAgent } from './agent-tab';
import type { Step } from './step';

export const signOutIn: Step = {
  id: 'sign-out-in',
  async run({ store }) {
    await openTab(store, ACCOUNT_URL);
    return (await isSignedIn(store)) ? { watch: true } : { watch: true, account: 'unseen' };
  },
  again: reloadAgent,
};
