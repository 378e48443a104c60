/**
 * Background tabs for looking into hosts that no tab shows. Each has a random mark, written down before it is opened: a tab is
 * closed only under a mark that stands there, so that no page can have one closed by its address.
 */
import * as z from 'zod/mini';
import { queue } from '../platform/async';
import { browser, type Tabs } from '../platform/browser';
import { read, session, write } from '../platform/storage';
import { markOf, newMark, parkingPage } from './own-pages';
import { LONGEST_LOAD_MS, openBehind, until } from './tab-load';
import { forgetVisit, visitedTabs } from './visited-tabs';

/** On disk: the marks. In memory, since the next browser counts anew: the number of each one's tab. */
const KEY = 'spare-tabs';
const marksSchema = z.array(z.string());
const numbersSchema = z.record(z.string(), z.number());
/** Marks whose tab nobody finds any more are pushed out by newer ones. */
const MOST_MARKS = 20;

/** This worker's own: the number of its tab by mark, null until it has one. */
const own = new Map<string, number | null>();
const inTurn = queue();

/** A tab of ours: its number, as long as this browser runs, and its mark. */
export interface SpareTab {
  readonly tab: number;
  readonly mark: string;
}

/**
 * Opens one in a cookie store; resolves when it stands on the parking page. Null where its mark could not be written down: that
 * would be a tab which the next worker could not tell from a user's.
 * @throws when the browser opens none.
 */
export async function openSpareTab(store: string): Promise<SpareTab | null> {
  const mark = newMark();
  own.set(mark, null);
  try {
    if (!(await noted(mark))) {
      own.delete(mark);
      return null;
    }
    // Chromium loses a navigation that comes before a new background tab's first page is there (measured: such a tab stays
    // "unloaded"), so it gets a page of ours first.
    const tab = await openBehind(store, parkingPage(mark), async number => {
      own.set(mark, number);
      await noteNumber(mark, number).catch(() => {});
    });
    return { tab, mark };
  } catch (error) {
    await closeSpareTab(mark);
    throw error;
  }
}

/** Closes a mark's tab and forgets it; one that cannot be closed now is a leftover. */
export async function closeSpareTab(mark: string): Promise<void> {
  const tab = own.get(mark) ?? null;
  if (tab === null || (await closeTab(tab))) await giveUp(mark);
  own.delete(mark);
}

/** Leaves a tab to the user, who took it elsewhere. */
export async function giveUp(mark: string): Promise<void> {
  await forget([mark]).catch(() => {});
  own.delete(mark);
}

/** True for a spare tab of this worker's, while it stands under its mark. */
export function isSpareTab(tab: number, mark: string): boolean {
  return own.get(mark) === tab;
}

/** Whether a mark is a spare tab's, this worker's or a killed one's. */
export async function isSpareMark(mark: string): Promise<boolean> {
  return (await marks()).includes(mark);
}

/** Closes the spare tabs that a killed worker left; one that is on its way somewhere is closed when it is there. */
export async function closeLeftoverSpareTabs(): Promise<void> {
  const left = (await marks()).filter(mark => !own.has(mark));
  if (left.length === 0) return;
  const numbers = (await session.read(KEY, numbersSchema)) ?? {};
  const [open, visited] = await Promise.all([browser.tabs.query({}), visitedTabs()]);
  const closed = left.map(async mark => {
    const ours = open.filter(({ id }) => numbers[mark] === undefined || id === numbers[mark]);
    // One that was being visited is ours wherever a redirect has led it.
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

/** In Firefox a tab shows nothing of where it goes before it is there, and until then the user may have sent it elsewhere. */
async function closeOnArrival(tab: number, mark: string): Promise<void> {
  const isThere = async () => stands(await browser.tabs.get(tab), mark);
  await until(
    async () => (await isThere()) || (await browser.tabs.get(tab)).status === 'complete',
    LONGEST_LOAD_MS,
  );
  if ((await isThere()) && (await closeTab(tab))) await forget([mark]);
}

/** Chromium tells where a tab goes that has no page yet. */
function stands({ url, pendingUrl }: Tabs.Tab, mark: string): boolean {
  return markOf(url) === mark || markOf(pendingUrl) === mark;
}

/** Closes a tab; false when it is still there, as while the user drags one. */
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

/** Writes a mark down; false where that cannot be done. */
function noted(mark: string): Promise<boolean> {
  return inTurn(async () => {
    await write(KEY, [...(await marks()), mark].slice(-MOST_MARKS));
    return true;
  }).catch(() => false);
}

function noteNumber(mark: string, tab: number): Promise<void> {
  return inTurn(async () => {
    const known = Object.entries((await session.read(KEY, numbersSchema)) ?? {});
    await session.write(KEY, Object.fromEntries([...known, [mark, tab]].slice(-MOST_MARKS)));
  });
}

function forget(gone: readonly string[]): Promise<void> {
  return inTurn(async () => {
    if (gone.length === 0) return;
    await write(
      KEY,
      (await marks()).filter(mark => !gone.includes(mark)),
    );
  });
}
