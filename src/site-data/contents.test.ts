import { afterEach, expect, test, vi } from 'vitest';
import { inPage } from '../testing/injected';
import { contentsOf, countsOf, readable, storedIn } from './contents';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

const AGENT = 'c3-0108.c3.heyron.ai';
const GATEWAY = `wss://${AGENT}`;

/** Keys and values as `Storage` has them. */
function storage(entries: Record<string, string>): Record<string, unknown> {
  const getItem = { value: (key: string) => entries[key] ?? null };
  return Object.defineProperty({ ...entries }, 'getItem', getItem);
}

const PAGE = {
  localStorage: storage({
    'openclaw-device-identity-v1': 'secret',
    [`openclaw.device.auth.v1:${GATEWAY}`]: 'secret',
    'openclaw.device.auth.v1:wss://elsewhere.c1.heyron.ai': 'secret',
  }),
  sessionStorage: storage({ draft: 'secret' }),
  indexedDB: { databases: async () => [{ name: 'openclaw-chat-snapshots' }, {}] },
  caches: { keys: () => Promise.reject(new DOMException('denied', 'SecurityError')) },
  navigator: {
    serviceWorker: { getRegistrations: async () => [{ scope: `https://${AGENT}/app/` }] },
    storage: { estimate: async () => ({ usageDetails: { indexedDB: 5_000 } }) },
  },
};

afterEach(() => {
  vi.unstubAllGlobals();
});

test('what a host keeps is told by number, size and name, and never by value', async () => {
  inPage(AGENT, PAGE);
  const stored = await storedIn(7, AGENT);
  expect(stored).toMatchObject({
    localStorage: { count: 3, names: expect.arrayContaining(['openclaw-device-identity-v1']) },
    sessionStorage: { count: 1, bytes: 22, names: ['draft'] },
    indexedDB: { count: 2, bytes: 5_000, names: ['openclaw-chat-snapshots', ''] },
    serviceWorkers: { count: 1, bytes: 0, names: ['/app/'] },
    deviceToken: { count: 1 },
    gatewayToken: { count: 0 },
  });
  expect(JSON.stringify(stored)).not.toContain('secret');
});

test('a store that refuses or is not there is not taken for empty', async () => {
  inPage(AGENT, PAGE);
  expect(await storedIn(7, AGENT)).toMatchObject({ cacheStorage: null, fileSystem: null });
});

test('a browser that tells no sizes is not taken for one that keeps nothing', async () => {
  inPage(AGENT, { ...PAGE, navigator: { ...PAGE.navigator, storage: {} } });
  expect(await storedIn(7, AGENT)).toMatchObject({ indexedDB: { count: 2, bytes: null } });
});

test('another host’s page says nothing about it, nor does an answer of another shape', async () => {
  const fake = inPage('heyron.ai', PAGE);
  expect(await storedIn(7, AGENT)).toBeNull();
  vi.spyOn(fake.scripting, 'executeScript').mockResolvedValue([{ result: { host: AGENT, stored: 'x' } }]);
  expect(await storedIn(7, AGENT)).toBeNull();
});

test('a page that does not answer is not waited for without end', async () => {
  vi.useFakeTimers();
  const fake = inPage(AGENT, PAGE);
  vi.spyOn(fake.scripting, 'executeScript').mockReturnValue(new Promise(() => {}));
  const looking = storedIn(7, AGENT);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await looking).toBeNull();
  vi.useRealTimers();
});

test('a host’s tabs share what its origin keeps, and each adds its own session', async () => {
  const fake = inPage(AGENT, PAGE);
  fake.cookies.add(AGENT, 'own');
  fake.cookies.add('.heyron.ai', 'shared');
  const stored = await storedIn(7, AGENT);
  const contents = await contentsOf(AGENT, '0', [stored, stored]);
  expect(contents).toMatchObject({
    cookies: { count: 1, names: ['own'] },
    localStorage: { count: 3 },
    sessionStorage: { count: 2, bytes: 44 },
  });
  expect(countsOf(contents)).toMatchObject({ cookies: 1, sessionStorage: 2, cacheStorage: null });
  expect(countsOf(await contentsOf(AGENT, '0', [stored, null])).sessionStorage).toBeNull();
  expect(countsOf(await contentsOf(AGENT, '0', []))).toMatchObject({
    localStorage: null,
    sessionStorage: null,
  });
});

test('names without end, and endless ones, are cut', async () => {
  const many = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`${at}${'x'.repeat(10_000)}`, '']));
  inPage(AGENT, { ...PAGE, localStorage: storage(many) });
  const { count, names } = (await storedIn(7, AGENT))?.localStorage ?? { count: 0, names: [] };
  expect(count).toBe(500);
  const read = readable(names);
  expect(read.length).toBeLessThan(100);
  expect(Math.max(...read.map(name => name.length))).toBeLessThan(200);
});
