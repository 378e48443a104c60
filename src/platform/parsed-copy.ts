/**
 * Stored values as they were read and checked before, so that a long history is not read and checked again for each
 * view. Only a copy: what has changed is read again, whoever changed it.
 */
import { browser } from './browser';
import { rawIn } from './storage';

interface Copy<T> {
  /** By key without its prefix. Never changed, but replaced. */
  values: ReadonlyMap<string, T>;
  /** The keys to read again; null stands for all. */
  outdated: Set<string> | null;
  /** How often something was outdated. */
  changes: number;
}

export interface ParsedCopy<T> {
  /**
   * All values as they are now, by key without its prefix.
   * @throws StorageFailed when the browser could not read.
   */
  read(): Promise<ReadonlyMap<string, T>>;
  /** Called after these were written: the browser may announce it later. */
  outdate(keys: readonly string[]): void;
}

/** A copy of the values whose keys begin with `prefix`. */
export function parsedCopy<T>(
  area: 'local' | 'session',
  prefix: string,
  parse: (name: string, value: unknown) => T,
): ParsedCopy<T> {
  const copies = new WeakMap<object, Copy<T>>();

  function outdate(copy: Copy<T>, keys: readonly string[]): void {
    const own = keys.filter(key => key.startsWith(prefix));
    for (const key of own) copy.outdated?.add(key);
    if (own.length) copy.changes++;
  }

  function current(): Copy<T> {
    const place = browser.storage[area];
    const known = copies.get(place);
    if (known) return known;
    const copy: Copy<T> = { values: new Map(), outdated: null, changes: 0 };
    copies.set(place, copy);
    place.onChanged.addListener(changes => outdate(copy, Object.keys(changes)));
    return copy;
  }

  return {
    async read() {
      const copy = current();
      const { changes, outdated } = copy;
      if (outdated?.size === 0) return copy.values;
      const keys = outdated && [...outdated];
      const values = new Map(keys ? copy.values : []);
      for (const key of keys ?? []) values.delete(key.slice(prefix.length));
      for (const [key, value] of await rawIn(area, prefix, keys)) {
        const name = key.slice(prefix.length);
        values.set(name, parse(name, value));
      }
      // Something that was written meanwhile may be missing.
      if (copy.changes === changes) Object.assign(copy, { values, outdated: new Set() });
      return values;
    },
    outdate(keys) {
      outdate(current(), keys);
    },
  };
}
