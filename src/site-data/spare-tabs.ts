/**
 * Spare tabs: a task gets one background tab for all hosts that no tab shows. It has a random mark, recorded before it
 * is opened, and is closed only by that, so that no page can get a tab closed by its address.
 */
import * as z from 'zod/mini';
import { queue } from '../platform/async';
import { browser, type Tabs } from '../platform/browser';
import { read, session, write } from '../platform/storage';
import { isStillOurs, markOf, newMark, parkAgain, parkingPage } from './own-pages';
import { LONGEST_LOAD_MS, openBehind, until } from './tab-load';
import { forgetVisit, isVisiting, visitedTabs } from './visited-tabs';

/** The spare tab of a task, opened when it is first needed. */
export interface SpareTab {
  /** Starts opening it, for a caller who will need it soon. */
  open(): void;
  /** Does something in it; it stays where that leaves it. Does nothing where its mark cannot be recorded. */
  use(work: (tab: number, mark: string) => Promise<void>): Promise<void>;
  /** Takes it to the parking page, so that no page in it disturbs what comes next. */
  rest(): Promise<void>;
}

/** A tab's number, valid as long as this browser runs, and its mark. */
interface Opened {
  readonly tab: number;
  readonly mark: string;
}

/** Gives `task` a spare tab of a cookie store, and closes what was opened when it is done. */
export async function withSpareTab<T>(store: string, task: (spare: SpareTab) => Promise<T>): Promise<T> {
  let opening: Promise<Opened | null> | null = null;
  const openNew = () => {
    opening = open(store);
    opening.catch(() => {}); // reported to the caller that needs the tab
    return opening;
  };
  const opened = async () => (await opening?.catch(() => null)) ?? null;
  try {
    return await task({
      open: () => void (opening ?? openNew()),
      async use(work) {
        const there = await opened();
        const spare = there && (await isThere(there)) ? there : await openNew();
        if (spare) await work(spare.tab, spare.mark);
      },
      async rest() {
        const there = await opened();
        if (there) await parkAgain(there.tab, there.mark).catch(() => {}); // the next `use` finds out why
      },
    });
  } finally {
    const there = await opened();
    if (there) await close(there.mark);
  }
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

/** True for a tab that this worker uses now: a spare one, whatever it shows, or one that it visits. */
export function isInUse(tab: number): boolean {
  return [...own.values()].includes(tab) || isVisiting(tab);
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
async function open(store: string): Promise<Opened | null> {
  const mark = newMark();
  own.set(mark, null);
  try {
    await changeMarks(all => [...all, mark].slice(-MOST_MARKS));
  } catch {
    own.delete(mark);
    return null;
  }
  try {
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
  if (tab === null || (await closeTab(tab))) await forget([mark]).catch(() => {});
  own.delete(mark);
}

/** False for one that was closed, or that the user took elsewhere and now owns. */
async function isThere({ tab, mark }: Opened): Promise<boolean> {
  try {
    if (await isStillOurs(tab, mark)) return true;
    own.delete(mark);
  } catch {
    // Closed by the user, or the browser does not tell.
  }
  await close(mark);
  return false;
}

/** Closes the spare tabs of a killed worker; one on its way somewhere is closed on arrival. */
export async function closeLeftoverSpareTabs(): Promise<void> {
  const left = (await marks()).filter(mark => !own.has(mark));
  if (left.length === 0) return;
  const [known, all, visited] = await Promise.all([numbers(), browser.tabs.query({}), visitedTabs()]);
  const closed = left.map(async mark => {
    const number = known[mark];
    const ours = all.filter(({ id }) => number === undefined || id === number);
    // A tab that was being visited is ours wherever a redirect has led it.
    const there = ours.filter(tab => stands(tab, mark) || visited.get(mark) === tab.id);
    for (const { id } of there) if (id !== undefined && !(await closeTab(id))) return [];
    await forgetVisit(mark);
    if (there.length) return [mark];
    if (number !== undefined) void closeOnArrival(number, mark).catch(() => {});
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

async function forget(gone: readonly string[]): Promise<void> {
  if (gone.length) await changeMarks(all => all.filter(mark => !gone.includes(mark)));
}

async function numbers(): Promise<Record<string, number>> {
  return (await session.read(KEY, numbersSchema)) ?? {};
}

function noteNumber(mark: string, tab: number): Promise<void> {
  return spareTabsInTurn(async () => {
    const newest = [...Object.entries(await numbers()), [mark, tab]].slice(-MOST_MARKS);
    await session.write(KEY, Object.fromEntries(newest));
  });
}
