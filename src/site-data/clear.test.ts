import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { ClearedType } from '../core/incident/clear-report';
import { StorageFailed } from '../platform/storage';
import { type FakeBrowser, newBrowser } from '../testing/fake-browser';
import { type Clearing, clearHosts } from './clear';
import { NotHeyron } from './erase';
import { parkingPage } from './parking-page';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

const AGENT = 'c3-0108.c3.heyron.ai';
const OTHER = 'user-0241.c1.heyron.ai';
const PAGE = `https://${AGENT}/chat?session=main#token=Zq7secret`;

let fake: FakeBrowser;
let clock: number;
const now = () => (clock += 100);

/** Everything of some hosts. */
const all = (hosts: string[]): Clearing => ({
  rung: 4,
  hosts,
  credential: 'deviceToken',
  gateway: `wss://${AGENT}`,
});

/** A browser in which an agent, another agent and the account site hold some of everything. */
function furnished(family: 'chromium' | 'firefox') {
  fake = newBrowser(family);
  fake.sites.fill(AGENT, OTHER, 'heyron.ai');
  fake.cookies.add(AGENT, 'own');
  fake.cookies.add(AGENT, 'plain', { secure: false, path: '/chat' });
  fake.cookies.add(AGENT, 'parted', { partitionKey: { topLevelSite: 'https://heyron.ai' } });
  fake.cookies.add('heyron.ai', 'account');
  fake.cookies.add('.heyron.ai', 'own'); // the agent's has the same name
  fake.cookies.add('.heyron.ai', 'shared');
  fake.cookies.add(OTHER, 'other');
  fake.cookies.add(AGENT, 'elsewhere', { storeId: 'firefox-container-2' });
  return fake.tabs.add(PAGE);
}

const outcomes = (report: Awaited<ReturnType<typeof clearHosts>>, host = AGENT) =>
  Object.fromEntries(
    (report.hosts.find(cleared => cleared.host === host)?.types ?? []).map(({ type, outcome }) => [
      type,
      outcome,
    ]),
  ) as Record<ClearedType, string>;

beforeEach(() => {
  clock = 1_000;
});

