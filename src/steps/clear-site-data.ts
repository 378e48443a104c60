/** Clears as much of the ticked hosts' data as the user agreed to; the page's next load shows what came of it. */
import { credentialOf } from '../core/rungs';
import { clearHosts } from '../site-data/clear';
import type { Step } from './step';
import { byNextLoad } from './verify';

export const clearSiteData: Step = {
  id: 'clear-site-data',
  asksFirst: true,
  watchMs: 20_000,
  async run({ consentedTo, gateway, store, state, now }) {
    if (!consentedTo) throw new Error('nobody agreed to a clearing');
    const credential = credentialOf(state.failure?.kind ?? 'unauthorized');
    const report = await clearHosts({ ...consentedTo, credential, gateway }, store, now);
    return { watch: true, report };
  },
  verify: byNextLoad,
};
