/** What the popup shows on a page that is none of heyron: the heyron pages that are open, to go to. */
import { heyronHostOf, isAgentHost } from '../address/heyron';
import { fails } from '../presence/page';
import { type Presence, voiceOf } from '../presence/presence';

/** An open tab with a heyron page. `is` tells what was last seen of its agent; `unseen` where nothing was. */
export interface OpenPage {
  readonly tab: number;
  readonly host: string;
  readonly is: 'connected' | 'failing' | 'unseen';
}

/** A tab as the browser lists it. */
interface Tab {
  readonly id?: number | undefined;
  readonly url?: string | undefined;
  readonly incognito: boolean;
}

/** As many as there is room for. */
const MOST = 3;

/** The heyron pages in tabs that are not private, those of agents first, and of these one that fails before the others. */
export function openPages(tabs: readonly Tab[], there: Presence): OpenPage[] {
  const pages = tabs.flatMap(({ id, url, incognito }) => {
    const host = heyronHostOf(url);
    return host === null || id === undefined || incognito ? [] : [{ tab: id, host, is: stateOf(there, id) }];
  });
  return pages.sort((one, other) => rankOf(one) - rankOf(other)).slice(0, MOST);
}

function stateOf(there: Presence, tab: number): OpenPage['is'] {
  const voice = voiceOf(there, tab);
  if (voice && fails(voice)) return 'failing';
  return voice?.sighting.state === 'connected' ? 'connected' : 'unseen';
}

function rankOf({ host, is }: OpenPage): number {
  if (!isAgentHost(host)) return 2;
  return is === 'failing' ? 0 : 1;
}