describe.each(['chromium', 'firefox'] as const)('in %s', family => {
  test('tabs are parked, everything is erased, then read back, and only then do the tabs return', async () => {
    const tab = furnished(family);
    await clearHosts(all([AGENT]), '0', now);
    const entry = family === 'chromium' ? `https://${AGENT}` : AGENT;
    expect(fake.log).toEqual([
      `look into ${AGENT}`,
      `tab ${tab} → ${parkingPage()}`,
      `remove cookie own of ${AGENT}`,
      `remove cookie plain of ${AGENT}`,
      `remove cookie parted of ${AGENT}`,
      `erase ${entry}`,
      `tab ${tab} → https://${AGENT}/`,
      `look into ${AGENT}`,
      `tab ${tab} → ${PAGE}`,
    ]);
    expect(fake.sites.everythingGone).toBe(false);
  });

  test('what is reported as gone was there before and is not there any more', async () => {
    furnished(family);
    const report = await clearHosts(all([AGENT]), '0', now);
    expect(report).toMatchObject({ startedAt: 1_100, durationMs: 100, tabs: { parked: 1, restored: 1 } });
    expect(report.hosts[0]?.types.find(({ type }) => type === 'cookies')).toEqual({
      type: 'cookies',
      before: 3,
      after: 0,
      outcome: 'gone',
    });
    expect(outcomes(report)).toMatchObject({
      localStorage: 'gone',
      indexedDB: 'gone',
      serviceWorkers: 'gone',
    });
    // Firefox empties neither, and its report must not say that it did.
    const beyond = family === 'chromium' ? 'gone' : 'left-behind';
    expect(outcomes(report)).toMatchObject({ cacheStorage: beyond, fileSystem: beyond });
  });

  test.each([
    [1, { serviceWorkers: 'gone', cacheStorage: family === 'chromium' ? 'gone' : 'left-behind' }],
    [2, { deviceToken: 'gone' }],
    [3, { cookies: 'gone' }],
  ] as const)('rung %i takes away what it says, and everything else stays', async (rung, expected) => {
    furnished(family);
    const everything = () =>
      structuredClone([fake.sites.of(AGENT), fake.sites.of(OTHER), fake.cookies.names()]);
    const [agent, other, cookies] = everything() as [object, unknown, string[]];
    const report = await clearHosts({ ...all([AGENT]), rung }, '0', now);
    expect(report.rung).toBe(rung);
    expect(outcomes(report)).toEqual(expected);
    const gone = Object.entries(expected).flatMap(([type, outcome]) => (outcome === 'gone' ? [type] : []));
    const left = Object.fromEntries(gone.filter(type => type !== 'cookies').map(type => [type, 0]));
    expect(everything()).toEqual([
      { ...agent, ...left },
      other,
      rung === 3 ? ['account', 'own', 'shared', 'other', 'elsewhere'] : cookies,
    ]);
    expect(fake.tabs.all().map(({ url }) => url)).toEqual([PAGE]);
  });

  test('the refused credential is removed in every tab of the agent, where its app does not run, or in a spare one', async () => {
    furnished(family);
    fake.tabs.add(`https://${AGENT}/settings`);
    const removed = () => fake.log.filter(line => line.startsWith('remove '));
    await clearHosts({ ...all([AGENT]), rung: 2, credential: 'gatewayToken' }, '0', now);
    expect(removed()).toEqual(Array(2).fill(`remove gatewayToken of wss://${AGENT} from ${AGENT}`));
    await clearHosts({ ...all([OTHER]), rung: 2 }, '0', now);
    expect(removed().at(-1)).toBe(`remove deviceToken of wss://${AGENT} from ${OTHER}`);
    expect(fake.sites.of(OTHER)).toMatchObject({ deviceToken: 0, gatewayToken: 2, localStorage: 2 });
  });

  test('hosts that were not ticked keep everything, and so do cookies that are merely sent to the agent', async () => {
    furnished(family);
    const others = () => structuredClone([fake.sites.of(OTHER), fake.sites.of('heyron.ai')]);
    const before = others();
    await clearHosts(all([AGENT]), '0', now);
    expect(others()).toEqual(before);
    expect(fake.cookies.names()).toEqual(['account', 'own', 'shared', 'other', 'elsewhere']);
  });

  test('a host without a tab is counted in a spare one, in which nothing runs, and which is closed', async () => {
    furnished(family);
    const report = await clearHosts(all([AGENT, 'heyron.ai']), '0', now);
    expect(outcomes(report, 'heyron.ai')).toMatchObject({ cookies: 'gone', localStorage: 'gone' });
    expect(fake.sites.of('heyron.ai').localStorage).toBe(0);
    expect(fake.tabs.all()).toHaveLength(1);
  });

  test('no rule that keeps scripts from running is left', async () => {
    furnished(family);
    await clearHosts(all([AGENT, 'heyron.ai']), '0', now);
    expect(await fake.declarativeNetRequest.getSessionRules()).toEqual([]);
    expect(fake.tabs.all()[0]?.live).toBe(true);
  });

  test('what the browser did not remove is reported as left behind', async () => {
    furnished(family);
    fake.browsingData.stuck.add('indexedDB');
    fake.cookies.stuck = 'own';
    const report = await clearHosts(all([AGENT]), '0', now);
    expect(outcomes(report)).toMatchObject({
      cookies: 'left-behind',
      indexedDB: 'left-behind',
      localStorage: 'gone',
    });
  });

  test('what cannot be read back is not verified, whatever the browser says', async () => {
    furnished(family);
    fake.sites.down.add(AGENT);
    const report = await clearHosts(all([AGENT]), '0', now);
    expect(outcomes(report)).toMatchObject({
      cookies: 'gone',
      localStorage: 'not-verified',
      serviceWorkers: 'not-verified',
    });
  });

  test('a page of another host that comes in its place proves nothing', async () => {
    furnished(family);
    fake.scripting.answer = () => ({ host: 'login.heyron.ai', localStorage: 0 });
    const report = await clearHosts(all([AGENT]), '0', now);
    expect(outcomes(report).localStorage).toBe('not-verified');
  });

  test('tabs come back when erasing fails, and the failure is told', async () => {
    const tab = furnished(family);
    fake.browsingData.failing = true;
    await expect(clearHosts(all([AGENT]), '0', now)).rejects.toThrow('unexpected');
    expect(fake.tabs.of(tab).url).toBe(PAGE);
    expect(fake.storage.local.dump()).toEqual({});
  });

  test('a tab that was closed meanwhile is no failure, and is not counted as brought back', async () => {
    const tab = furnished(family);
    fake.scripting.answer = host => {
      if (!fake.tabs.of(tab).live) void fake.tabs.remove(tab);
      return { host, ...fake.sites.of(host) };
    };
    const report = await clearHosts(all([AGENT]), '0', now);
    expect(report.tabs).toEqual({ parked: 1, restored: 0 });
  });

  test('one tab that cannot be read leaves the data of open tabs unproven', async () => {
    furnished(family);
    const second = fake.tabs.add(PAGE);
    const { executeScript } = fake.scripting;
    vi.spyOn(fake.scripting, 'executeScript').mockImplementation(call =>
      call.target.tabId === second
        ? Promise.reject(new Error('gone'))
        : executeScript.call(fake.scripting, call),
    );
    expect(outcomes(await clearHosts(all([AGENT]), '0', now))).toMatchObject({
      localStorage: 'gone',
      sessionStorage: 'not-verified',
    });
  });

  test('nothing is deleted, and no tab is sent away, when the journal cannot be written', async () => {
    const tab = furnished(family);
    fake.storage.local.failing = 'set';
    const before = structuredClone(fake.sites.of(AGENT));
    await expect(clearHosts(all([AGENT]), '0', now)).rejects.toThrow(StorageFailed);
    expect(fake.sites.of(AGENT)).toEqual(before);
    expect(fake.cookies.names()).toHaveLength(8);
    expect(fake.tabs.of(tab).url).toBe(PAGE);
  });

  test('a clearing that was done is reported also when the journal cannot be emptied', async () => {
    furnished(family);
    fake.storage.local.failing = 'remove';
    expect(outcomes(await clearHosts(all([AGENT]), '0', now)).localStorage).toBe('gone');
  });

  test.each([['notheyron.ai'], ['heyron.ai.evil.test'], ['*.heyron.ai'], ['.heyron.ai'], ['']])(
    'nothing at all happens for %j, not even to the good hosts beside it',
    async host => {
      furnished(family);
      await expect(clearHosts(all([AGENT, host]), '0', now)).rejects.toThrow(NotHeyron);
      expect(fake.log).toEqual([]);
    },
  );

  test('private tabs and those of other hosts or containers stay where they are', async () => {
    furnished(family);
    const store = family === 'firefox' ? { cookieStoreId: 'firefox-container-2' } : { incognito: true };
    const others = [
      fake.tabs.add(PAGE, { incognito: true }),
      fake.tabs.add(PAGE, store),
      fake.tabs.add(`https://${OTHER}/`),
      fake.tabs.add('https://example.test/'),
    ];
    await clearHosts(all([AGENT]), '0', now);
    for (const id of others) expect(fake.log.join('\n')).not.toContain(`tab ${id} `);
  });
});
