/**
 * Opens the agent in a private window. What it shows there is a finding about this browser's state, judged as
 * design.md says: it connects = local state is at fault; the same device-independent failure = not this browser;
 * asked to pair, or for a token, is what any new device gets and proves nothing.
 */
import { FAILURES, type FailureKind } from '../core/failure';
import { browser, browserFamily } from '../platform/browser';
import type { Step, StepEnd } from './step';

export const privateWindow: Step = {
  id: 'private-window',
  async run({ origin }) {
    // Firefox refuses where private windows are not allowed to the extension; Chromium opens it all the same.
    const allowed = await browser.extension.isAllowedIncognitoAccess();
    if (allowed || browserFamily() === 'chromium')
      await browser.windows.create({ incognito: true, url: `${origin}/` });
    return { watch: true };
  },
  verifyPrivate(attempt, { state, kind, stable }) {
    if (state === 'connected') return stable ? connects('observed') : null;
    return state === 'failing' && kind ? fails(kind, attempt.against, 'observed') : null;
  },
  judgeAnswer(attempt, answer) {
    if (answer === 'connected') return connects('user');
    if (answer === 'same-failure') return fails(attempt.against, attempt.against, 'user');
    if (answer === 'asked-to-pair') return { result: 'unproven', by: 'user', finding: 'pairing-required' };
    return { result: 'skipped', by: 'user' };
  },
};

function connects(by: 'observed' | 'user'): StepEnd {
  return { result: 'done', by, finding: 'connects' };
}

function fails(kind: FailureKind, against: FailureKind, by: 'observed' | 'user'): StepEnd {
  const proves = kind === against && FAILURES[kind].anyBrowser;
  return { result: proves ? 'still-failing' : 'unproven', by, finding: kind };
}
