/** Loads the page again past every cache and its service worker, for that one load (platform-facts §5). */
import { browser } from '../platform/browser';
import type { Step } from './step';
import { byNextLoad } from './verify';

export const hardRefresh: Step = {
  id: 'hard-refresh',
  watchMs: 20_000,
  async run({ tab }) {
    await browser.tabs.reload(tab, { bypassCache: true });
    return { watch: true };
  },
  verify: byNextLoad,
};
