/** Every step when it is current, while it runs, and while its result is watched for. */
import type { Page } from '@playwright/test';
import type { FailureKind } from '../../src/core/catalogue/failures.ts';
import { STEP_IDS, type StepId } from '../../src/core/catalogue/steps.ts';
import { Popup } from '../browser/popup.ts';
import type { Timeline } from '../worlds/timeline.ts';
import { writeUnsent } from '../worlds/unsent-drafts.ts';
import type { State } from './drawn-state.ts';
import type { Stage } from './stage.ts';

/** A failure whose plan holds the step. */
const CURED_BY: Record<StepId, FailureKind> = {
  'right-gateway': 'pairing-required',
  'hard-refresh': 'pairing-required',
  'sign-out-in': 'pairing-required',
  'private-window': 'pairing-required',
  'fresh-link': 'token-mismatch',
  wait: 'gateway-unreachable',
  'await-approval': 'scope-upgrade',
  'clear-site-data': 'pairing-required',
  'fresh-pairing': 'pairing-required',
  'restart-gateway': 'token-mismatch',
  escalate: 'pairing-required',
};

/** It runs by itself, and is only asked about where the page talks to another gateway. */
const NEVER_NEXT: readonly StepId[] = ['right-gateway'];
/** These end as soon as they run, or wait for somebody who was asked (way-states.ts). */
const NEVER_WATCHED: readonly StepId[] = ['right-gateway', 'await-approval', 'escalate'];

/** The failure, who runs the agent, and every earlier step skipped. */
function leadTo(past: Timeline, step: StepId): Timeline {
  const failing = past.fails(CURED_BY[step]);
  return (step === 'restart-gateway' ? failing.answers('who-runs-it', 'me') : failing).skipsTo(step);
}

const current: readonly State[] = STEP_IDS.filter(step => !NEVER_NEXT.includes(step)).map(step => ({
  name: `step-${step}`,
  shows: `${step} is the next thing to do`,
  step,
  setUp: stage => stage.seeded(past => leadTo(past, step)),
}));

const watched: readonly State[] = STEP_IDS.filter(step => !NEVER_WATCHED.includes(step)).map(step => ({
  name: `step-${step}-watching`,
  shows: `${step} was done; its result is watched for`,
  step,
  setUp: stage => stage.seeded(past => leadTo(past, step).starts(step).justRan(step)),
}));

/** Asks what to clear, in a browser that knows more hosts than anyone reads. */
async function withManyHosts(stage: Stage): Promise<Page> {
  await stage.browser.newPage('https://heyron.ai/store-everything');
  const popup = await stage.recovery(await stage.lostTrust(), 'clear-site-data');
  await stage.browser.inBackground(() => {
    const met = { at: Date.now(), connected: false };
    const names = Array.from({ length: 40 }, (_, n) => [`user-${1000 + n}.c1.heyron.ai`, met]);
    return chrome.storage.local.set({ 'known-hosts': Object.fromEntries(names) });
  });
  await popup.press('run');
  await popup.page.locator('[data-action="confirm"]:enabled').waitFor();
  return popup.page;
}

