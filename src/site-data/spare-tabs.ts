/**
 * Spare tabs: background tabs for hosts that no tab shows, opened for a task and closed after it. Each has a random
 * mark, recorded before it is opened. A tab is closed only if its mark is recorded, so that no page can get a tab
 * closed by its address.
 */
import * as z from 'zod/mini';
import { queue, settleAll } from '../platform/async';
import { browser, type Tabs } from '../platform/browser';
import { read, session, write } from '../platform/storage';
import { isStillOurs, markOf, newMark, parkAgain, parkingPage } from './own-pages';
import { LONGEST_LOAD_MS, openBehind, until } from './tab-load';
import { forgetVisit, visitedTabs } from './visited-tabs';

/** One tab is quickest for a few hosts, since it keeps its process; more than these would crowd the window. */
const HOSTS_A_TAB = 4;
const MOST_TABS = 3;

/** The spare tabs of one cookie store. */
export interface SpareTabs {
  /** Starts opening enough tabs for so many items, because the caller will need them soon. */
  openFor(items: number): void;
  /** Does something with shares of a list in them; each tab stays where that leaves it. Opens no idle tab. */
  share<T>(all: readonly T[], work: (tab: number, mark: string, share: readonly T[]) => Promise<void>): Promise<void>;
  /** Takes them to the parking page, so that no page in them disturbs what comes next. */
  rest(): Promise<void>;
}

/** A tab's number, valid as long as this browser runs, and its mark. */
interface SpareTab {
  readonly tab: number;
  readonly mark: string;
}

/** Gives a store's spare tabs to `use`, and closes those that were opened when it is done. */
export async function withSpareTabs<T>(store: string, use: (spares: SpareTabs) => Promise<T>): Promise<T> {
  const opening: Promise<SpareTab | null>[] = [];
  const openAt = (at: number) => {
    const one = open(store);
    one.catch(() => {}); // reported to the caller that needs this tab
    opening[at] = one;
    return one;
  };
  const openUpTo = (number: number) => {
    for (let at = opening.length; at < number; at++) openAt(at);
  };
  const atHand = async (at: number) => {
    const one = await opening[at]?.catch(() => null);
    return one && (await isThere(one)) ? one : openAt(at);
  };
  const withEach = async (work: (spare: SpareTab) => Promise<void>) => {
    const done = opening.map(async opened => {
      const one = await opened;
      if (one) await work(one);
    });
    await Promise.allSettled(done); // the next caller finds out which tabs are still ours
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
        await settleAll(shared);
      },
      rest: () => withEach(({ tab, mark }) => parkAgain(tab, mark)),
    });
  } finally {
    await withEach(({ mark }) => close(mark));
  }
}

function tabsFor(items: number): number {
  return Math.min(MOST_TABS, Math.ceil(items / HOSTS_A_TAB));
}

/** On disk: the marks. In memory: each tab's number, since the next browser counts from the start again. */
const KEY = 'spare-tabs';
const marksSchema = z.array(z.string());
const numbersSchema = z.record(z.string(), z.number());
/** Newer marks push out old ones whose tabs cannot be found. */
const MOST_MARKS = 20;

/** This worker's own: its tab's number by mark, null until it has one. */
const own = new Map<string, number | null>();
const spareTabsInTurn = queue();

/** True for a spare tab of this worker while it shows its mark. */
export function isSpareTab(tab: number, mark: string): boolean {
  return own.get(mark) === tab;
}

/** True for the mark of a spare tab, this worker's or a killed one's. */
export async function isSpareMark(mark: string): Promise<boolean> {
  return (await marks()).includes(mark);
}

/**
 * Opens one in a cookie store; resolves when it shows the parking page. Null if its mark could not be recorded: the
 * next worker could not tell such a tab from a user's.
 * @throws when the browser opens none.
 */
async function open(store: string): Promise<SpareTab | null> {
  const mark = newMark();
  own.set(mark, null);
  try {
    if (!(await note(mark))) {
      own.delete(mark);
      return null;
    }
    // Chromium loses a navigation that comes before a new background tab's first page (measured: the tab stays
    // "unloaded"), so the tab starts with a page of ours.
    const tab = await openBehind(store, parkingPage(mark), async number => {
      own.set(mark, number);
      await noteNumber(mark, number).catch(() => {});
    });
    return { tab, mark };
  } catch (error) {
    await close(mark);
    throw error;
  }
}

