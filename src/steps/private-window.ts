/** Opens the agent in a private window. What it shows there is a finding about this browser's state (core/steps/verify). */
import { browser, browserFamily } from '../platform/browser';
import type { Step } from './step';

export const privateWindow: Step = {
  id: 'private-window',
  async run({ origin }) {
    // Firefox refuses where private windows are not allowed to the extension; Chromium opens it all the same.
    const allowed = await browser.extension.isAllowedIncognitoAccess();
    if (allowed || browserFamily() === 'chromium')
      await browser.windows.create({ incognito: true, url: `${origin}/` });
    return { watch: true };
  },
};
