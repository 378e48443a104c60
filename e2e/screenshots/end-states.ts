/** Verdicts, ends, and clicks that failed. */

import type { Page } from '@playwright/test';
import type { IncidentEvent } from '../../src/core/incident/events.ts';
import { Popup } from '../browser/popup.ts';
import type { Timeline } from '../worlds/timeline.ts';
import type { State } from './drawn-state.ts';
import type { Stage } from './stage.ts';

/** Why a command was not carried out (src/platform/receive-messages.ts says when). */
const PROBLEMS = ['storage', 'permission', 'not-now', 'no-incident', 'failed'] as const;

const verdicts: readonly State[] = [
  {
    name: 'verdict-not-this-browser',
    shows: 'nothing in this browser is at fault: one report, then stop',
    setUp: stage =>
      stage.seeded(past =>
        past
          .fails('gateway-unreachable')
          .tries('wait', 'still-failing')
          .tries('right-gateway', 'done', 'own-gateway-proxy-error')
          .tries('hard-refresh', 'still-failing')
          .tries('private-window', 'still-failing', 'gateway-unreachable'),
      ),
  },
  {
    name: 'verdict-not-this-browser-refused',
    shows: 'a new link and a private window were refused in the same way: one report, and no clearing',
    setUp: stage =>
      stage.seeded(past =>
        past
          .fails('token-mismatch')
          .tries('right-gateway', 'done', 'own-gateway-alive')
          .tries('fresh-link', 'still-failing')
          .tries('private-window', 'still-failing', 'token-mismatch'),
      ),
  },
  {
    name: 'verdict-not-this-browser-sent',
    shows: 'the report was sent',
    setUp: stage =>
      stage.seeded(past =>
        past.fails('origin-not-allowed').tries('right-gateway', 'done', 'own-gateway-alive').tries('escalate', 'done'),
      ),
  },
  {
    name: 'verdict-wait',
    shows: 'too many tries: waiting is all that helps',
    setUp: stage => stage.seeded(past => past.fails('rate-limited')),
  },
  {
    name: 'verdict-owner-must-approve-reported',
    shows: 'an approval is still missing after all steps',
    setUp: stage => stage.seeded(past => past.fails('pairing-required', { knownDevice: false }).skipsTo('escalate')),
  },
];

