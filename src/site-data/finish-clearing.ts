/**
 * The end of a clearing: its journal is forgotten once its tabs have left our pages. An update that comes while they
 * are on their way closes them in Chromium (measured), and the next version opens again what stands in the journal.
 */
import { forgetJournal, journalOf } from './journal';
import { lookForParked, unpark } from './parking';
import { LONGEST_LOAD_MS, until } from './tab-load';

/** After so many looks, of 10 ms each and more, at which a tab loads nothing, it is not on its way back. */
const LOOKS_AT_REST = 100;

/** Clearings that are written down, whose tabs this worker has sent back. */
const finishing = new Set<string>();

/** True while this worker waits for a clearing's tabs: nobody else needs to bring them back. */
export function isFinishing(id: string): boolean {
  return finishing.has(id);
}

/**
 * Forgets a clearing when none of its tabs stands on a page of ours any more, or after the longest that a load may
 * take. One that rests on such a page is sent back once more: Firefox forgets where a tab was sent while an inert page
 * was just coming in it, as one may that a killed worker had sent for (measured). To be called once what became of it
 * is written down elsewhere, and its tabs have been sent back.
 * @throws StorageFailed when the browser could not write.
 */
export async function finishClearing(id: string): Promise<void> {
  finishing.add(id);
  try {
    const journal = await journalOf(id);
    if (!journal) return;
    const hasRested = restWatch();
    await until(async () => {
      const { parked, loading } = await lookForParked(journal.tabs);
      await unpark(parked.filter(({ mark }) => hasRested(mark, loading.has(mark))));
      return parked.length === 0;
    }, LONGEST_LOAD_MS);
    const now = await journalOf(id);
    if (now?.startedAt === journal.startedAt) await forgetJournal(id); // else the user clears once more already
  } finally {
    finishing.delete(id);
  }
}

/** Tells of each tab, at each look, whether it has just rested for long enough. */
function restWatch(): (mark: string, isLoading: boolean) => boolean {
  const atRest = new Map<string, number>();
  return (mark, isLoading) => {
    const looks = isLoading ? 0 : (atRest.get(mark) ?? 0) + 1;
    atRest.set(mark, looks);
    return looks === LOOKS_AT_REST;
  };
}
