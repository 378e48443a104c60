/** Workers that die: each has a browser of its own, and what a dead one still wants to do reaches nobody. */
import { vi } from 'vitest';
import { TAB } from './events';
import type { FakeBrowser } from './fake-browser';

const NEVER = new Promise<never>(() => {});

/** What a worker may do: it has so many calls, and then `end` comes. */
export interface Life {
  calls: number;
  end(): void;
  dead: boolean;
}

/** `api` as a worker with this life sees it. What an event is listened to with is no call. */
function during<T extends object>(api: T, life: Life): T {
  return new Proxy(api, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value === 'object' && value !== null) return during(value, life);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        if (/^(?:addListener|getURL|getManifest|getMessage|getUILanguage)$/.test(String(name)))
          return value.apply(target, args);
        if (!life.dead && life.calls-- === 0) life.end();
        return life.dead ? NEVER : value.apply(target, args);
      };
    },
  });
}

/** Starts a worker, which tidies up first. What a dead one still wants to do reaches nobody: each has its own browser. */
export async function startWorker(fake: FakeBrowser, life: Life): Promise<void> {
  vi.resetModules();
  vi.doMock('webextension-polyfill', () => ({ default: during(fake, life) }));
  await import('../background/index');
}

/** The life of a worker that nobody kills. */
export const immortal = (): Life => ({ calls: Number.POSITIVE_INFINITY, end: () => {}, dead: false });

/** Sends a command as the popup does. */
export async function command(fake: FakeBrowser, what: object): Promise<unknown> {
  const sender = { id: 'fake-id', url: fake.runtime.getURL('popup.html') };
  return fake.runtime.onMessage.happen({ type: 'command', tab: TAB, command: what }, sender).at(-1);
}

/** Resolves when a worker that was just started has tidied up: it answers nothing before. */
export async function tidied(fake: FakeBrowser): Promise<void> {
  await command(fake, { type: 'cancel', step: 'hard-refresh' });
}

/** Waits for something, for some half a second of idle turns. */
export async function until(done: () => boolean | Promise<boolean>): Promise<void> {
  for (let round = 0; round < 500; round++) {
    if (await done()) return;
    await new Promise(resolve => setTimeout(resolve, 1));
  }
  throw new Error('it never came to an end');
}
