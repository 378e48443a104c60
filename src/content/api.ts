/** The browser's API in a content script: both browsers' own, promise-based, so that no polyfill reaches the page. */
import type { Browser } from 'webextension-polyfill';
import type { PageMessage } from '../platform/message-types';

const scope: { browser?: Browser; chrome?: Browser } = globalThis as object;

/** The API; only what content scripts have of it works. */
export const api = (scope.browser ?? scope.chrome) as Browser;

/** False in a script that outlived its extension's update: it must go quiet, and its calls would throw. */
export function isAlive(): boolean {
  return api?.runtime?.id !== undefined;
}

/** Sends the background a message; undefined when nobody takes it. */
export async function send(message: PageMessage): Promise<unknown> {
  try {
    return await api.runtime.sendMessage(message);
  } catch {
    return undefined;
  }
}
