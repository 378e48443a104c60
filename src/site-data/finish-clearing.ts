/**
 * The end of a clearing: its journal is deleted once its tabs have left our pages. An update in between closes them in
 * Chromium (measured), and the next version reopens what is in the journal.
 */
import { forgetJournal, journalOf } from './journal';
import { lookForParked, unpark } from './parking';
import { LONGEST_LOAD_MS, until } from './tab-load';

/** A tab that loads nothing at this many looks, at least 10 ms apart, is not on its way back. */
const LOOKS_AT_REST = 100;

/** Recorded clearings whose tabs this worker has sent back. */
const finishing = new Set<string>();

/** True while this worker waits for a clearing's tabs, so that nobody else brings them back. */
export function isFinishing(id: string): boolean {
  return finishing.has(id);
}

/**
 * Deletes a recorded clearing's journal when none of its tabs shows our pages any more, or after the longest load. A tab
 * that rests there is sent back once more: Firefox drops a navigation while an inert page is loading (measured).
 * @throws StorageFailed when the browser could not write.
 */
export async function finishClearing(id: string): Promise<void> {
  finishing.add(id);
  try {
    const journal = await journalOf(id);
    if (!journal) return;
    const hasRested = restWatch();
    await until(async () => {
      const { parked } = await lookForParked(journal.tabs);
      await unpark(parked.filter(hasRested));
      return parked.length === 0;
    }, LONGEST_LOAD_MS);
    const now = await journalOf(id);
    // Else the user has already started another clearing
    if (now?.startedAt === journal.startedAt) await forgetJournal(id);
  } finally {
    finishing.delete(id);
  }
}

/** Tells at each look which tabs have rested for long enough. */
function restWatch(): (tab: { readonly mark: string; readonly isLoading: boolean }) => boolean {
  const atRest = new Map<string, number>();
  return ({ mark, isLoading }) => {
    const looks = isLoading ? 0 : (atRest.get(mark) ?? 0) + 1;
    atRest.set(mark, looks);
    return looks === LOOKS_AT_REST;
  };
}
