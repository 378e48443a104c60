/**
 * The tabs of a clearing, and the search for tabs that show pages of some hosts at their top or in a frame. Private
 * windows are never looked at.
 */
import * as z from 'zod/mini';
import { siteIn } from '../core/address/own-address';
import { cookieStoreOf } from '../platform/browser';
import { ourTabs } from '../platform/own-sites';
import { markOf } from './own-pages';
import { runInPage } from './run-in-page';
import { isSpareTab } from './spare-tabs';

/** A tab with documents of the given hosts; `url` is its full address and lives only in memory. */
export interface ShowingTab {
  readonly tab: number;
  readonly url: string;
  /** The origins of those documents, without duplicates. */
  readonly origins: readonly string[];
}

/** A tab on one of our pages, and what it showed. `url`: where it goes back to; if another worker parked it, as noted. */
export interface ParkedTab extends ShowingTab {
  readonly mark: string;
}

/** What is stored of a parked tab: its address without query and fragment, which can hold a token. */
export const notedTabSchema = z.object({
  mark: z.string(),
  address: z.string(),
  origins: z.array(z.string()),
});
export type NotedTab = z.infer<typeof notedTabSchema>;

/** A busy page does not answer. In ms. */
const LONGEST_LOOK_MS = 1_000;

/**
 * The user's tabs in one cookie store that show any document of these hosts, but for those parked under their own mark
 * (`marks`). A page with another mark is live: the user went back to it, or it gave itself the mark.
 */
export async function tabsShowing(
  hosts: readonly string[],
  store: string,
  marks: ReadonlyMap<number, string> = new Map(),
): Promise<ShowingTab[]> {
  const isOurs = (tab: number, mark: string | null) =>
    mark !== null && (marks.get(tab) === mark || isSpareTab(tab, mark));
  const tabs = await ourTabs();
  const showing = tabs.map(async ({ id, url, incognito, cookieStoreId }) => {
    if (id === undefined || !url || incognito || isOurs(id, markOf(url))) return [];
    if (cookieStoreOf({ incognito, cookieStoreId }) !== store) return [];
    const origins = [new URL(url).origin, ...(await frameOrigins(id))];
    const own = [...new Set(origins)].filter(origin => hosts.includes(siteIn(origin) ?? ''));
    return own.length ? [{ tab: id, url, origins: own }] : [];
  });
  return (await Promise.all(showing)).flat();
}

/** The mark of each parked tab, by the tab's number. */
export function marksOf(parked: readonly Pick<ParkedTab, 'tab' | 'mark'>[]): Map<number, string> {
  return new Map(parked.map(({ tab, mark }) => [tab, mark]));
}

export function ofHost<T extends ShowingTab>(tabs: readonly T[], host: string): T[] {
  return tabs.filter(tab => shows(tab, host));
}

/** True if one of a tab's documents is this host's. */
export function shows({ origins }: Pick<ShowingTab, 'origins'>, host: string): boolean {
  return origins.some(origin => siteIn(origin) === host);
}

/** Another page's frame can be an agent's, which writes as well. Only frames of the top page's own site are visible. */
async function frameOrigins(tab: number): Promise<string[]> {
  const everywhere = { tabId: tab, allFrames: true } as const;
  const answers = await runInPage(everywhere, LONGEST_LOOK_MS, () => location.origin).catch(() => []);
  return answers.flatMap(answer => (typeof answer === 'string' ? [answer] : []));
}
