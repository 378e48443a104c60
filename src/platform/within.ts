/** Waiting with a bound: a page that never answers must not stop what goes on around it. */

/** Thrown when something took too long. It may still happen. */
export class TooLong extends Error {
  override name = 'TooLong';
}

/**
 * What `promise` resolves to, if it does within `ms`.
 * @throws TooLong when it does not, else what the promise throws.
 */
export async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TooLong(`not within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
