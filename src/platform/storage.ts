/**
 * `storage.local`, validated on the way out. What does not match its schema (an older version's, or a damaged one) is
 * reported as absent, never passed on.
 */
import type * as z from 'zod/mini';
import { browser } from './browser';

/** Thrown when the browser could not write: a full disk, or a damaged profile. Nothing was changed. */
export class StorageFailed extends Error {
  override name = 'StorageFailed';
}

/** Reads one value. Null when absent or not valid. */
export async function read<T>(key: string, schema: z.ZodMiniType<T>): Promise<T | null> {
  const { [key]: value } = await browser.storage.local.get(key);
  return parse(value, schema);
}

/** Reads every value whose key begins with `prefix`; invalid ones are left out. */
export async function readAll<T>(prefix: string, schema: z.ZodMiniType<T>): Promise<T[]> {
  const all = await browser.storage.local.get(null);
  return Object.entries(all)
    .filter(([key]) => key.startsWith(prefix))
    .map(([, value]) => parse(value, schema))
    .filter(value => value !== null);
}

/**
 * Writes one value.
 * @throws StorageFailed when the browser refused to write.
 */
export async function write(key: string, value: unknown): Promise<void> {
  try {
    await browser.storage.local.set({ [key]: value });
  } catch (cause) {
    throw new StorageFailed(`could not write ${key}`, { cause });
  }
}

/** Removes values. */
export async function remove(keys: string | string[]): Promise<void> {
  await browser.storage.local.remove(keys);
}

function parse<T>(value: unknown, schema: z.ZodMiniType<T>): T | null {
  if (value === undefined) return null;
  const result = schema.safeParse(value);
  return result.success ? result.data : null;
}
