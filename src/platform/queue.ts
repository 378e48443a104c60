/** Doing one thing after the other, in the order in which they were asked for. */

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
