/**
 * Resolves when all of them are done.
 * @throws what the first of them threw, but not before the others are done too: what still went on could undo what is done next.
 */
export async function allDone(all: readonly Promise<unknown>[]): Promise<void> {
  const failed = (await Promise.allSettled(all)).find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}
