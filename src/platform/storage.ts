/**
 * The extension's storage, validated when read. A value that does not match its schema, because it is damaged or of
 * another version, counts as absent.
 */
import type * as z from 'zod/mini';
import { browser } from './browser';
import { agreed, CONSENT_KEY } from './consent';

/** The browser could not write: a full disk, or a damaged profile. Nothing was changed. */
export class StorageFailed extends Error {
  override name = 'StorageFailed';
}

/** Something would be kept on disk before the user has agreed. */
export class NotAgreed extends StorageFailed {
  override name = 'NotAgreed';
}

/** What users put on disk themselves, which means that they agree. */
const BY_HAND = [CONSENT_KEY, 'settings'];

function storedIn(area: 'local' | 'session') {
  return {
    /** Reads one value. Null when absent or not valid. */
    async read<T>(key: string, schema: z.ZodMiniType<T>): Promise<T | null> {
      const { [key]: value } = await browser.storage[area].get(key);
      return parse(value, schema);
    },
    /** Reads every valid value whose key begins with `prefix`. */
    async readAll<T>(prefix: string, schema: z.ZodMiniType<T>): Promise<T[]> {
      const all = await browser.storage[area].get(null);
      return Object.entries(all)
        .filter(([key]) => key.startsWith(prefix))
        .map(([, value]) => parse(value, schema))
        .filter(value => value !== null);
    },
    /** @throws StorageFailed when the browser could not write, NotAgreed when the user has not agreed to that. */
    async write(key: string, value: unknown): Promise<void> {
      if (area === 'local' && !BY_HAND.includes(key) && !(await agreed()))
        throw new NotAgreed(`${key} is not to be kept yet`);
      try {
        await browser.storage[area].set({ [key]: value });
      } catch (cause) {
        throw new StorageFailed(`could not write ${key}`, { cause });
      }
    },
    async remove(keys: string | string[]): Promise<void> {
      await browser.storage[area].remove(keys);
    },
    /** Removes every value whose key begins with `prefix`; without one, all values. */
    async removeAll(prefix = ''): Promise<void> {
      const all = Object.keys(await browser.storage[area].get(null));
      await browser.storage[area].remove(all.filter(key => key.startsWith(prefix)));
    },
  };
}

/** On disk, until it is removed. */
export const { read, readAll, write, remove, removeAll } = storedIn('local');

/** In memory until the browser ends; it outlives the worker. */
export const session = storedIn('session');

function parse<T>(value: unknown, schema: z.ZodMiniType<T>): T | null {
  if (value === undefined) return null;
  const result = schema.safeParse(value);
  return result.success ? result.data : null;
}
