/**
 * The extension's storage, validated when read. A value that does not match its schema, because it is damaged or of
 * another version, counts as absent.
 */
import type * as z from 'zod/mini';
import { browser } from './browser';
import { agreed, CONSENT_KEY } from './consent';

/** The browser could not read or write: a full disk, or a damaged profile. Nothing was changed. */
export class StorageFailed extends Error {
  override name = 'StorageFailed';
}

/** Something would be kept on disk before the user has agreed. */
export class NotAgreed extends StorageFailed {
  override name = 'NotAgreed';
}

/** What users put on disk themselves, which means that they agree. */
const BY_HAND: readonly string[] = ['settings', 'own-sites'];

/** Values by key. */
interface Stored {
  /** Reads one value. Null when absent or not valid. */
  read<T>(key: string, schema: z.ZodMiniType<T>): Promise<T | null>;
  /** Reads every valid value whose key begins with `prefix`. */
  readAll<T>(prefix: string, schema: z.ZodMiniType<T>): Promise<T[]>;
  /** Reads every value whose key begins with `prefix`, by key. Whoever uses them has to check them. */
  readRaw(prefix: string): Promise<Map<string, unknown>>;
  /** @throws StorageFailed when the browser could not write, NotAgreed when the user has not agreed to that. */
  write(key: string, value: unknown): Promise<void>;
  /** Writes values by key: all of them, or none. Throws as `write` does. */
  writeAll(values: Record<string, unknown>): Promise<void>;
  /** Removes values. @throws StorageFailed when the browser could not. */
  remove(keys: string | string[]): Promise<void>;
  /** Removes every value whose key begins with `prefix`; without one, all values. Throws as `remove` does. */
  removeAll(prefix?: string): Promise<void>;
}

/**
 * The values of an area whose keys begin with `prefix`, by key, of these keys or all.
 * @throws StorageFailed when the browser could not read.
 */
export async function rawIn(
  area: 'local' | 'session',
  prefix: string,
  keys: string[] | null = null,
): Promise<Map<string, unknown>> {
  const all = await orFailed('read', browser.storage[area].get(keys));
  return new Map(Object.entries(all).filter(([key]) => key.startsWith(prefix)));
}

function storedIn(area: 'local' | 'session'): Stored {
  const stored: Stored = {
    async read(key, schema) {
      const { [key]: value } = await browser.storage[area].get(key);
      return parse(value, schema);
    },
    async readAll(prefix, schema) {
      return [...(await rawIn(area, prefix)).values()]
        .map(value => parse(value, schema))
        .filter(value => value !== null);
    },
    readRaw: prefix => rawIn(area, prefix),
    write: (key, value) => stored.writeAll({ [key]: value }),
    async writeAll(values) {
      const keys = Object.keys(values);
      const byHand = CONSENT_KEY in values || keys.every(key => BY_HAND.includes(key));
      if (area === 'local' && !byHand && !(await agreed())) throw new NotAgreed(`${keys} is not to be kept yet`);
      await orFailed(`write ${keys}`, browser.storage[area].set(values));
    },
    async remove(keys) {
      await orFailed(`remove ${keys}`, browser.storage[area].remove(keys));
    },
    async removeAll(prefix = '') {
      await stored.remove([...(await rawIn(area, prefix)).keys()]);
    },
  };
  return stored;
}

async function orFailed<T>(what: string, doing: Promise<T>): Promise<T> {
  try {
    return await doing;
  } catch (cause) {
    throw new StorageFailed(`could not ${what}`, { cause });
  }
}

/** On disk, until it is removed. */
export const local = storedIn('local');
export const { read, readAll, write, remove, removeAll } = local;

/** In memory until the browser ends; it outlives the worker. */
export const session = storedIn('session');

function parse<T>(value: unknown, schema: z.ZodMiniType<T>): T | null {
  if (value === undefined) return null;
  const result = schema.safeParse(value);
  return result.success ? result.data : null;
}
