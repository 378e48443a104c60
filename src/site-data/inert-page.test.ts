import { afterEach, expect, test, vi } from 'vitest';
import { inPage } from '../testing/injected';
import { countIn } from './inert-page';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

const AGENT = 'c3-0108.c3.heyron.ai';

afterEach(() => {
  vi.unstubAllGlobals();
});

test('a page’s stores are counted, and one that refuses or is not there is not taken for empty', async () => {
  inPage(AGENT, {
    localStorage: { length: 2 },
    sessionStorage: { length: 0 },
    indexedDB: { databases: () => Promise.reject(new DOMException('denied', 'SecurityError')) },
    caches: undefined,
    navigator: { serviceWorker: { getRegistrations: async () => [{}] }, storage: {} },
  });
  expect(await countIn(7, AGENT)).toEqual({
    localStorage: 2,
    sessionStorage: 0,
    indexedDB: null,
    cacheStorage: null,
    serviceWorkers: 1,
    fileSystem: null,
    deviceToken: 0,
    gatewayToken: 0,
  });
});

test('another page than that host’s says nothing about it', async () => {
  inPage('heyron.ai', { localStorage: { length: 2 } });
  expect(await countIn(7, AGENT)).toBeNull();
});
