/**
 * Adds and removes agents of one's own. The list is the law, the browser's permission the gate: one without the other
 * counts for nothing, and what was granted beyond it is given back.
 */
import { isHeyronPattern } from '../../core/address/own-address';
import { changing } from '../../history/history';
import { queue } from '../../platform/async';
import { browser } from '../../platform/browser';
import { logFault } from '../../platform/faults';
import {
  addOwnSite,
  dropOwnSite,
  isGranted,
  listedSites,
  ourTabs,
  ownSites,
  patternOf,
  pauseOwnSite,
} from '../../platform/own-sites';
import { dropWish, type Wish, wishes, wishOf } from '../../platform/own-wishes';
import { tellPage } from '../../platform/receive-messages';
import type { Reply } from '../../platform/replies';
import { changeSettings, settings } from '../../platform/settings';
import { afterOtherClearings, journals } from '../../site-data/journal';
import { forgetHealthOf } from '../health';
import { changeHearing, hearings } from '../hearings';
import { forget } from '../presence';
import { publish } from '../publish';
import { forgetSpare } from '../spare-ways';
import { joinOpenPages } from './inject-scripts';
import { registerOwnScripts } from './own-scripts';

let onAdded: (origin: string) => void = () => {};

/** Registers what to do once an address was added. Called once, when the worker starts. */
export function whenAdded(action: (origin: string) => void): void {
  onAdded = action;
}

/** What the browser allows and what is in the list change one after another. */
const inTurn = queue();

/** Called when a worker begins: an earlier one may have missed an answer, and an update forgets the scripts. */
export function keepOwnSites(): Promise<void> {
  return inTurn(async () => {
    await dropWithdrawn();
    await takeAnswers();
    await registerOwnScripts();
  });
}

/** The browser has granted something: what was asked for is added, the rest given back. */
export function ownGranted(): Promise<void> {
  return inTurn(takeAnswers);
}

/** The user has withdrawn something in the browser's own settings. */
export function ownWithdrawn(): Promise<void> {
  return inTurn(dropWithdrawn);
}

/** Our own page, which still stands, says that its user pressed the button and the browser granted it. */
export function helpAt(tab: number): Promise<Reply> {
  return inTurn(async () => {
    const wish = await wishOf(tab, Date.now());
    if (!wish || !(await isGranted(wish.origin))) return { ok: false, problem: 'not-now' } as const;
    return (await add(wish)) ? ({ ok: true } as const) : ({ ok: false, problem: 'failed' } as const);
  }).catch(() => ({ ok: false, problem: 'storage' }) as const);
}

/** Removes an address with all that is kept of it. Not during a clearing, whose journal knows what waits. Never throws. */
export function removeOwnSite(origin: string): Promise<Reply> {
  return inTurn(() =>
    afterOtherClearings(async (): Promise<Reply> => {
      if ((await journals()).length > 0) return { ok: false, problem: 'not-now' };
      await drop(origin);
      return { ok: true };
    }),
  ).catch(() => ({ ok: false, problem: 'storage' }) as const);
}

/** Forgets every address, and gives back what was granted for it. */
export function forgetOwnSites(): Promise<void> {
  return inTurn(async () => {
    for (const { origin } of await listedSites()) await drop(origin);
  });
}

/**
 * Adds what was asked for and is granted now. Where a grant is of all ports and two of them were asked for, it tells
 * nothing: our page, which stays there, says which it was.
 */
async function takeAnswers(): Promise<void> {
  const extra = await extraGrants();
  const asked = (await wishes(Date.now())).filter(({ granted, pattern }) => !granted && extra.includes(pattern));
  for (const wish of asked)
    if (asked.every(({ pattern, origin }) => pattern !== wish.pattern || origin === wish.origin)) await add(wish);
  const waited = asked.map(({ pattern }) => pattern);
  const left = (await extraGrants()).filter(pattern => !waited.includes(pattern));
  for (const pattern of left) await browser.permissions.remove({ origins: [pattern] }).catch(logFault('own-sites'));
  if (left.length > 0) await pauseUngranted();
}

/** With a wider grant Chromium takes back those within it (measured): what its user added is not forgotten for that. */
async function pauseUngranted(): Promise<void> {
  for (const { origin } of await ownSites()) if (!(await isGranted(origin))) await pauseOwnSite(origin);
  await registerOwnScripts();
}

/** What is granted besides heyron.ai and what is in the list. */
async function extraGrants(): Promise<readonly string[]> {
  const [{ origins = [] }, sites] = await Promise.all([browser.permissions.getAll(), ownSites()]);
  const listed = sites.map(({ origin }) => patternOf(origin));
  return origins.filter(pattern => !isHeyronPattern(pattern) && !listed.includes(pattern));
}

/** False where there are too many. */
async function add({ origin, base, tab }: Wish): Promise<boolean> {
  if (!(await addOwnSite(origin, base, Date.now()))) return false;
  await dropWish(tab);
  await registerOwnScripts();
  await joinOpenPages();
  await publish([], { tabs: [tab] });
  onAdded(origin);
  return true;
}

async function dropWithdrawn(): Promise<void> {
  for (const { origin } of await ownSites()) if (!(await isGranted(origin))) await drop(origin);
}

/** Last the address itself: whatever fails before, it is tried again. */
async function drop(origin: string): Promise<void> {
  const shown = (await ourTabs()).filter(({ url }) => url && new URL(url).origin === origin);
  for (const { id } of shown)
    if (id !== undefined) {
      await Promise.all([tellPage(id, { type: 'prompt', story: null }), tellPage(id, { type: 'guide', guide: null })]);
      await forget(id);
    }
  await changing(ledger => ledger.forget(origin));
  await forgetHealthOf(origin);
  await forgetSpare(origin);
  for (const { tab, origin: of } of await hearings()) if (of === origin) await changeHearing(tab, () => null);
  const { quietHosts } = await settings();
  if (quietHosts.includes(origin)) await changeSettings({ quietHosts: quietHosts.filter(each => each !== origin) });
  await dropOwnSite(origin);
  await registerOwnScripts();
  const isShared = (await ownSites()).some(site => patternOf(site.origin) === patternOf(origin));
  if (!isShared) await browser.permissions.remove({ origins: [patternOf(origin)] }).catch(logFault('own-sites'));
  await publish([], { tabs: shown.flatMap(({ id }) => id ?? []) });
}
