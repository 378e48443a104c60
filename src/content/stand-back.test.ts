/** Where a grant is of all ports of a host: our scripts end on those that were not added, and the page has its own again. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { STANDING_BACK } from './channel';
import { FakeWebSocket } from './testing/fake-socket';

const { toString: nativeSource } = Function.prototype;

/** What the background answers. */
let answer: unknown;
let ended: AbortController;

/** The background answers once both worlds' scripts have run: they do so as the document begins. */
const later = <T>(what: T) => new Promise<T>(done => setTimeout(done, 50, what));

const page = () => (globalThis as unknown as { window: { WebSocket: unknown } }).window;

beforeEach(() => {
  vi.resetModules();
  ended = new AbortController();
  const Native = class WebSocket extends FakeWebSocket {};
  vi.stubGlobal('document', new EventTarget());
  vi.stubGlobal('window', { WebSocket: Native });
  vi.stubGlobal('chrome', { runtime: { id: 'own', sendMessage: () => later(answer) } });
  vi.stubGlobal('rePairSentinel', { gone: ended, isAlive: () => true });
});

afterEach(() => {
  Function.prototype.toString = nativeSource;
  vi.unstubAllGlobals();
});

/** The scripts of a load, in either order: no browser promises which world comes first. */
async function load(first: 'page' | 'ours'): Promise<{ native: unknown }> {
  const native = page().WebSocket;
  const keep = () => import('./keep-natives.iife');
  const hook = () => {
    // As page-hook.iife.ts does.
    const watched = new Proxy(native as typeof FakeWebSocket, {});
    page().WebSocket = watched;
    (native as { prototype: { constructor: unknown } }).prototype.constructor = watched;
    Function.prototype.toString = new Proxy(nativeSource, {});
  };
  if (first === 'ours') await import('./stand-back.iife');
  await keep();
  hook();
  if (first === 'page') await import('./stand-back.iife');
  await later(null);
  await later(null);
  return { native };
}

describe.each(['page', 'ours'] as const)('with the world of the %s first', first => {
  test('at an address that was added they stay', async () => {
    answer = 'ours';
    const { native } = await load(first);
    expect(page().WebSocket).not.toBe(native);
    expect(ended.signal.aborted).toBe(false);
  });

  test('at another port they end, and the page has its own functions again', async () => {
    answer = true;
    const { native } = await load(first);
    expect(page().WebSocket).toBe(native);
    expect((native as typeof FakeWebSocket).prototype.constructor).toBe(native);
    expect(Function.prototype.toString).toBe(nativeSource);
    expect(ended.signal.aborted).toBe(true);
  });

  test('where nobody answers, since an update is on its way, they stay', async () => {
    answer = undefined;
    const { native } = await load(first);
    expect(page().WebSocket).not.toBe(native);
  });

  test('a page that asks afterwards gets no answer', async () => {
    answer = 'ours';
    await load(first);
    const asked = new CustomEvent(STANDING_BACK, { cancelable: true, detail: 'mine' });
    expect(document.dispatchEvent(asked)).toBe(true);
  });
});
