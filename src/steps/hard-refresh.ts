/**
 * Loads the page again past every cache and its service worker, for that one load
 * (docs/browser-facts.md, "Hard refresh").
 */
import { browser } from '../platform/browser';
import type { Step } from './step';

export const hardRefresh: Step = {
  id: 'hard-refresh',
  async run({ tab }) {
    await browser.tabs.reload(tab, { bypassCache: true });
    return { watch: true };
  },
};
