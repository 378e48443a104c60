/** The stored settings: the user's own in `storage.local`, and those of the browser's administrator. */
import * as z from 'zod/mini';
import { type Settings, settingsOf } from '../core/settings/settings';
import { type Change, readChoices, readManaged } from '../core/settings/stored';
import { queue } from './async';
import { browser } from './browser';
import { read, write } from './storage';

const KEY = 'settings';

/** Concurrent changes must not overwrite each other. */
const settingsInTurn = queue();

/** The settings in force. */
export async function settings(): Promise<Settings> {
  const [chosen, managed] = await Promise.all([
    read(KEY, z.unknown()),
    browser.storage.managed.get(null).catch(() => null), // Firefox refuses where nothing is managed
  ]);
  return settingsOf(readChoices(chosen), readManaged(managed));
}

/**
 * Changes the user's own.
 * @throws StorageFailed when the browser could not write.
 */
export function changeSettings(change: Change): Promise<void> {
  return settingsInTurn(async () => write(KEY, { ...readChoices(await read(KEY, z.unknown())), ...change }));
}
