/**
 * What the pages of all tabs show now, in the session's storage, where every worker finds it, one key a tab. What is
 * read is compared with the open tabs, so that a closed page counts for nothing.
 */

import * as z from 'zod/mini';
import { type PresentPage, presentPageSchema, type SeenPage } from '../core/presence/page';
import { type Presence, withAdopted, withoutClosedTabs, withoutFrames, withPage } from '../core/presence/presence';
import { queue } from '../platform/async';
import { browser } from '../platform/browser';
import { logFault } from '../platform/faults';
import { ourOriginOf, ourTabs } from '../platform/own-sites';
import { session } from '../platform/storage';

const PREFIX = 'present:';
const pagesSchema = z.array(presentPageSchema);

/** Tabs that a website opened and whose user has acted on them: they count as the user's (does/adopt-tab.ts). */
const KEY = 'adopted-tabs';
const tabsSchema = z.array(z.number());
/** The oldest are forgotten beyond these. */
const MOST_ADOPTED = 100;

/** Changes run one after another: concurrent ones would overwrite each other. */
const presenceInTurn = queue();

/** The pages that are open. */
export async function presence(): Promise<Presence> {
  const [pages, tabs] = await Promise.all([session.readAll(PREFIX, pagesSchema), ourTabs()]);
  return withoutClosedTabs(pages.flat(), tabs);
}

/** Presence after this worker's last change. Only this worker writes it, so showing need not read it again. */
let newest: Presence = [];

/** The pages of a tab after the last change, if the tab still shows them. */
export async function newestIn(tab: number): Promise<Presence> {
  const now = await browser.tabs.get(tab).catch(() => null); // it was closed
  const pages = newest.filter(page => page.tab === tab);
  return now && (await ourOriginOf(now.url)) !== null ? withoutClosedTabs(pages, [now]) : [];
}

/** Whether a page was the last one that its frame showed, as far as this worker knows at this moment. */
export function isNewest({ tab, frame, since, sighting }: PresentPage): boolean {
  const same = newest.find(page => page.tab === tab && page.frame === frame);
  return same?.since === since && same.sighting.page === sighting.page;
}

/**
 * Makes a change; the next one waits until it is written. `work` gets the reading that has begun, so that it can read
 * other things meanwhile. Resolves to the new presence.
 */
export function changePresence(work: (reading: Promise<Presence>) => Promise<Presence>): Promise<Presence> {
  return presenceInTurn(async () => {
    const reading = presence();
    const now = await work(reading);
    for (const tab of tabsThatDiffer(await reading, now)) await keep(tab, now);
    newest = now;
    return now;
  });
}

/** Adds a page that was just seen; resolves to the new presence. */
export function arrive(page: Omit<SeenPage, 'byUser'>, asking: Promise<boolean>): Promise<Presence> {
  return changePresence(async reading => {
    // Asked in this turn: a tab may be adopted while its report waits
    const [before, byUser, tabs] = await Promise.all([reading, asking, adoptedTabs()]);
    const isAdopted = page.frame === 0 && tabs.includes(page.tab);
    return withPage(isAdopted ? withAdopted(before, page.tab) : before, { ...page, byUser: byUser || isAdopted });
  });
}

/** Removes the frames of a tab that are gone; resolves to them. */
export async function forgetFrames(tab: number, frames: readonly number[]): Promise<Presence> {
  let gone: Presence = [];
  await changePresence(async reading => {
    const before = await reading;
    const now = withoutFrames(before, tab, frames);
    gone = before.filter(page => !now.includes(page));
    return now;
  });
  return gone;
}

/**
 * Notes that a tab counts as the user's, within a change: it is true of the tab's next report, even if this worker dies
 * before the change is written.
 */
export async function noteAdopted(tab: number): Promise<void> {
  await session.write(KEY, [...(await adoptedTabs()), tab].slice(-MOST_ADOPTED)).catch(logFault('presence'));
}

async function adoptedTabs(): Promise<readonly number[]> {
  return (await session.read(KEY, tabsSchema)) ?? [];
}

/** Removes the pages of a closed tab, whose number may come again; resolves to them. */
export function forget(tab: number): Promise<Presence> {
  return presenceInTurn(async () => {
    const [pages, adopted] = await Promise.all([session.read(PREFIX + tab, pagesSchema), adoptedTabs()]);
    if (pages) await session.remove(PREFIX + tab);
    const others = adopted.filter(each => each !== tab);
    if (others.length < adopted.length) await session.write(KEY, others).catch(logFault('presence'));
    newest = newest.filter(page => page.tab !== tab);
    return pages ?? [];
  });
}

function tabsThatDiffer(before: Presence, now: Presence): ReadonlySet<number> {
  const differ = [...before.filter(page => !now.includes(page)), ...now.filter(page => !before.includes(page))];
  return new Set(differ.map(({ tab }) => tab));
}

async function keep(tab: number, presence: Presence): Promise<void> {
  const pages = presence.filter(page => page.tab === tab);
  // Without room in the session, the page counts for nothing
  await session.write(PREFIX + tab, pages).catch(logFault('presence'));
}
