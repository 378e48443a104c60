/** What is injected into a page to remove its service workers and caches. */
import { afterEach, expect, test, vi } from 'vitest';
import { inPage } from '../testing/injected';
import { eraseProgramsIn } from './erase';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

const AGENT = 'c3-0108.c3.heyron.ai';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A page with two service workers and two caches; records what was removed. */
function page(host: string) {
  const gone: string[] = [];
  const worker = (name: string) => ({ unregister: async () => void gone.push(name) });
  const fake = inPage(host, {
    navigator: { serviceWorker: { getRegistrations: async () => [worker('worker a'), worker('worker b')] } },
    caches: {
      keys: async () => ['cache a', 'cache b'],
      delete: async (name: string) => void gone.push(name),
    },
  });
  return { fake, gone };
}

test('all of its workers go, then all of its caches, at once and in its own tab', async () => {
  const { fake, gone } = page(AGENT);
  await eraseProgramsIn(7, AGENT);
  expect(gone).toEqual(['worker a', 'worker b', 'cache a', 'cache b']);
  expect(fake.scripting.executeScript).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ target: { tabId: 7 }, injectImmediately: true }),
  );
});

test('a page of another host that came in its place keeps everything', async () => {
  const { gone } = page('heyron.ai');
  await eraseProgramsIn(7, AGENT);
  expect(gone).toEqual([]);
});
