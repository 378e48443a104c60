import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';

const remove = vi.hoisted(() => ({ storage: vi.fn(), cookie: vi.fn(), getAll: vi.fn() }));
vi.mock('../platform/browser', () => ({
  browser: {
    browsingData: { remove: remove.storage },
    cookies: { set: remove.cookie, getAll: remove.getAll },
  },
}));

/** What the user added, and the browser lets us see. */
const added = vi.hoisted(() => new Set<string>());
vi.mock('../platform/own-sites', async () => {
  const { isHeyronHost } = await import('../core/address/heyron');
  return { isOurSite: async (site: string) => isHeyronHost(site) || added.has(site) };
});

import {
  eraseAllIn,
  eraseCookies,
  eraseCredential,
  erasePrograms,
  eraseProgramsIn,
  eraseStorage,
  NotHeyron,
  storageRemoval,
} from './erase';

const AGENT = 'c3-0108.c3.heyron.ai';
const WAYS = ['origins', 'hostnames'] as const;
const FOREIGN = [
  '',
  '*',
  'ai',
  'evil.test',
  'heyron.ai.evil.test',
  'notheyron.ai',
  'heyron.ai.',
  'HEYRON.AI',
  'heyron.ai/chat',
  '*.heyron.ai',
  'xn--heyrn-1ua.ai',
  'heyron.ai@evil.test',
  '127.0.0.1',
  '[::1]',
];
const foreignOrigin = fc.oneof(
  fc.constantFrom(...FOREIGN).map(host => `https://${host}`),
  fc.domain().map(host => `https://${host}`),
  // Not written as the browser writes an origin, or no origin at all.
  fc.constantFrom(
    'heyron.ai',
    'https://heyron.ai/',
    'https://heyron.ai:443',
    'file://heyron.ai',
    'wss://heyron.ai',
    'null',
    '',
  ),
);
const ours = fc.uniqueArray(
  fc.constantFrom('https://heyron.ai', `https://${AGENT}`, `http://${AGENT}`, `https://${AGENT}:8443`),
  { minLength: 1 },
);
const origin = `https://${AGENT}`;

beforeEach(() => {
  vi.resetAllMocks();
});

describe.each(WAYS)('storageRemoval by %s', by => {
  test('names exactly the origins that it was given, or their hosts', () => {
    fc.assert(
      fc.property(ours, origins => {
        const { options } = storageRemoval(origins, by, '0');
        const hostnames = [...new Set(origins.map(each => new URL(each).host))];
        expect(options).toEqual(by === 'hostnames' ? { hostnames, cookieStoreId: '0' } : { origins });
      }),
    );
  });

  test('throws for a list without an origin', () => {
    expect(() => storageRemoval([], by, '0')).toThrow(NotHeyron);
  });

  test('throws as soon as one origin is not heyron’s, wherever it stands in the list', () => {
    fc.assert(
      fc.property(ours, foreignOrigin, fc.nat(), (origins, foreign, place) => {
        const mixed = (origins as string[]).toSpliced(place % (origins.length + 1), 0, foreign);
        expect(() => storageRemoval(mixed, by, '0')).toThrow(NotHeyron);
      }),
    );
  });

  test('never takes cookies along, and takes everything else that the browser’s call can exactly', () => {
    const { types } = storageRemoval([origin], by, '0');
    expect(types).not.toHaveProperty('cookies');
    expect(Object.keys(types).sort()).toEqual(
      by === 'hostnames'
        ? ['indexedDB', 'localStorage']
        : ['cache', 'cacheStorage', 'fileSystems', 'indexedDB', 'localStorage', 'serviceWorkers'],
    );
    expect(Object.values(types)).not.toContain(false);
  });
});

describe('eraseStorage', () => {
  test('makes one call, with the filter', async () => {
    await eraseStorage([origin], 'origins', '0');
    expect(remove.storage).toHaveBeenCalledTimes(1);
    expect(remove.storage.mock.calls[0]?.[0]).toEqual({ origins: [origin] });
  });

  test.each([[[]], [['https://evil.test']], [[origin, 'https://evil.test']]])('makes no call for %j', async origins => {
    await expect(eraseStorage(origins, 'hostnames', '0')).rejects.toThrow(NotHeyron);
    expect(remove.storage).not.toHaveBeenCalled();
  });
});

