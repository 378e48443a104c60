/**
 * What the pages of all tabs show now, where every worker finds it: in the session's storage, a key for each tab. Whatever
 * is read is compared with the tabs that are open, so that a page which has gone speaks for nobody.
 */

import * as z from 'zod/mini';
import { HEYRON_MATCH, heyronHostOf } from '../core/address/heyron';
import { presentPageSchema, type SeenPage } from '../core/presence/page';
import { type Presence, withoutClosedTabs, withoutFrames, withPage } from '../core/presence/presence';
import { queue } from '../platform/async';
import { browser } from '../platform/browser';
import { logFault } from '../platform/faults';
import { session } from '../platform/storage';

const PREFIX = 'present:';
const pagesSchema = z.array(presentPageSchema);

/** Each change reads, changes and writes in its turn: two at once would overwrite each other. */
const presenceInTurn = queue();

/** The pages that are there. */
export async function presence(): Promise<Presence> {
  const [pages, tabs] = await Promise.all([
    session.readAll(PREFIX, pagesSchema),
    browser.tabs.query({ url: HEYRON_MATCH }),
  ]);
  return withoutClosedTabs(pages.flat(), tabs);
}

/** Presence as this worker's last change left it. Only this worker writes it, so showing need not read it again. */
let newest: Presence = [];

/** The pages of one tab as the last change left them, if the tab still shows them. To be called after a change. */
export async function newestIn(tab: number): Promise<Presence> {
  const now = await browser.tabs.get(tab).catch(() => null); // it was closed
  const pages = newest.filter(page => page.tab === tab);
  return now && heyronHostOf(now.url) !== null ? withoutClosedTabs(pages, [now]) : [];
}

/** Makes one change; the next one waits until it is written. Resolves to the presence then. */
export function changePresence(work: (before: Presence) => Presence | Promise<Presence>): Promise<Presence> {
  return presenceInTurn(async () => {
    const before = await presence();
    const now = await work(before);
    for (const tab of tabsThatDiffer(before, now)) await keep(tab, now);
    newest = now;
    return now;
  });
}

/** Takes in a page that was just seen; resolves to the presence then. */
export function arrive(page: SeenPage): Promise<Presence> {
  return changePresence(before => withPage(before, page));
}

/** Forgets the frames of a tab that are gone from its page; resolves to those. */
export async function forgetFrames(tab: number, frames: readonly number[]): Promise<Presence> {
  let gone: Presence = [];
  await changePresence(before => {
    const now = withoutFrames(before, tab, frames);
    gone = before.filter(page => !now.includes(page));
    return now;
  });
  return gone;
}

/** Forgets the pages of a tab that was closed; resolves to those. */
export function forget(tab: number): Promise<Presence> {
  return presenceInTurn(async () => {
    const pages = await session.read(PREFIX + tab, pagesSchema);
    if (pages) await session.remove(PREFIX + tab);
    newest = newest.filter(page => page.tab !== tab);
    return pages ?? [];
  });
}

function tabsThatDiffer(before: Presence, now: Presence): ReadonlySet<number> {
  const differ = [
    ...before.filter(page => !now.includes(page)),
    ...now.filter(page => !before.includes(page)),
  ];
  return new Set(differ.map(({ tab }) => tab));
}

async function keep(tab: number, presence: Presence): Promise<void> {
  const pages = presence.filter(page => page.tab === tab);
  await session.write(PREFIX + tab, pages).catch(logFault('presence')); // a page that the session has no room for says nothing
}
