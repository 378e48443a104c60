/** How each step is done. Longer ones have files of their own. */

import { ACCOUNT_URL, START_AGENT_URL } from '../core/address/heyron';
import { FAILURES } from '../core/catalogue/failures';
import type { StepId } from '../core/catalogue/steps';
import { situationOf } from '../core/plan/situation';
import { browser } from '../platform/browser';
import { openTab } from '../platform/open-tab';
import { homeOf } from '../platform/own-sites';
import { opensPrivateWindows } from '../platform/permissions';
import { isSignedIn } from '../site-data/cookies';
import { reloadAgent, showAgent } from './agent-tab';
import { clearSiteData } from './clear-site-data';
import { lookAtGateway } from './right-gateway';
import { type Outcome, type Step, type StepContext, WATCH } from './step';

/** Every step by its id. Its row (core/catalogue/steps.ts) says what is true of it and what decides its result. */
export const STEPS: Readonly<Record<StepId, Step>> = {
  'right-gateway': {
    async run({ state, ...where }) {
      return { end: await lookAtGateway(where, state) };
    },
  },

  /** Reloads the page once past every cache and its service worker (docs/browser-facts.md, "Hard refresh"). */
  'hard-refresh': { run: ({ tab }) => watchAfter(browser.tabs.reload(tab, { bypassCache: true })) },

  /**
   * The user signs out of heyron.ai and in again; then their agent's page is reloaded. The account's session cookie
   * shows both; if it cannot be recognised, the user says so.
   */
  'sign-out-in': {
    async run({ store }) {
      await openTab(store, ACCOUNT_URL);
      return (await isSignedIn(store)) ? WATCH : { ...WATCH, account: 'unseen' };
    },
    again: reloadAgent,
  },

  /** Opens the agent in a private window if the browser allows it; else the user is asked to. */
  'private-window': {
    async run({ origin }) {
      if (await opensPrivateWindows()) await browser.windows.create({ incognito: true, url: await homeOf(origin) });
      return WATCH;
    },
  },

  /**
   * A fresh credential: a hosted user starts their agent from the account site; others open the link that their gateway
   * prints.
   */
  'fresh-link': { run: context => watchAfter(openStart(context)), again: reloadAgent },

  /** Waits, then tries exactly once: a container may be starting, or a lock must run out. */
  wait: { run: async () => WATCH, again: reloadAgent },

  /** Someone else approves a pending request. This browser only waits, and never reloads the page on its own. */
  'await-approval': { run: context => watchAfter(showAgent(context)), again: reloadAgent },

  'clear-site-data': clearSiteData,

  /**
   * One fresh pairing from start to end. A page that already asks to pair is left alone, because its request is the one
   * to be approved; one without a credential needs a fresh link first.
   */
  'fresh-pairing': {
    async run(context) {
      const { failure } = context.state;
      const needsLink = failure !== null && FAILURES[failure.kind].credential;
      return watchAfter(needsLink ? openStart(context) : showAgent(context));
    },
    again: reloadAgent,
  },

  /** Whoever runs the gateway has restarted it: reloads the page to see. */
  'restart-gateway': { run: context => watchAfter(reloadAgent(context)) },

  /** The honest end: the packet goes to support once, and blind retries stop. The user saves or copies it. */
  escalate: { run: async () => ({ end: { result: 'done', by: 'user' } }) },
};

async function watchAfter(done: Promise<unknown>): Promise<Outcome> {
  await done;
  return WATCH;
}

/** Opens the page that starts a hosted agent with a fresh link. Users who run the agent get the link on its machine. */
async function openStart({ state, store, origin }: StepContext): Promise<void> {
  if (situationOf(state.answers, origin) === 'hosted') await openTab(store, START_AGENT_URL);
}
