/** Opens the agent in a private window. What it shows there is a finding about this browser's state (core/steps/verify). */
import { browser } from '../platform/browser';
import { opensPrivateWindows } from '../platform/permissions';
import type { Step } from './step';

export const privateWindow: Step = {
  id: 'private-window',
  async run({ origin }) {
    // Else the user is asked to.
    if (await opensPrivateWindows()) await browser.windows.create({ incognito: true, url: `${origin}/` });
    return { watch: true };
  },
};
