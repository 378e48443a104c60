/** Clears all data of the hosts that the user ticked. The page comes back as a new device, which is how its result shows. */
import { clearHosts } from '../site-data/clear';
import type { Step } from './step';
import { byNextLoad } from './verify';

export const clearSiteData: Step = {
  id: 'clear-site-data',
  asksFirst: true,
  watchMs: 20_000,
  async run({ consentedTo, store, now }) {
    const report = await clearHosts(consentedTo, store, now);
    return { watch: true, report };
  },
  verify: byNextLoad,
};
