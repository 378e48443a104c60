/**
 * Clears hosts and proves it: park their tabs, count in inert pages, erase, count again, bring the tabs back. Only what
 * was read back as gone is called gone. Each part is noted in the journal before it begins, but for the count of hosts
 * that no tab shows: that changes nothing, and begins while tabs are parked.
 */

import { isHeyronHost } from '../core/address/heyron';
import { isOwnOrigin } from '../core/address/own-address';
import { type ClearLevel, type Credential, levelsAt, type Phase } from '../core/catalogue/clear-levels';
import type { ClearReport } from '../core/clearing/clear-report';
import { isComplete } from '../core/clearing/outcome';
import { settleAll } from '../platform/async';
import { ownVersion } from '../platform/browser';
import { capabilities } from '../platform/capabilities';
import { logFault } from '../platform/faults';
import { baseOf, isOurSite } from '../platform/own-sites';
import {
  eraseAllIn,
  eraseCookies,
  eraseCredential,
  erasePrograms,
  eraseProgramsIn,
  eraseStorage,
  NotHeyron,
  PAGE_CLEARS,
} from './erase';
import { finishClearing } from './finish-clearing';
import { inInertPages } from './inert-page';
import { forgetLeftPages, type Header } from './inert-rule';
import { afterOtherClearings, type Journal, keepJournal } from './journal';
import { park, unpark } from './parking';
import { countEach, lookIntoUnshown, looksOnTheWay, readBack, reportOf } from './read-back';
import { type SpareTab, withSpareTab } from './spare-tabs';
import { type NotedTab, ofHost, type ParkedTab } from './tabs';

/** What to clear, and for whom. Credential and gateway matter to level 2 alone. */
export interface Clearing {
  /** The incident's id, by which another worker finds the clearing. */
  readonly id: string;
  readonly level: ClearLevel;
  readonly hosts: readonly string[];
  readonly credential: Credential;
  readonly gateway: string;
  readonly store: string;
}

export interface Cleared {
  readonly report: ClearReport;
  /** The browser refused something. */
  readonly refused: boolean;
}

/** A second round removes what a running service worker wrote back. */
const MOST_ROUNDS = 2;

/**
 * Clears the hosts as far as the level says. `onPhase` is called after each journal entry, of which the last stays until
 * `finishClearing`.
 * @throws NotHeyron, StorageFailed when the journal could not be written, PageStayed when a tab could not be parked. In
 * all of these cases nothing was deleted, and the tabs are back.
 */
export function clearHosts(clearing: Clearing, now: () => number, onPhase = () => {}): Promise<Cleared> {
  return afterOtherClearings(() => withSpareTab(clearing.store, spare => clear(clearing, spare, now, onPhase)));
}

async function clear(clearing: Clearing, spare: SpareTab, now: () => number, onPhase: () => void): Promise<Cleared> {
  const { id, hosts, store } = clearing;
  await mustBeClearable(clearing);
  let journal: Journal = {
    ...{ ...clearing, hosts: [...hosts], by: ownVersion(), startedAt: now() },
    ...{ phase: 'parking', tabs: [], before: null, after: null },
  };
  const enter = async (phase: Phase, news: Partial<Journal> = {}) => {
    journal = { ...journal, ...news, phase };
    await keepJournal(journal);
    onPhase();
  };
  const onTheWay = looksOnTheWay(clearing);
  let tabs: ParkedTab[] = [];
  let unshown: ReturnType<typeof lookIntoUnshown> | undefined;
  try {
    const note = async (noted: readonly NotedTab[]) => {
      await enter('parking', { tabs: [...noted] });
      if (unshown) return;
      unshown = lookIntoUnshown(clearing, noted, spare); // while tabs are parked
      unshown.catch(() => {}); // waited for below
    };
    tabs = await park(hosts, store, note, onTheWay.look);
    const seen = await unshown?.catch(() => undefined); // the count tries once more
    await enter('counting');
    const before = await countEach(clearing, tabs, spare, onTheWay, seen);
    await spare.rest(); // a host's page would keep its service worker running during the deletion
    await enter('erasing', { before });
  } catch (error) {
    await unshown?.catch(() => {});
    await unpark(tabs);
    void finishClearing(id).catch(logFault('journal'));
    throw error;
  }
  // From here on something may be gone. What can no longer be noted is still read back.
  let refused = false;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    refused = !(await erase(clearing, tabs, spare));
    await enter('reading-back').catch(logFault('journal'));
    journal = { ...journal, after: await readBack(clearing, tabs, spare, now) };
    if (refused || isComplete(reportOf(journal, 0))) break;
  }
  await enter('returning').catch(logFault('journal'));
  const back = await unpark(tabs);
  return { report: reportOf(journal, back.length), refused };
}