describe('erasePrograms', () => {
  test('takes what pages keep to run, and nothing that they remember', async () => {
    await erasePrograms([origin]);
    expect(remove.storage.mock.calls).toEqual([
      [{ origins: [origin] }, { serviceWorkers: true, cacheStorage: true, cache: true }],
    ]);
  });

  test('makes no call for another site', async () => {
    await expect(erasePrograms(['https://evil.test'])).rejects.toThrow(NotHeyron);
    await expect(eraseProgramsIn(7, 'evil.test')).rejects.toThrow(NotHeyron);
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

  test('one without a name gets a value, since browsers refuse a cookie that has neither', async () => {
    remove.getAll.mockResolvedValue([{ ...cookie, name: '' }]);
    await eraseCookies(AGENT, '1');
    expect(remove.cookie.mock.calls).toEqual([
      [{ ...kept, url: `https://${AGENT}/x`, name: '', value: 'gone', expirationDate: 1 }],
    ]);
  });

  test('one that the browser refuses is said, and keeps no other from going', async () => {
    remove.getAll.mockResolvedValue([cookie, { ...cookie, name: 'b' }]);
    remove.cookie.mockRejectedValueOnce(new Error('no'));
    await expect(eraseCookies(AGENT, '1')).rejects.toThrow('no');
    expect(remove.cookie).toHaveBeenCalledTimes(2);
  });

  test.each(FOREIGN)('reads and removes nothing for %j', async host => {
    await expect(eraseCookies(host, '0')).rejects.toThrow(NotHeyron);
    expect(remove.getAll).not.toHaveBeenCalled();
    expect(remove.cookie).not.toHaveBeenCalled();
  });
});

describe('an agent of one’s own', () => {
  const OWN = 'http://192.168.1.20:18789';
  const NEIGHBOUR = 'http://192.168.1.20:18790';

  beforeEach(() => {
    added.clear();
    added.add(OWN);
  });

  test('is emptied by its exact origin, port included, in both browsers', async () => {
    await eraseStorage([OWN], 'origins', '0');
    await eraseStorage([OWN], 'hostnames', '0');
    expect(remove.storage.mock.calls.map(([filter]) => filter)).toEqual([
      { origins: [OWN] },
      { hostnames: ['192.168.1.20:18789'], cookieStoreId: '0' },
    ]);
    expect(storageRemoval([OWN], 'hostnames', '0', [OWN]).types).not.toHaveProperty('cookies');
  });

  test.each([
    [NEIGHBOUR],
    ['https://192.168.1.20:18789'],
    ['http://192.168.1.20'],
    [`${OWN}/`],
    ['http://192.168.1.20:18789 '],
    ['http://*:18789'],
  ])('lends nothing to %s', async other => {
    await expect(eraseStorage([OWN, other], 'origins', '0')).rejects.toThrow(NotHeyron);
    await expect(erasePrograms([other])).rejects.toThrow(NotHeyron);
    for (const erase of [
      () => eraseProgramsIn(7, other),
      () => eraseAllIn(7, other),
      () => eraseCredential(7, other, 'identity', 'ws://192.168.1.20:18789'),
      () => eraseCookies(other, '0'),
    ])
      await expect(erase()).rejects.toThrow(NotHeyron);
    expect(remove.storage).not.toHaveBeenCalled();
    expect(remove.cookie).not.toHaveBeenCalled();
  });

  test('keeps its cookies, which are its host’s on every port, and heyron is never emptied in a page as a whole', async () => {
    await expect(eraseCookies(OWN, '0')).rejects.toThrow(NotHeyron);
    await expect(eraseCookies('192.168.1.20', '0')).rejects.toThrow(NotHeyron);
    await expect(eraseAllIn(7, AGENT)).rejects.toThrow(NotHeyron);
    expect(remove.cookie).not.toHaveBeenCalled();
  });

  test('is safe once it is removed', async () => {
    added.clear();
    await expect(eraseStorage([OWN], 'origins', '0')).rejects.toThrow(NotHeyron);
    await expect(eraseAllIn(7, OWN)).rejects.toThrow(NotHeyron);
    expect(remove.storage).not.toHaveBeenCalled();
  });
});
