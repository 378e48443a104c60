/** What the popup shows on a page that is none of ours: links to the open pages that are. */
import { mayServeAgent, siteOf } from '../address/own-address';
import { shownSite } from '../address/shown-site';
import { fails } from '../presence/page';
import { type Presence, speakingPage } from '../presence/presence';

/** An open tab with a page of ours. `is`: its agent's last known state; `unseen` if none is known. */
export interface OpenPage {
  readonly tab: number;
  readonly host: string;
  readonly is: 'connected' | 'failing' | 'unseen';
}

interface Tab {
  readonly id?: number | undefined;
  readonly url?: string | undefined;
  readonly incognito: boolean;
}

/** There is room for this many. */
const MOST_PAGES = 3;

/** The pages of ours in tabs that are not private: failing agents first, then other agents, then the rest. */
export function openPages(tabs: readonly Tab[], presence: Presence): OpenPage[] {
  const pages = tabs.flatMap(({ id, url, incognito }) => {
    const host = url === undefined ? null : shownSite(siteOf(new URL(url).origin));
    return host === null || id === undefined || incognito ? [] : [{ tab: id, host, is: stateOf(presence, id) }];
  });
  return pages.sort((one, other) => rankOf(one) - rankOf(other)).slice(0, MOST_PAGES);
}

function stateOf(presence: Presence, tab: number): OpenPage['is'] {
  const page = speakingPage(presence, tab);
  if (page && fails(page)) return 'failing';
  return page?.sighting.state === 'connected' ? 'connected' : 'unseen';
}

function rankOf({ host, is }: OpenPage): number {
  if (!mayServeAgent(host)) return 2;
  return is === 'failing' ? 0 : 1;
}