const ends: readonly State[] = [
  {
    name: 'settling',
    shows: 'the page connects; five seconds will tell whether it stays',
    async setUp(stage) {
      const agent = stage.newAgent();
      const page = await stage.failingPage(agent, 'pairing-required');
      const popup = await stage.popup(page);
      for (const { requestId } of agent.pending()) agent.approve(requestId);
      await popup.getByRole('heading', { name: 'Making sure it holds' }).waitFor();
      return popup;
    },
  },
  {
    name: 'solved-by-step',
    shows: 'a step solved it',
    setUp: stage =>
      stage.seeded(past =>
        past
          .fails('pairing-required')
          .tries('right-gateway', 'done', 'own-gateway-alive')
          .tries('hard-refresh', 'still-failing')
          .starts('sign-out-in')
          .justRan('sign-out-in')
          .connects(),
      ),
  },
  {
    name: 'solved-after-clearing',
    shows: 'a fresh pairing after a clearing solved it',
    setUp: stage =>
      stage.seeded(past =>
        past
          .fails('pairing-required')
          .skipsTo('clear-site-data')
          .starts('clear-site-data')
          .agrees()
          .clears()
          .ends('clear-site-data', 'changed', 'token-missing')
          .fails('token-missing')
          .starts('fresh-pairing')
          .justRan('fresh-pairing')
          .connects(),
      ),
  },
  {
    name: 'solved-by-itself',
    shows: 'it works again without any step',
    setUp: stage => stage.seeded(past => past.fails('gateway-unreachable').connects()),
  },
  {
    name: 'solved-spare',
    shows: 'an approval solved it, and a second way in is offered',
    async setUp(stage) {
      const agent = stage.newAgent();
      const page = await stage.failingPage(agent, 'pairing-required');
      const popup = await stage.popup(page);
      for (const { requestId } of agent.pending()) agent.approve(requestId);
      await popup.locator('[data-action="no-spare"]').waitFor({ timeout: 60_000 });
      return popup;
    },
  },
  {
    name: 'solved-forgot',
    shows: 'an approval solved it; the browser clears as it closes',
    setUp: stage => stage.seeded(past => past.fails('pairing-required').add(clearsAtExit(past)).connects()),
  },
  {
    name: 'keep-data',
    read: true,
    shows: 'how the browser is told to keep heyron’s data',
    setUp: stage => keepsDataIn(stage),
  },
  ...['Firefox 153', 'Edge 156', 'Brave 156', 'Opera 120'].map((browser): State => {
    const [name = ''] = browser.toLowerCase().split(' ');
    return {
      name: `keep-data-${name}`,
      read: true,
      shows: `the same in ${name === 'opera' ? 'a browser where nobody looked' : browser}`,
      setUp: stage => keepsDataIn(stage, browser),
    };
  }),
  {
    name: 'solved-forgot-spare',
    shows: 'the browser clears as it closes, and a second way in is offered as well',
    async setUp(stage) {
      const page = await stage.seeded(past => past.fails('pairing-required').add(clearsAtExit(past)).connects());
      await stage.showsInstead(page, { letIn: OFFERED });
      return page;
    },
  },
  {
    name: 'solved-unloaded',
    shows: 'the browser had unloaded the tab, and can be kept from it',
    async setUp(stage) {
      const page = await stage.seeded(past => sleptUnloaded(past.fails('page-gave-up')).connects());
      await stage.showsInstead(page, { live: CONNECTED, letIn: OFFERED });
      return page;
    },
  },
  {
    name: 'solved-by-word',
    shows: 'the user said that it works',
    async setUp(stage) {
      const page = await stage.seeded(past =>
        past.fails('pairing-required').skipsTo('sign-out-in').starts('sign-out-in').justRan('sign-out-in'),
      );
      const popup = new Popup(page);
      await popup.press('it-works');
      await popup.expectVerdict('fixed');
      return page;
    },
  },
  {
    name: 'solved-by-word-but-failing',
    shows: 'the user said that it works, and the page still shows the error',
    async setUp(stage) {
      const page = await stage.popup(await stage.failing('token-mismatch'));
      const popup = new Popup(page);
      await popup.run('fresh-link', { confirm: false });
      await popup.press('it-works');
      await popup.expectVerdict('fixed');
      return page;
    },
  },
  {
    name: 'works-in-another-tab',
    shows: 'the agent is back in another tab, and this one does not know it yet',
    async setUp(stage) {
      const agent = stage.newAgent('2026.5');
      const failing = await stage.failingPage(agent, 'pairing-required');
      for (const { requestId } of agent.pending()) agent.approve(requestId);
      await stage.browser.newPage(agent.link());
      const page = await stage.popup(failing);
      await page.getByRole('heading', { name: 'in another tab' }).waitFor();
      return page;
    },
  },
];

