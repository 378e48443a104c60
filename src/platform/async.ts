/** Waiting: in a queue, for several things, and with a limit. */

/** A queue: each task runs when all before it have ended, well or badly. */
export function queue(): <T>(work: () => Promise<T>) => Promise<T> {
  const inTurn = queues();
  return work => inTurn(null, work);
}

/** One queue a key, as long as it has tasks. */
export function queues(): <T>(key: unknown, work: () => Promise<T>) => Promise<T> {
  const last = new Map<unknown, Promise<unknown>>();
  return (key, work) => {
    const turn = (last.get(key) ?? Promise.resolve()).then(work, work);
    const ended: Promise<unknown> = turn
      .catch(() => {}) // the task's caller gets the error
      .then(() => {
        if (last.get(key) === ended) last.delete(key);
      });
    last.set(key, ended);
    return turn;
  };
}

/**
 * Resolves when all of them are done.
 * @throws the first error, but only after all others have ended: a running one could undo what comes next.
 */
export async function settleAll(all: readonly Promise<unknown>[]): Promise<void> {
  const failed = (await Promise.allSettled(all)).find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}

/** It took too long. It may still happen. */
export class Timeout extends Error {
  override name = 'Timeout';
}

/**
 * What `promise` resolves to, if it does so within `ms`.
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
