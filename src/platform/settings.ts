/** The settings as they are stored: the user's own in `storage.local`, and those of whoever manages the browser. */
import * as z from 'zod/mini';
import { type Settings, settingsOf } from '../core/settings/settings';
import { type Change, readChoices, readManaged } from '../core/settings/stored';
import { queue } from './async';
import { browser } from './browser';
import { read, write } from './storage';

const KEY = 'settings';

/** Two changes at once must not overwrite each other. */
const settingsInTurn = queue();

/** What holds now. */
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