const others: readonly State[] = [
  {
    name: 'consent-look-again',
    shows: 'what is there could not be found out; it can be looked for once more',
    step: 'clear-site-data',
    async setUp(stage) {
      const popup = await stage.seeded(past =>
        past.fails('pairing-required').skipsTo('clear-site-data').starts('clear-site-data'),
      );
      await stage.answersEvery(popup, { ok: false, problem: 'failed' });
      await popup.locator('[data-action="look-again"]').waitFor();
      return popup;
    },
  },
  {
    name: 'why-open',
    read: true,
    shows: 'what the verdict rests on, what does not help, and what else to check',
    async setUp(stage) {
      const popup = await stage.seeded(past =>
        past
          .fails('gateway-unreachable')
          .tries('wait', 'still-failing')
          .tries('right-gateway', 'done', 'own-gateway-proxy-error')
          .tries('hard-refresh', 'still-failing')
          .tries('private-window', 'still-failing', 'gateway-unreachable')
          .answers('others-affected', 'no'),
      );
      await new Popup(popup).open('details');
      await popup.getByText('How Re-Pair decides').click();
      return popup;
    },
  },
  {
    name: 'step-fresh-link-own',
    shows: 'who runs the agent makes the link with a command',
    step: 'fresh-link',
    setUp: stage =>
      stage.seeded(past => past.fails('token-mismatch').answers('who-runs-it', 'me').skipsTo('fresh-link')),
  },
  {
    name: 'step-restart-gateway-origin',
    shows: 'the address that the gateway has to allow, and the restart',
    step: 'restart-gateway',
    setUp: stage =>
      stage.seeded(past => past.fails('origin-not-allowed').answers('who-runs-it', 'me').skipsTo('restart-gateway')),
  },
  {
    name: 'step-wait-locked',
    shows: 'a lock is waited out, with the time that the gateway named',
    step: 'wait',
    setUp: stage =>
      stage.seeded(past =>
        past.began(30_000).fails('rate-limited', { retryAfterMs: 200_000 }).starts('wait').justRan('wait'),
      ),
  },
  {
    name: 'step-sign-out-in-signed-out',
    shows: 'it was seen that the user signed out',
    step: 'sign-out-in',
    setUp: stage =>
      stage.seeded(past =>
        past.fails('pairing-required').skipsTo('sign-out-in').starts('sign-out-in').justRan('sign-out-in').signsOut(),
      ),
  },
  {
    name: 'step-fresh-pairing-open-link',
    shows: 'the page holds its link’s token in memory: it is not loaded again',
    step: 'fresh-pairing',
    setUp: stage =>
      stage.seeded(past => past.fails('pairing-required', { keepsToken: false }).skipsTo('fresh-pairing')),
  },
  {
    name: 'step-running',
    shows: 'a step is being done',
    setUp: stage => stage.seeded(past => past.fails('pairing-required').skipsTo('hard-refresh').starts('hard-refresh')),
  },
  {
    name: 'step-results',
    shows: 'every result that a step can have',
    setUp: stage =>
      stage.seeded(past =>
        past
          .fails('pairing-required')
          .tries('right-gateway', 'done', 'own-gateway-alive')
          .tries('hard-refresh', 'still-failing')
          .ends('sign-out-in', 'skipped')
          .tries('private-window', 'unproven', 'pairing-required')
          .tries('clear-site-data', 'could-not-run', 'interrupted')
          .tries('fresh-pairing', 'changed', 'token-mismatch'),
      ),
  },
  {
    name: 'step-right-gateway-elsewhere',
    shows: 'the page talks to a machine in a private network',
    step: 'right-gateway',
    setUp: stage => stage.seeded(past => past.fails('pairing-required').talksTo('ws://192.168.1.20:18789')),
  },
  {
    name: 'step-other-gateway',
    shows: 'the page talks to another server than its own',
    setUp: stage =>
      stage.seeded(past => past.fails('token-mismatch').tries('right-gateway', 'done', 'other-gateway-local')),
  },
  {
    name: 'step-connects-in-private',
    shows: 'a private window proved that clearing will help',
    setUp: stage =>
      stage.seeded(past =>
        past.fails('token-mismatch').skipsTo('private-window').tries('private-window', 'done', 'connects'),
      ),
  },
  {
    name: 'step-fresh-pairing-watching-asks',
    shows: 'waiting for an approval on a page that does not try again by itself',
    step: 'fresh-pairing',
    setUp: stage =>
      stage.seeded(past =>
        past
          .fails('pairing-required', { retriesItself: false })
          .skipsTo('fresh-pairing')
          .starts('fresh-pairing')
          .justRan('fresh-pairing'),
      ),
  },
  {
    name: 'step-fresh-pairing-new-device',
    shows: 'a browser that was never paired here',
    step: 'fresh-pairing',
    setUp: stage =>
      stage.seeded(past => past.fails('pairing-required', { knownDevice: false }).skipsTo('fresh-pairing')),
  },
  {
    name: 'consent-refused-key',
    shows: 'only the refused key would go: no hosts to choose',
    step: 'clear-site-data',
    async setUp(stage) {
      const popup = await stage.seeded(
        past => past.fails('device-token-mismatch').skipsTo('clear-site-data').starts('clear-site-data'),
        { keepsKey: true },
      );
      await popup.locator('[data-action="confirm"]:enabled').waitFor();
      return popup;
    },
  },
  {
    name: 'step-clearing-interrupted',
    shows: 'the browser stopped in the middle of a clearing',
    step: 'clear-site-data',
    setUp: stage =>
      stage.seeded(past =>
        agreed(past).clears({ leavesCookies: true }).ends('clear-site-data', 'could-not-run', 'interrupted-clearing'),
      ),
  },
  {
    name: 'consent',
    shows: 'what would be cleared, on several hosts',
    step: 'clear-site-data',
    async setUp(stage) {
      await stage.connected();
      await stage.browser.newPage('https://heyron.ai/store-everything');
      const popup = await stage.recovery(await stage.lostTrust(), 'clear-site-data');
      await popup.press('run');
      await popup.page.locator('main').getByText('Kept').waitFor();
      await popup.page.locator('[data-action="confirm"]:enabled').waitFor();
      return popup.page;
    },
  },
  {
    name: 'consent-unsent',
    shows: 'something that was written and not sent would go',
    step: 'clear-site-data',
    async setUp(stage) {
      const page = await stage.lostTrust();
      await writeUnsent(page, { draft: 'Dear agent, half a', waiting: 'It waits for you' });
      const popup = await stage.recovery(page, 'clear-site-data');
      await popup.press('run');
      await popup.page.locator('[data-unsent="2"]').waitFor();
      return popup.page;
    },
  },
  {
    name: 'choose',
    read: true,
    shows: 'how much to clear, and where',
    step: 'clear-site-data',
    async setUp(stage) {
      await stage.browser.newPage('https://heyron.ai/store-everything');
      const seeded = await stage.seeded(past =>
        past.fails('pairing-required').skipsTo('clear-site-data').starts('clear-site-data'),
      );
      await new Popup(seeded).press('choose');
      await seeded.locator('[data-host]').first().waitFor();
      return seeded;
    },
  },
  {
    name: 'choose-many',
    read: true,
    shows: 'so many hosts that most are folded away',
    step: 'clear-site-data',
    async setUp(stage) {
      const popup = await withManyHosts(stage);
      await new Popup(popup).press('choose');
      await popup.locator('details[data-more]').waitFor();
      return popup;
    },
  },
  {
    name: 'consent-many',
    shows: 'so many hosts that of what stays they are counted alone',
    step: 'clear-site-data',
    setUp: withManyHosts,
  },
  {
    name: 'step-fresh-link-refused-elsewhere',
    shows: 'a private window was refused in the same way, and no new link was tried yet',
    step: 'fresh-link',
    setUp: stage =>
      stage.seeded(past =>
        past
          .fails('token-mismatch')
          .tries('right-gateway', 'done', 'own-gateway-alive')
          .tries('private-window', 'still-failing', 'token-mismatch'),
      ),
  },
  {
    name: 'consent-inside',
    read: true,
    shows: 'what a site keeps, by size, name and kind of cookie',
    step: 'clear-site-data',
    async setUp(stage) {
      await stage.browser.newPage('https://heyron.ai/store-everything');
      const seeded = await stage.seeded(past =>
        past.fails('pairing-required').skipsTo('clear-site-data').starts('clear-site-data'),
      );
      await new Popup(seeded).press('choose');
      await seeded.locator('details.inside summary').nth(1).click();
      return seeded;
    },
  },
  {
    name: 'clearing',
    shows: 'data is being cleared',
    step: 'clear-site-data',
    setUp: stage => stage.seeded(past => agreed(past), { phase: 'erasing' }),
  },
  {
    name: 'step-page-stayed',
    shows: 'a page would not leave its tab, so nothing was cleared',
    step: 'clear-site-data',
    setUp: stage => stage.seeded(past => agreed(past).ends('clear-site-data', 'could-not-run', 'page-stayed')),
  },
  {
    name: 'cleared',
    shows: 'everything is gone; the missing token is progress',
    async setUp(stage) {
      const popup = await stage.recovery(await stage.lostTrust(), 'clear-site-data');
      await popup.run('clear-site-data');
      await popup.expectResult('clear-site-data', 'changed');
      return popup.page;
    },
  },
  {
    name: 'cleared-report-open',
    read: true,
    shows: 'what was cleared, by host and type',
    async setUp(stage) {
      const page = await stage.seeded(past => cleared(past).fails('token-missing'));
      await new Popup(page).open('details');
      await page.getByText('How Re-Pair decides').click();
      await page.getByText('What was cleared').click();
      return page;
    },
  },
  {
    name: 'cleared-some-left',
    shows: 'something could not be cleared',
    setUp: stage =>
      stage.seeded(past => agreed(past).clears({ leavesCookies: true }).ends('clear-site-data', 'still-failing')),
  },
  {
    name: 'progress-pairing-required',
    shows: 'after clearing and a fresh link, only the approval is missing',
    setUp: stage =>
      stage.seeded(past =>
        cleared(past)
          .fails('token-missing')
          .starts('fresh-pairing')
          .justRan('fresh-pairing')
          .fails('pairing-required', { knownDevice: false }),
      ),
  },
];

export const stepStates: readonly State[] = [...current, ...watched, ...others];

/** The user agreed to a clearing. */
function agreed(past: Timeline) {
  return past.fails('pairing-required').skipsTo('clear-site-data').starts('clear-site-data').agrees();
}

function cleared(past: Timeline) {
  return agreed(past).clears().ends('clear-site-data', 'changed', 'token-missing');
}
