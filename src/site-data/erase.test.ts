import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';

const remove = vi.hoisted(() => ({ storage: vi.fn(), cookie: vi.fn(), getAll: vi.fn() }));
vi.mock('../platform/browser', () => ({
  browser: {
    browsingData: { remove: remove.storage },
    cookies: { set: remove.cookie, getAll: remove.getAll },
  },
}));

import { eraseCookies, eraseStorage, NotHeyron, storageRemoval } from './erase';

const AGENT = 'c3-0108.c3.heyron.ai';
const FAMILIES = ['chromium', 'firefox'] as const;
const FOREIGN = [
  '',
  '*',
  'ai',
  'evil.test',
  'heyron.ai.evil.test',
  'notheyron.ai',
  'heyron.ai.',
  'HEYRON.AI',
  'https://heyron.ai',
  'heyron.ai:443',
  'heyron.ai/chat',
  '*.heyron.ai',
];
const ours = fc.array(fc.constantFrom('heyron.ai', AGENT, 'mine.c1.heyron.ai', 'api.heyron.ai'), {
  minLength: 1,
});

beforeEach(() => {
  vi.resetAllMocks();
});

describe.each(FAMILIES)('storageRemoval for %s', family => {
  test('names exactly the hosts that it was given', () => {
    fc.assert(
      fc.property(ours, hosts => {
        const { options } = storageRemoval(hosts, family, 'everything');
        expect(options).toEqual(
          family === 'firefox' ? { hostnames: hosts } : { origins: hosts.map(host => `https://${host}`) },
        );
      }),
    );
  });

  test('throws for a list without a host', () => {
    expect(() => storageRemoval([], family, 'everything')).toThrow(NotHeyron);
  });

  test('throws as soon as one host is not heyron’s, wherever it stands in the list', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom<string>('heyron.ai', AGENT)),
        fc.oneof(
          fc.constantFrom(...FOREIGN),
          fc.domain().filter(host => !host.endsWith('heyron.ai')),
        ),
        fc.nat(),
        (hosts, foreign, place) => {
          const mixed = hosts.toSpliced(place % (hosts.length + 1), 0, foreign);
          expect(() => storageRemoval(mixed, family, 'everything')).toThrow(NotHeyron);
        },
      ),
    );
  });

  test('never takes cookies along, and takes everything else that the family can', () => {
    const { types } = storageRemoval([AGENT], family, 'everything');
    expect(types).not.toHaveProperty('cookies');
    expect(Object.keys(types).sort()).toEqual(
      family === 'firefox'
        ? ['indexedDB', 'localStorage', 'serviceWorkers']
        : ['cache', 'cacheStorage', 'fileSystems', 'indexedDB', 'localStorage', 'serviceWorkers'],
    );
    expect(Object.values(types)).not.toContain(false);
  });
});

describe('eraseStorage', () => {
  test('makes one call, with the filter', async () => {
    await eraseStorage([AGENT], 'chromium', 'everything');
    expect(remove.storage).toHaveBeenCalledTimes(1);
    expect(remove.storage.mock.calls[0]?.[0]).toEqual({ origins: [`https://${AGENT}`] });
  });

  test.each([[[]], [['evil.test']], [[AGENT, 'evil.test']]])('makes no call for %j', async hosts => {
    await expect(eraseStorage(hosts, 'firefox', 'everything')).rejects.toThrow(NotHeyron);
    expect(remove.storage).not.toHaveBeenCalled();
  });
});

describe('eraseCookies', () => {
  const kept = { path: '/x', storeId: '1', secure: true, httpOnly: true, sameSite: 'lax' };
  const cookie = { ...kept, name: 'a', domain: AGENT, hostOnly: true, value: 'secret' };

  test('overwrites the host’s own cookies, each by itself, and leaves its parent’s of the same name', async () => {
    const partitionKey = { topLevelSite: 'https://heyron.ai' };
    const expired = { value: '', expirationDate: 1 };
    remove.getAll.mockResolvedValue([
      cookie,
      { ...cookie, name: 'b', secure: false, domain: `.${AGENT}`, hostOnly: false, partitionKey },
      { ...cookie, name: 'a', domain: '.heyron.ai', hostOnly: false },
      { ...cookie, name: 'deeper', domain: `x.${AGENT}` },
    ]);
    await eraseCookies(AGENT, '1');
    expect(remove.cookie.mock.calls.map(([call]) => call)).toEqual([
      { ...kept, ...expired, url: `https://${AGENT}/x`, name: 'a' },
      {
        ...{ ...kept, ...expired, url: `http://${AGENT}/x`, name: 'b' },
        ...{ secure: false, domain: `.${AGENT}`, partitionKey },
      },
    ]);
  });

  test.each(FOREIGN)('reads and removes nothing for %j', async host => {
    await expect(eraseCookies(host, '0')).rejects.toThrow(NotHeyron);
    expect(remove.getAll).not.toHaveBeenCalled();
    expect(remove.cookie).not.toHaveBeenCalled();
  });
});
