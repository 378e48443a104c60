/** Clears the ticked hosts' data as far as the user agreed; the page's next load shows the result. */
import { foundNothing, isComplete } from '../core/clearing/outcome';
import { credentialOf } from '../core/plan/suited-clearing';
import { clearHosts } from '../site-data/clear-hosts';
import { PageStayed } from '../site-data/parking';
import { noteStayed } from '../site-data/stayed-tab';

import type { Step } from './step';

export const clearSiteData: Step = {
  async run({ id, consentedTo, gateway, store, state: { failure }, now, onProgress }) {
    if (!consentedTo || !failure) throw new Error('nobody agreed to a clearing');
    const credential = credentialOf(failure.kind);
    const clearing = { ...consentedTo, id, credential, gateway, store };
    try {
      const { report, refused } = await clearHosts(clearing, now, onProgress);
      await noteStayed(id, null);
      if (!refused && foundNothing(report))
        return { end: { result: 'unproven', by: 'observed', finding: 'nothing-found' }, report };
      if (!refused || isComplete(report)) return { watch: true, report };
      return { end: { result: 'could-not-run', by: 'error', finding: 'browser-refused' }, report };
    } catch (error) {
      if (!(error instanceof PageStayed)) throw error;
      await noteStayed(id, error.tab);
      return { end: { result: 'could-not-run', by: 'observed', finding: 'page-stayed' } };
    }
  },
};
