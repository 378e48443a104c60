/**
 * The extension's storage, validated on the way out. What does not match its schema (an older version's, or a damaged one)
 * is reported as absent, never passed on.
 */
import type * as z from 'zod/mini';
import { browser } from './browser';

/** Thrown when the browser could not write: a full disk, or a damaged profile. Nothing was changed. */
export class StorageFailed extends Error {
  override name = 'StorageFailed';
}

/** Values by key. */
interface Stored {
  /** Reads one value. Null when absent or not valid. */
  read<T>(key: string, schema: z.ZodMiniType<T>): Promise<T | null>;
  /** Reads every value whose key begins with `prefix`; invalid ones are left out. */
  readAll<T>(prefix: string, schema: z.ZodMiniType<T>): Promise<T[]>;
  /**
   * Writes one value.
   * @throws StorageFailed when the browser refused to write.
   */
  write(key: string, value: unknown): Promise<void>;
  /** Removes values. */
  remove(keys: string | string[]): Promise<void>;
}

function storedIn(area: 'local' | 'session'): Stored {
  return {
    async read(key, schema) {
      const { [key]: value } = await browser.storage[area].get(key);
      return parse(value, schema);
    },
    async readAll(prefix, schema) {
      const all = await browser.storage[area].get(null);
      return Object.entries(all)
        .filter(([key]) => key.startsWith(prefix))
        .map(([, value]) => parse(value, schema))
        .filter(value => value !== null);
    },
    async write(key, value) {
      try {
        await browser.storage[area].set({ [key]: value });
      } catch (cause) {
        throw new StorageFailed(`could not write ${key}`, { cause });
      }
    },
    async remove(keys) {
      await browser.storage[area].remove(keys);
    },
  };
}

/** On disk, until it is removed. */
export const { read, readAll, write, remove } = storedIn('local');

/** In memory, until the browser ends; it outlives the worker. */
export const session = storedIn('session');

function parse<T>(value: unknown, schema: z.ZodMiniType<T>): T | null {
  if (value === undefined) return null;
  const result = schema.safeParse(value);
  return result.success ? result.data : null;
}
