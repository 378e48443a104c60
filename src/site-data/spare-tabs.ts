/** As many spare tabs as a piece of work takes: opened when there is something to do in them, and kept until it is done. */
import { allDone } from '../platform/async';
import { isStillOurs, parkAgain } from './own-pages';
import { closeSpareTab, giveUp, openSpareTab, type SpareTab } from './spare-tab';

/** One tab is the quickest for a few hosts, since it keeps its process; more than these would crowd the user's window. */
const HOSTS_A_TAB = 4;
const MOST_TABS = 3;

/** The spare tabs of one cookie store. */
export interface SpareTabs {
  /** Begins to open as many as work on so many items takes, for who will want them soon. */
  openFor(items: number): void;
  /** Does something with shares of a list in them; they stay where that leaves them. No tab is opened for nothing. */
  share<T>(
    all: readonly T[],
    work: (tab: number, mark: string, share: readonly T[]) => Promise<void>,
  ): Promise<void>;
  /** Takes them to the parking page, so that no page in them is in the way of what comes next. */
  rest(): Promise<void>;
}

/** Gives a store's spare tabs to `use`, and closes those that were opened when that is done. */
export async function withSpareTabs<T>(store: string, use: (spares: SpareTabs) => Promise<T>): Promise<T> {
  const opening: Promise<SpareTab | null>[] = [];
  const openAt = (at: number) => {
    const one = openSpareTab(store);
    one.catch(() => {}); // told to whoever wants that tab
    opening[at] = one;
    return one;
  };
  const openUpTo = (number: number) => {
    for (let at = opening.length; at < number; at++) openAt(at);
  };
  const atHand = async (at: number) => {
    const one = await opening[at]?.catch(() => null);
    if (one && (await isThere(one))) return one;
    return openAt(at);
  };
  try {
    return await use({
      openFor: items => openUpTo(tabsFor(items)),
      share: async (all, work) => {
        const number = tabsFor(all.length);
        openUpTo(number);
        const shared = Array.from({ length: number }, async (_, first) => {
          const one = await atHand(first);
          const share = all.filter((_, index) => index % number === first);
          if (one) await work(one.tab, one.mark, share);
        });
        await allDone(shared);
      },
      rest: async () => {
        const resting = opening.map(async one => {
          const spare = await one;
          if (spare) await parkAgain(spare.tab, spare.mark);
        });
        await Promise.allSettled(resting); // whoever wants the next one finds out which are ours still
      },
    });
  } finally {
    const closed = opening.map(async one => {
      const spare = await one;
      if (spare) await closeSpareTab(spare.mark);
    });
    await Promise.allSettled(closed);
  }
}

function tabsFor(items: number): number {
  return Math.min(MOST_TABS, Math.ceil(items / HOSTS_A_TAB));
}

/** One that the user took elsewhere meanwhile is theirs. */
async function isThere({ tab, mark }: SpareTab): Promise<boolean> {
  try {
    if (await isStillOurs(tab, mark)) return true;
    await giveUp(mark);
  } catch {
    await closeSpareTab(mark); // the user did, or the browser does not tell
  }
  return false;
}
