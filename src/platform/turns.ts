/** Doing one thing after the other, in the order in which they were asked for. */

/** A queue: what it is given runs when all before it has ended, well or badly. */
export function turns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return work => {
    const turn = last.then(work, work);
    last = turn.catch(() => {});
    return turn;
  };
}