/** Closes a mark's tab and forgets the mark; a tab that cannot be closed now is a leftover. */
async function close(mark: string): Promise<void> {
  const tab = own.get(mark) ?? null;
  if (tab === null || (await closeTab(tab))) await giveUp(mark);
  own.delete(mark);
}

/** Forgets a mark: its tab is closed, or became the user's. */
async function giveUp(mark: string): Promise<void> {
  await forget([mark]).catch(() => {});
  own.delete(mark);
}

/** False for one that was closed, or that the user took elsewhere and now owns. */
async function isThere({ tab, mark }: SpareTab): Promise<boolean> {
  try {
    if (await isStillOurs(tab, mark)) return true;
    await giveUp(mark);
  } catch {
    await close(mark); // closed by the user, or the browser does not tell
  }
  return false;
}

/** Closes the spare tabs of a killed worker; one on its way somewhere is closed on arrival. */
export async function closeLeftoverSpareTabs(): Promise<void> {
  const left = (await marks()).filter(mark => !own.has(mark));
  if (left.length === 0) return;
  const numbers = (await session.read(KEY, numbersSchema)) ?? {};
  const [all, visited] = await Promise.all([browser.tabs.query({}), visitedTabs()]);
  const closed = left.map(async mark => {
    const ours = all.filter(({ id }) => numbers[mark] === undefined || id === numbers[mark]);
    // A tab that was being visited is ours wherever a redirect has led it.
    const there = ours.filter(tab => stands(tab, mark) || visited.get(mark) === tab.id);
    for (const { id } of there) if (id !== undefined && !(await closeTab(id))) return [];
    await forgetVisit(mark);
    if (there.length) return [mark];
    const [loading] = numbers[mark] === undefined ? [] : ours.filter(({ status }) => status === 'loading');
    if (loading?.id !== undefined) void closeOnArrival(loading.id, mark).catch(() => {});
    return [];
  });
  await forget((await Promise.all(closed)).flat());
}

/** In Firefox a loading tab does not show where it goes; meanwhile the user may have sent it elsewhere. */
async function closeOnArrival(tab: number, mark: string): Promise<void> {
  const isAtMark = async () => stands(await browser.tabs.get(tab), mark);
  await until(async () => (await isAtMark()) || (await browser.tabs.get(tab)).status === 'complete', LONGEST_LOAD_MS);
  if ((await isAtMark()) && (await closeTab(tab))) await forget([mark]);
}

/** Chromium tells where a tab without a page is going. */
function stands({ url, pendingUrl }: Tabs.Tab, mark: string): boolean {
  return markOf(url) === mark || markOf(pendingUrl) === mark;
}

/** Closes a tab; false when it is still open, for example while the user drags it. */
async function closeTab(tab: number): Promise<boolean> {
  await browser.tabs.remove(tab).catch(() => {});
  return browser.tabs.get(tab).then(
    () => false,
    () => true,
  );
}

async function marks(): Promise<string[]> {
  return (await read(KEY, marksSchema)) ?? [];
}

/** Changes the recorded marks. */
function changeMarks(how: (marks: string[]) => string[]): Promise<void> {
  return spareTabsInTurn(async () => write(KEY, how(await marks())));
}

/** Records a mark; false if that fails. */
function note(mark: string): Promise<boolean> {
  return changeMarks(all => [...all, mark].slice(-MOST_MARKS)).then(
    () => true,
    () => false,
  );
}

function noteNumber(mark: string, tab: number): Promise<void> {
  return spareTabsInTurn(async () => {
    const known = Object.entries((await session.read(KEY, numbersSchema)) ?? {});
    await session.write(KEY, Object.fromEntries([...known, [mark, tab]].slice(-MOST_MARKS)));
  });
}

async function forget(gone: readonly string[]): Promise<void> {
  if (gone.length) await changeMarks(all => all.filter(mark => !gone.includes(mark)));
}
