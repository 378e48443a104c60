/**
 * What the pages of all tabs show now, where every worker finds it: in the session's storage, a key for each tab. Whatever
 * is read is compared with the tabs that are open, so that a page which has gone speaks for nobody.
 */

import * as z from 'zod/mini';
import { HEYRON_MATCH } from '../core/address/heyron';
import { type PresentPage, presentPageSchema, type SeenPage } from '../core/presence/page';
import { arrived, type Presence, stillThere, withoutFrames } from '../core/presence/presence';
import { queue } from '../platform/async';
import { browser } from '../platform/browser';
import { noting } from '../platform/faults';
import { session } from '../platform/storage';

const PREFIX = 'present:';
const pagesSchema = z.array(presentPageSchema);

/** Two pages of a tab that report at once must not overwrite each other. */
const inTurn = queue();

/** The pages that are there. */
export async function presence(): Promise<Presence> {
  const [pages, tabs] = await Promise.all([
    session.readAll(PREFIX, pagesSchema),
    browser.tabs.query({ url: HEYRON_MATCH }),
  ]);
  return stillThere(pages.flat(), tabs);
}

/** Why a page need not be heard, if so; undefined: as it was. */
export type SilenceOf = (page: PresentPage) => PresentPage['silence'] | undefined;

/** Takes in a page that was just seen; resolves to the presence then. Two that come at once are taken one after the other. */
export function arrive(page: SeenPage): Promise<Presence> {
  return inTurn(async () => {
    const now = arrived(await presence(), page);
    await keep(page.tab, now);
    return now;
  });
}

/** Forgets the frames of a tab that are gone from its page; resolves to those. */
export function forgetFrames(tab: number, frames: readonly number[]): Promise<Presence> {
  return inTurn(async () => {
    const before = await presence();
    const now = withoutFrames(before, tab, frames);
    if (now.length < before.length) await keep(tab, now);
    return before.filter(page => !now.includes(page));
  });
}

/** Forgets the pages of a tab that was closed; resolves to those. */
export function forget(tab: number): Promise<Presence> {
  return inTurn(async () => {
    const pages = await session.read(PREFIX + tab, pagesSchema);
    if (pages) await session.remove(PREFIX + tab);
    return pages ?? [];
  });
}

/** Gives the pages for which that tells one its silence, also asked in its turn; resolves to the presence then. */
export function silence(asked: () => SilenceOf | Promise<SilenceOf>): Promise<Presence> {
  return inTurn(async () => {
    const silenceOf = await asked();
    const before = await presence();
    const now = before.map(page => {
      const next = silenceOf(page);
      return next === undefined || next === page.silence ? page : { ...page, silence: next };
    });
    const changed = new Set(now.filter((page, index) => page !== before[index]).map(({ tab }) => tab));
    for (const tab of changed) await keep(tab, now);
    return now;
  });
}

async function keep(tab: number, presence: Presence): Promise<void> {
  const pages = presence.filter(page => page.tab === tab);
  await session.write(PREFIX + tab, pages).catch(noting('presence')); // a page that the session has no room for says nothing
}