/**
 * An agent of one's own has no cookies of its own, and below a base path it shares its origin with others, where only
 * its keys may go.
 */
async function mustBeClearable({ level, hosts }: Clearing): Promise<void> {
  for (const host of hosts) {
    if (!(await isOurSite(host))) throw new NotHeyron('not a site of ours');
    if (isOwnOrigin(host) && !levelsAt(await baseOf(host)).includes(level)) throw new NotHeyron('others live there');
  }
}

/** Runs every part, even if another failed. Resolves to whether the browser accepted all. */
async function erase(clearing: Clearing, tabs: readonly ParkedTab[], spare: SpareTab): Promise<boolean> {
  let all = true;
  for (const part of partsOf(clearing, tabs, spare))
    await part().catch(() => {
      all = false;
    });
  return all;
}

/** What a level removes, in the browser's own way. */
function partsOf(clearing: Clearing, tabs: readonly ParkedTab[], spare: SpareTab): (() => Promise<unknown>)[] {
  const { level, hosts, credential, gateway, store } = clearing;
  const browserCan = capabilities();
  const origins = originsOf(hosts, tabs);
  const inPages = (work: (tab: number, host: string) => Promise<void>, header?: Header) => async () => {
    const done = await inInertPages(hosts, tabs, spare, work, header ? [header] : []);
    if ([...done.values()].flat().includes(null)) throw new Error('a page was led elsewhere');
  };
  const cookies = () => settleAll(hosts.filter(isHeyronHost).map(host => eraseCookies(host, store)));
  const all = (tab: number, host: string) => (isOwnOrigin(host) ? eraseAllIn(tab, host) : Promise.resolve());
  const own = hosts.some(isOwnOrigin) ? [inPages(all)] : [];
  switch (level) {
    case 1:
      // A service worker would answer in place of the page that empties the browser's own cache.
      return browserCan.obeysAddedClearSiteData
        ? [inPages(eraseProgramsIn), inPages(eraseProgramsIn, PAGE_CLEARS.programs)]
        : [() => erasePrograms(origins)];
    case 2:
      return [inPages((tab, host) => eraseCredential(tab, host, credential, gateway))];
    case 3:
      return [forgetLeftPages, cookies];
    case 4:
      return [
        cookies,
        ...own,
        () => eraseStorage(origins, browserCan.erasesBy, store),
        // As at level 1, the worker goes first.
        ...(browserCan.obeysAddedClearSiteData
          ? [inPages(eraseProgramsIn), inPages(async () => {}, PAGE_CLEARS.everything)]
          : []),
      ];
  }
}

/** The origins of hosts: the usual ones, and those that tabs showed. */
function originsOf(hosts: readonly string[], tabs: readonly ParkedTab[]): string[] {
  const usual = hosts.flatMap(host => (isOwnOrigin(host) ? [host] : [`https://${host}`, `http://${host}`]));
  return [...new Set([...usual, ...hosts.flatMap(host => ofHost(tabs, host)).flatMap(tab => tab.origins)])];
}
