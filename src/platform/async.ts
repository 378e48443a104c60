/** Waiting: in a queue, for all of several things, and no longer than a limit. */

/** A queue: what it is given runs when all before it has ended, well or badly. */
export function queue(): <T>(work: () => Promise<T>) => Promise<T> {
  const inTurn = queues();
  return work => inTurn(null, work);
}

/** As many queues as there are keys with something to do. */
export function queues(): <T>(key: unknown, work: () => Promise<T>) => Promise<T> {
  const last = new Map<unknown, Promise<unknown>>();
  return (key, work) => {
    const turn = (last.get(key) ?? Promise.resolve()).then(work, work);
    const ended: Promise<unknown> = turn
      .catch(() => {}) // whoever asked for it is told
      .then(() => {
        if (last.get(key) === ended) last.delete(key);
      });
    last.set(key, ended);
    return turn;
  };
}

/**
 * Resolves when all of them are done.
 * @throws what the first of them threw, but not before the others are done too: what still went on could undo what is done next.
 */
export async function settleAll(all: readonly Promise<unknown>[]): Promise<void> {
  const failed = (await Promise.allSettled(all)).find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}

/** Thrown when something took too long. It may still happen. */
export class Timeout extends Error {
  override name = 'Timeout';
}

/**
 * What `promise` resolves to, if it does within `ms`.
 * @throws Timeout when it does not, else what the promise throws.
 */
export async function withTimeout<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Timeout(`not within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
