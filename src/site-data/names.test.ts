import { afterEach, expect, test, vi } from 'vitest';
import { inPage } from '../testing/injected';
import { namesOf } from './names';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

const AGENT = 'c3-0108.c3.heyron.ai';

afterEach(() => {
  vi.unstubAllGlobals();
});

test('what a host keeps is told by name, and never by value; a store that refuses has no names', async () => {
  const fake = inPage(AGENT, {
    localStorage: { 'openclaw-device-identity-v1': 'secret' },
    sessionStorage: { draft: 'secret' },
    indexedDB: { databases: async () => [{ name: 'openclaw-chat-snapshots' }, {}] },
    caches: { keys: () => Promise.reject(new DOMException('denied', 'SecurityError')) },
    navigator: {
      serviceWorker: { getRegistrations: async () => [{ scope: `https://${AGENT}/app/` }] },
      storage: {},
    },
  });
  fake.cookies.add(AGENT, 'own');
  fake.cookies.add('.heyron.ai', 'shared');
  const names = await namesOf(AGENT, '0', 7);
  expect(names).toEqual({
    cookies: ['own'],
    localStorage: ['openclaw-device-identity-v1'],
    sessionStorage: ['draft'],
    indexedDB: ['openclaw-chat-snapshots', ''],
    cacheStorage: [],
    serviceWorkers: ['/app/'],
    fileSystem: [],
  });
  expect(JSON.stringify(names)).not.toContain('secret');
});

test('names without end, and endless ones, are cut', async () => {
  const many = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`${at}${'x'.repeat(10_000)}`, '']));
  inPage(AGENT, { localStorage: many, sessionStorage: {} });
  const { localStorage } = await namesOf(AGENT, '0', 7);
  expect(localStorage.length).toBeLessThan(100);
  expect(Math.max(...localStorage.map(name => name.length))).toBeLessThan(200);
});

test('another host’s page, or none, says nothing', async () => {
  const fake = inPage('heyron.ai', { localStorage: { a: '' } });
  fake.cookies.add(AGENT, 'own');
  for (const tab of [7, undefined])
    expect(await namesOf(AGENT, '0', tab)).toMatchObject({ cookies: ['own'], localStorage: [] });
});
