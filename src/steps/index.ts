/** How each step is done. One that takes more than a few lines has a file of its own. */

import { gatewayAddressOf, placeOfGateway } from '../core/address/gateway-address';
import { ACCOUNT_URL, START_AGENT_URL } from '../core/address/heyron';
import { FAILURES } from '../core/catalogue/failures';
import type { StepId } from '../core/catalogue/steps';
import { situationOf } from '../core/plan/situation';
import { browser } from '../platform/browser';
import { openTab } from '../platform/open-tab';
import { opensPrivateWindows } from '../platform/permissions';
import { isSignedIn } from '../site-data/cookies';
import { reloadAgent, showAgent } from './agent-tab';
import { clearSiteData } from './clear-site-data';
import { type Answer, probe } from './probe';
import type { Step, StepContext } from './step';

/** Every step by its id. What is true of each, and what decides its result, says its row (core/catalogue/steps.ts). */
export const STEPS: Readonly<Record<StepId, Step>> = {
  /** Is this the right page, does it talk to its own gateway, and who answers there? Nothing is changed. */
  'right-gateway': {
    async run({ gateway, host, origin, state: { failure } }) {
      if (failure && FAILURES[failure.kind].needsHttps && origin.startsWith('http:'))
        return { end: { result: 'done', by: 'observed', finding: 'insecure-page' } };
      const address = gatewayAddressOf(gateway);
      const belongs = address !== null && new URL(address).host === host;
      const finding = belongs
        ? (`own-gateway-${await whoAnswers(host, failure?.sighting.spoke === true)}` as const)
        : (`other-gateway-${placeOfGateway(gateway) ?? 'public'}` as const);
      return { end: { result: 'done', by: 'observed', finding } };
    },
  },

  /** Loads the page again past every cache and its service worker, for that one load (docs/browser-facts.md, "Hard refresh"). */
  'hard-refresh': {
    async run({ tab }) {
      await browser.tabs.reload(tab, { bypassCache: true });
      return { watch: true };
    },
  },

  /**
   * The user signs out of heyron.ai and in again; then their agent's page is loaded again to see. Both are seen by the
   * account's session cookie; where that cannot be recognised, the user says it.
   */
  'sign-out-in': {
    async run({ store }) {
      await openTab(store, ACCOUNT_URL);
      return (await isSignedIn(store)) ? { watch: true } : { watch: true, account: 'unseen' };
    },
    again: reloadAgent,
  },

  /** Opens the agent in a private window, where the browser lets us; else the user is asked to. */
  'private-window': {
    async run({ origin }) {
      if (await opensPrivateWindows()) await browser.windows.create({ incognito: true, url: `${origin}/` });
      return { watch: true };
    },
  },

  /** A fresh credential: a hosted user starts their agent from the account site; who runs it opens the link that it prints. */
  'fresh-link': {
    async run(context) {
      await openStart(context);
      return { watch: true };
    },
    again: reloadAgent,
  },

  /** Waits, then tries exactly once: a container may be starting, or a lock has to run out. */
  wait: {
    async run() {
      return { watch: true };
    },
    again: reloadAgent,
  },

  /** Someone else approves a pending request; this browser only waits, and never reloads the page by itself. */
  'await-approval': {
    async run(context) {
      await showAgent(context);
      return { watch: true };
    },
    again: reloadAgent,
  },

  'clear-site-data': clearSiteData,

  /**
   * One fresh pairing end to end. A page that already asks to be paired is left as it is, because its request is what will be
   * approved; one that has no credential needs a fresh link first.
   */
  'fresh-pairing': {
    async run(context) {
      const { failure } = context.state;
      const needsLink = failure !== null && FAILURES[failure.kind].credential;
      await (needsLink ? openStart(context) : showAgent(context));
      return { watch: true };
    },
    again: reloadAgent,
  },

  /** Who runs the gateway has restarted it there: the page is loaded again to see. */
  'restart-gateway': {
    async run(context) {
      await reloadAgent(context);
      return { watch: true };
    },
  },

  /** The honest end: the packet goes to support once, and blind retries stop. The user saves or copies it in the popup. */
  escalate: {
    async run() {
      return { end: { result: 'done', by: 'user' } };
    },
  },
};

/** A front end of another make answers nothing that we know: where a gateway has just spoken to the page, that is the better proof. */
async function whoAnswers(host: string, spoke: boolean): Promise<Answer> {
  const answer = await probe(host);
  return answer === 'other' && spoke ? 'alive' : answer;
}

/** Opens the page that starts a hosted agent with a fresh link. Whoever runs the agent themselves gets it from its machine. */
async function openStart({ state, store }: StepContext): Promise<void> {
  if (situationOf(state.answers) === 'hosted') await openTab(store, START_AGENT_URL);
}
