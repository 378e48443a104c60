import { afterEach, expect, test, vi } from 'vitest';
import { inPage } from '../testing/injected';
import { contentsOf, countsOf, readable, storedIn } from './read-stored';

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

test('the page at the top is asked, at once, and every document of the tab where that is another’s', async () => {
  const asked = (target: object) => [expect.objectContaining({ target, injectImmediately: true })];
  const { executeScript } = inPage(AGENT, PAGE).scripting;
  await storedIn(7, AGENT);
  const calls = () => vi.mocked(executeScript).mock.calls;
  expect(calls()).toEqual([asked({ tabId: 7, frameIds: [0] })]);
  await storedIn(7, 'heyron.ai');
  expect(calls().slice(1)).toEqual([asked({ tabId: 7, frameIds: [0] }), asked({ tabId: 7, allFrames: true })]);
});

test('caches, workers and files have the sizes that the browser tells of each', async () => {
  const names = ['a', 'b'];
  const files = { keys: () => names.map(name => name).values() };
  inPage(AGENT, {
    ...PAGE,
    caches: { keys: async () => names },
    navigator: {
      ...PAGE.navigator,
      storage: {
        estimate: async () => ({ usageDetails: { caches: 1, serviceWorkerRegistrations: 2, fileSystem: 3 } }),
        getDirectory: async () => files,
      },
    },
  });
  expect(await storedIn(7, AGENT)).toMatchObject({
    cacheStorage: { count: 2, bytes: 1, names },
    serviceWorkers: { count: 1, bytes: 2 },
    fileSystem: { count: 2, bytes: 3, names },
  });
});

test('settings that are no JSON, or nothing, hold no token', async () => {
  for (const text of ['{broken', 'null', '{"theme":"dark"}']) {
    inPage(AGENT, { ...PAGE, localStorage: storage({ 'openclaw.control.settings.v1': text }) });
    expect(await storedIn(7, AGENT), text).toMatchObject({
      gatewayToken: { count: 0 },
      localStorage: { count: 1 },
    });
  }
});

test('a store that refuses or is not there is not taken for empty', async () => {
  inPage(AGENT, PAGE);
  expect(await storedIn(7, AGENT)).toMatchObject({ cacheStorage: null, fileSystem: null });
});

test('where localStorage itself is refused, the rest is told all the same', async () => {
  inPage(AGENT, PAGE);
  const get = () => {
    throw new DOMException('denied', 'SecurityError');
  };
  Object.defineProperty(globalThis, 'localStorage', { configurable: true, get });
  const refused = { localStorage: null, deviceToken: null, identity: null, gatewayToken: null };
  expect(await storedIn(7, AGENT)).toMatchObject({ ...refused, sessionStorage: { count: 1 } });
});

test('a store’s keys are read once, however many there are', async () => {
  const ownKeys = vi.fn(Reflect.ownKeys);
  const localStorage = new Proxy(PAGE.localStorage, { ownKeys });
  inPage(AGENT, { ...PAGE, localStorage });
  expect(await storedIn(7, AGENT)).toMatchObject({ localStorage: { count: 3 }, deviceToken: { count: 1 } });
  expect(ownKeys).toHaveBeenCalledOnce();
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

test('the first document that answers speaks for what all share', async () => {
  inPage(AGENT, PAGE);
  const stored = await storedIn(7, AGENT);
  expect(countsOf(await contentsOf(AGENT, '0', [null, stored])).localStorage).toBe(3);
});

test('sizes and names of sessions add up, and a size that one does not tell is told of none', async () => {
  inPage(AGENT, PAGE);
  const stored = await storedIn(7, AGENT);
  if (!stored) throw new Error('it was looked into');
  const { sessionStorage } = await contentsOf(AGENT, '0', [stored, stored]);
  expect(sessionStorage).toEqual({ count: 2, bytes: 44, names: ['draft', 'draft'] });
  const sizeless = { ...stored, sessionStorage: { count: 1, bytes: null, names: [] } };
  for (const both of [
    [sizeless, stored],
    [stored, sizeless],
  ])
    expect((await contentsOf(AGENT, '0', both)).sessionStorage).toMatchObject({ count: 2, bytes: null });
});

test('cookies count by name and value, and where access is missing nobody knows of any', async () => {
  const fake = inPage(AGENT, PAGE);
  fake.cookies.add(AGENT, 'own', { value: '1234567' });
  fake.cookies.add(AGENT, 'b', { value: '' });
  expect((await contentsOf(AGENT, '0', [])).cookies).toEqual({ count: 2, bytes: 11, names: ['own', 'b'] });
  fake.granted = false;
  expect((await contentsOf(AGENT, '0', [])).cookies).toBeNull();
});

test('a name is read once', () => {
  expect(readable(['a', 'b', 'a'])).toEqual(['a', 'b']);
});

test('names without end, and endless ones, are cut', async () => {
  const many = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`${at}${'x'.repeat(10_000)}`, '']));
  inPage(AGENT, { ...PAGE, localStorage: storage(many) });
  const { count, names } = (await storedIn(7, AGENT))?.localStorage ?? { count: 0, names: [] };
  expect(count).toBe(500);
  expect(names).toHaveLength(200);
  const read = readable(names);
  expect(read.length).toBeLessThan(100);
  expect(Math.max(...read.map(name => name.length))).toBeLessThan(200);
});
