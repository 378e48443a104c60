/** The browser's own promise-based API for content scripts, in either browser, so that pages need no polyfill. */
import type { Browser } from 'webextension-polyfill';
import type { PageMessage } from '../platform/content-messages';

const scope: { browser?: Browser; chrome?: Browser } = globalThis as object;

/** Only the parts of the API that content scripts may use work. */
export const api = (scope.browser ?? scope.chrome) as Browser;

/** False once the extension was updated or removed: API calls would throw, so this copy of the script must stop. */
export function isAlive(): boolean {
  return api?.runtime?.id !== undefined;
}

/** Sends the background a message; returns undefined when there is no receiver. */
export async function sendMessage(message: PageMessage): Promise<unknown> {
  try {
    return await api.runtime.sendMessage(message);
  } catch {
    return undefined;
  }
}