const extras: readonly State[] = [
  {
    name: 'on-account-site',
    shows: 'the popup on the account site while the agent fails elsewhere',
    async setUp(stage) {
      await stage.failing('pairing-required');
      return stage.popup(await stage.browser.newPage('https://heyron.ai/auth/login'));
    },
  },
  {
    name: 'details',
    shows: 'the exact words of the page, and its addresses',
    async setUp(stage) {
      const page = await stage.popup(await stage.failing('token-mismatch'));
      await new Popup(page).open('details');
      return page;
    },
  },
  {
    name: 'details-opened',
    read: true,
    shows: 'what will not help, and what is known so far',
    async setUp(stage) {
      const page = await stage.seeded(past => past.fails('pairing-required'));
      await new Popup(page).open('details');
      await page.locator('summary').first().click();
      return page;
    },
  },
  {
    name: 'help',
    shows: 'one report for support, and the approval that would end it',
    async setUp(stage) {
      const page = await stage.seeded(past => past.fails('pairing-required'));
      await new Popup(page).open('help');
      return page;
    },
  },
  {
    name: 'help-asked',
    read: true,
    shows: 'the report, with pieces of the user’s note that stay here until they are tapped',
    async setUp(stage) {
      const page = await stage.seeded(past =>
        past
          .fails('gateway-unreachable')
          .notes(
            'It began today. I changed my password to swordfish, then it sent me the code 246154. My name is Anna.',
          ),
      );
      const popup = new Popup(page);
      await popup.open('help');
      await page.locator('[data-action="piece"]').last().click();
      await page.locator('[data-action="piece"][aria-pressed="true"]').waitFor();
      return page;
    },
  },
  {
    name: 'help-copied',
    shows: 'the report was copied',
    async setUp(stage) {
      const page = await stage.seeded(past => past.fails('gateway-unreachable'));
      await new Popup(page).press('copy-packet');
      await page.locator('main').getByText('Copied').waitFor();
      return page;
    },
  },
  {
    name: 'packet-preview',
    read: true,
    shows: 'the report, both questions answered, before it is saved',
    async setUp(stage) {
      const page = await stage.seeded(past =>
        past.fails('pairing-required').skipsTo('escalate').answers('others-affected', 'no'),
      );
      const popup = new Popup(page);
      await popup.open('help');
      await popup.answer('token').click();
      await popup.press('read');
      return page;
    },
  },
  {
    name: 'packet-additions',
    read: true,
    shows: 'the user’s own words and their ticket, and what is no ticket',
    async setUp(stage) {
      const page = await stage.seeded(past => past.fails('pairing-required'));
      const popup = new Popup(page);
      await popup.open('help', 'read');
      await page.locator('textarea').fill('It began after I changed the token.');
      await page.locator('input').fill('4711');
      await popup.press('keep-additions');
      await page.locator('#ticket-wrong').waitFor();
      return page;
    },
  },
  {
    name: 'report',
    other: true,
    shows: 'a report for the person who reads it, its timeline as a picture',
    async setUp(stage) {
      const page = await stage.browser.newPage(`chrome-extension://${stage.browser.extensionId}/src/report/index.html`);
      await page.locator('input[type="file"]').setInputFiles('src/core/packet/samples/packet-1.json');
      await page.locator('figure').waitFor();
      return page;
    },
  },
  {
    name: 'long-words',
    read: true,
    shows: 'an error text of the greatest length that is kept',
    async setUp(stage) {
      const page = await stage.seeded(past =>
        past.fails('unauthorized', { text: `unauthorized: ${'long'.repeat(146)}` }),
      );
      await new Popup(page).open('details');
      return page;
    },
  },
];

const problems: readonly State[] = PROBLEMS.map(problem => ({
  name: `problem-${problem}`,
  shows: `a click that met the problem ${problem}`,
  async setUp(stage) {
    const page = await stage.seeded(past => past.fails('pairing-required').skipsTo('hard-refresh'));
    await stage.answersEvery(page, { ok: false, problem });
    await page.locator('[data-action="run"]').click();
    await page.locator('[data-problem]').waitFor();
    return page;
  },
}));

export const endStates: readonly State[] = [...verdicts, ...ends, ...extras, ...problems];

/** Why it failed: the browser deletes what sites keep, again. */
const OFFERED = { stand: 'offered', until: 0, ask: null, more: 0, spare: null, outcome: null };
const CONNECTED = { state: 'connected', kind: null, text: '', since: 0, agent: '' };

async function keepsDataIn(stage: Stage, browser?: string): Promise<Page> {
  const page = await stage.seeded(past => past.fails('pairing-required').add(clearsAtExit(past)).connects());
  if (browser) await stage.showsInstead(page, { environment: { browser } });
  await new Popup(page).click(page.locator('[data-action="keep-data"]'));
  return page;
}

/** Its tab was unloaded, and that is why it failed. */
function sleptUnloaded(past: Timeline): Timeline {
  const { at = 0 } = past.incident.events.at(-1) ?? {};
  const until = at - 2_000;
  const facts = { letInAt: null, deviceId: null, version: null, versionNow: null, start: at };
  const proofs = [{ proof: 'unloaded', at: until } as const];
  return past
    .witnesses({ what: 'discarded', from: until - 31 * 60_000, until, failedAt: at })
    .add({ type: 'explained', at, cause: { cause: 'slept', certainty: 'most-likely', ...facts, proofs } });
}

function clearsAtExit(past: Timeline): IncidentEvent {
  const at = past.incident.events.at(-1)?.at ?? 0;
  const facts = { letInAt: at - 86_400_000, deviceId: null, version: null, versionNow: null, start: at, proofs: [] };
  return { type: 'explained', at, cause: { cause: 'closed', certainty: 'sure', ...facts } };
}
