/** The check-up of the agent in a tab: on a click, what can be checked without a change. Nothing is kept. */

import { isOwnOrigin } from '../../core/address/own-address';
import { hostOf } from '../../core/incident/events';
import { isOwnGateway } from '../../core/plan/plan';
import { speakingPage } from '../../core/presence/presence';
import { type CheckLine, checkUp, NOTHING_SEEN } from '../../core/view/check-up';
import { hasAccessTo } from '../../platform/own-sites';
import { isSignedIn } from '../../site-data/cookies';
import { storedIn } from '../../site-data/read-stored';
import { buildAt, buildIn } from '../../steps/page-build';
import { probe } from '../../steps/probe';
import { exceptionOf } from '../health';
import { startsThatForgot } from '../incidents';
import { presence } from '../presence';

/** What every page has. Addresses without https lack the other stores. */
const EVERY_PAGE_HAS = ['localStorage', 'sessionStorage', 'indexedDB'] as const;

/** Checks everything at once; finds nothing where no page of an agent is open. */
export async function checkUpFor(tab: number): Promise<readonly CheckLine[]> {
  const voice = speakingPage(await presence(), tab); // private windows have none
  if (!voice || !(await hasAccessTo(voice.origin))) return NOTHING_SEEN;
  const { origin, gateway, store, frame, sighting } = voice;
  const host = hostOf(voice);
  const isOwn = isOwnOrigin(origin);
  const [answer, signedIn, stored, here, there, exception] = await Promise.all([
    isOwnGateway({ origin, gateway }) ? probe(origin, tab) : null, // what a page claims of others is not followed up
    isSignedIn(store),
    storedIn(tab, host, { gateway, sizes: false }),
    buildIn(tab, frame),
    buildAt(origin, tab),
    exceptionOf(voice),
  ]);
  // What held once more is no longer expected to go.
  const since = exception && exception.stand !== 'shown' ? exception.at : 0;
  const lines = checkUp({
    connected: sighting.state === 'connected',
    answer,
    kept: stored && {
      identity: stored.identity?.count ?? 0,
      approval: stored.deviceToken?.count ?? 0,
    },
    forgotAtStarts: isOwn ? 0 : (await startsThatForgot(store, since)).length,
    signedIn,
    build: { here, there },
    stores: stored && EVERY_PAGE_HAS.map(type => stored[type] != null),
  });
  // An agent of one's own has nothing to do with heyron's account.
  return isOwn ? lines.filter(({ what }) => what !== 'account') : lines;
}
