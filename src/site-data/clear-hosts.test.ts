import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { ClearedType } from '../core/clearing/clear-report';
import { StorageFailed } from '../platform/storage';
import { type FakeBrowser, newBrowser } from '../testing/fake-browser';
import { type Clearing, clearHosts } from './clear-hosts';
import { NotHeyron } from './erase';
import { forgetJournal, isParked, journals } from './journal';
import { inertPage, parkingPage } from './own-pages';
import { PageStayed } from './parking';

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
  ...{ id: 'incident-1', level: 4, hosts, credential: 'deviceToken' },
  ...{ gateway: `wss://${AGENT}`, store: '0' },
});

const clear = async (clearing: Clearing) => (await clearHosts(clearing, now)).report;

/** A browser in which an agent, another agent and the account site hold some of everything. */
function furnished(family: 'chromium' | 'firefox') {
  fake = newBrowser(family);
  fake.sites.fill(AGENT, OTHER, 'heyron.ai');
  fake.cookies.add(AGENT, 'own');
  fake.cookies.add(AGENT, 'plain', { secure: false, path: '/chat' });
  fake.cookies.add(AGENT, 'parted', { partitionKey: { topLevelSite: 'https://heyron.ai' } });
  fake.cookies.add('heyron.ai', 'account');
  fake.cookies.add('.heyron.ai', 'own'); // the agent's cookie has the same name
  fake.cookies.add('.heyron.ai', 'shared');
  fake.cookies.add(OTHER, 'other');
  fake.cookies.add(AGENT, 'elsewhere', { storeId: 'firefox-container-2' });
  return fake.tabs.add(PAGE);
}

const outcomes = (report: Awaited<ReturnType<typeof clear>>, host = AGENT) =>
  Object.fromEntries(
    (report.hosts.find(cleared => cleared.host === host)?.types ?? []).map(({ type, outcome }) => [type, outcome]),
  ) as Record<ClearedType, string>;

beforeEach(() => {
  clock = 1_000;
});

describe.each(['chromium', 'firefox'] as const)('in %s', family => {
  test('tabs are parked, everything is erased, then read back, and only then do the tabs return', async () => {
    const tab = furnished(family);
    await clearHosts(all([AGENT]), now, () => {
      const [journal = '{}'] = Object.values(fake.storage.local.dump());
      fake.log.push(`journal: ${JSON.parse(journal).phase}`);
    });
    const marked = fake.log.map(line => line.replace(/(?<=#re-pair-|\?v=).*/, 'KEY'));
    const parks = `tab ${tab} → ${parkingPage('KEY')}`;
    const opens = `tab ${tab} → ${inertPage(`https://${AGENT}`, 'KEY')}`;
    const looks = [opens, `look into ${AGENT}`];
    expect(marked).toEqual([
      'journal: parking',
      ...looks, // an inert page first: it waits for what the app does as it leaves
      parks,
      'journal: counting',
      'journal: erasing',
      `remove cookie own of ${AGENT}`,
      `remove cookie plain of ${AGENT}`,
      `remove cookie parted of ${AGENT}`,
      ...(family === 'chromium'
        ? [`erase https://${AGENT} http://${AGENT}`]
        : [`erase ${AGENT}`, opens, `remove programs of ${AGENT}`, parks, opens, parks]),
      'journal: reading-back',
      ...looks,
      ...(family === 'firefox' ? looks : []), // a second load: Firefox does not tell who answered
      parks, // the only page of ours that finds its way back when nobody remembers it
      'journal: returning',
      `tab ${tab} → ${PAGE}`,
    ]);
    expect(fake.sites.everythingGone).toBe(false);
  });

  test('what is reported as gone was there before and is not there any more', async () => {
    furnished(family);
    const report = await clear(all([AGENT]));
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
    expect(outcomes(report)).toMatchObject({ cacheStorage: 'gone', fileSystem: 'gone' });
  });

  test.each([
    [1, { serviceWorkers: 'gone', cacheStorage: 'gone' }],
    [2, { deviceToken: 'gone' }],
    [3, { cookies: 'gone' }],
  ] as const)('level %i takes away what it says, and everything else stays', async (level, expected) => {
    furnished(family);
    const everything = () => structuredClone([fake.sites.of(AGENT), fake.sites.of(OTHER), fake.cookies.names()]);
    const [agent, other, cookies] = everything() as [object, unknown, string[]];
    const report = await clear({ ...all([AGENT]), level });
    expect(report.level).toBe(level);
    expect(outcomes(report)).toEqual(expected);
    const gone = Object.entries(expected).flatMap(([type, outcome]) => (outcome === 'gone' ? [type] : []));
    const left = Object.fromEntries(gone.filter(type => type !== 'cookies').map(type => [type, 0]));
    expect(everything()).toEqual([
      { ...agent, ...left },
      other,
      level === 3 ? ['account', 'own', 'shared', 'other', 'elsewhere'] : cookies,
    ]);
    expect(fake.tabs.all().map(({ url }) => url)).toEqual([PAGE]);
  });

  test('the refused credential is removed in every tab of the agent, where its app does not run, or in a spare one', async () => {
    furnished(family);
    fake.tabs.add(`https://${AGENT}/settings`);
    const removed = () => fake.log.filter(line => line.startsWith('remove '));
    await clear({ ...all([AGENT]), level: 2, credential: 'gatewayToken' });
    expect(removed()).toEqual(Array(2).fill(`remove gatewayToken of wss://${AGENT} from ${AGENT}`));
    await clear({ ...all([OTHER]), level: 2 });
    expect(removed().at(-1)).toBe(`remove deviceToken of wss://${AGENT} from ${OTHER}`);
    expect(fake.sites.of(OTHER)).toMatchObject({ deviceToken: 0, gatewayToken: 2, localStorage: 2 });
  });

  test('hosts that were not ticked keep everything, and so do cookies that are merely sent to the agent', async () => {
    furnished(family);
    const others = () => structuredClone([fake.sites.of(OTHER), fake.sites.of('heyron.ai')]);
    const before = others();
    await clear(all([AGENT]));
    expect(others()).toEqual(before);
    expect(fake.cookies.names()).toEqual(['account', 'own', 'shared', 'other', 'elsewhere']);
  });

  test('a host without a tab is counted in a spare one, in which nothing runs, and which is closed', async () => {
    furnished(family);
    const report = await clear(all([AGENT, 'heyron.ai']));
    expect(outcomes(report, 'heyron.ai')).toMatchObject({ cookies: 'gone', localStorage: 'gone' });
    expect(fake.sites.of('heyron.ai').localStorage).toBe(0);
    expect(fake.tabs.all()).toHaveLength(1);
  });

  test('one spare tab serves all countings, and shows no host while something is deleted', async () => {
    const user = furnished(family);
    fake.sites.stuck.add('indexedDB'); // so that there are two rounds
    const create = vi.spyOn(fake.tabs, 'create');
    const shown: string[] = [];
    const { remove } = fake.browsingData;
    const removing = vi.spyOn(fake.browsingData, 'remove').mockImplementation((...call) => {
      shown.push(...fake.tabs.all().flatMap(({ id, url }) => (id === user ? [] : [url])));
      return remove.apply(fake.browsingData, call);
    });
    await clear(all([AGENT, 'heyron.ai']));
    expect(create).toHaveBeenCalledOnce();
    expect(shown).toEqual(removing.mock.calls.map(() => expect.stringContaining(parkingPage(''))));
    expect(removing.mock.calls.length).toBeGreaterThan(1);
  });

  test('cookies are counted without a visit, and no page that was left comes back with them', async () => {
    furnished(family);
    const rules = vi.spyOn(fake.declarativeNetRequest, 'updateSessionRules');
    const report = await clear({ ...all([OTHER, 'heyron.ai']), level: 3 });
    expect(outcomes(report, 'heyron.ai')).toEqual({ cookies: 'gone' });
    expect(fake.log.filter(line => /look into|open |→/.test(line))).toEqual([]);
    // A change of the rules is what makes Chromium forget such pages.
    expect(rules.mock.calls.length > 0).toBe(family === 'chromium');
    expect(await fake.declarativeNetRequest.getSessionRules()).toEqual([]);
  });

  test('many hosts that no tab shows are looked into together, and those that cannot be framed by themselves', async () => {
    furnished(family);
    const many = Array.from({ length: 9 }, (_, n) => `away-${n}.c3.heyron.ai`);
    fake.sites.fill(...many);
    for (const host of many.slice(0, 8)) fake.sites.of(host).serviceWorkers = 0;
    const create = vi.spyOn(fake.tabs, 'create');
    const rules = vi.spyOn(fake.declarativeNetRequest, 'updateSessionRules');
    const report = await clear(all([AGENT, ...many]));
    for (const host of many) expect(outcomes(report, host)).toMatchObject({ localStorage: 'gone', indexedDB: 'gone' });
    expect(create).toHaveBeenCalledOnce();
    expect(fake.tabs.all().map(({ url }) => url)).toEqual([PAGE]);
    const counted = fake.log.slice(
      0,
      fake.log.findIndex(line => /^(?:erase|remove)/.test(line)),
    );
    const visited = counted.filter(line => line.startsWith('tab') && line.includes('away-'));
    expect(visited.map(line => /away-\d/.exec(line)?.[0])).toEqual(['away-0', 'away-8']);
    // Only hosts that are looked into may be framed, and only where no script runs.
    const policies = rules.mock.calls
      .flatMap(([{ addRules = [] }]) => addRules)
      .flatMap(({ action }) => action.responseHeaders)
      .filter(({ header }) => header === 'Content-Security-Policy')
      .map(({ value = '' }) => value);
    for (const policy of policies) expect(policy).toMatch(/^sandbox allow-same-origin; default-src 'none'; frame-src /);
    expect(policies.some(policy => policy.endsWith(many.map(host => `https://${host}`).join(' ')))).toBe(true);
  });

  test('a spare tab that could not be opened while tabs were parked is opened for the count', async () => {
    furnished(family);
    vi.spyOn(fake.tabs, 'create').mockRejectedValueOnce(new Error('the window is closing'));
    expect(outcomes(await clear(all([AGENT, 'heyron.ai'])), 'heyron.ai')).toMatchObject({ localStorage: 'gone' });
  });

  test('no rule that keeps scripts from running is left', async () => {
    furnished(family);
    await clear(all([AGENT, 'heyron.ai']));
    expect(await fake.declarativeNetRequest.getSessionRules()).toEqual([]);
    expect(fake.tabs.all()[0]?.live).toBe(true);
  });

  test('the policy that keeps scripts from running stands beside the page’s own, never in its place', async () => {
    furnished(family);
    const rules = vi.spyOn(fake.declarativeNetRequest, 'updateSessionRules');
    await clear(all([AGENT, 'heyron.ai']));
    const headers = rules.mock.calls
      .flatMap(([{ addRules = [] }]) => addRules)
      .flatMap(({ action }) => action.responseHeaders)
      .filter(({ header }) => header === 'Content-Security-Policy');
    expect(headers.length).toBeGreaterThan(0);
    expect(new Set(headers.map(({ operation }) => operation))).toEqual(new Set(['append']));
  });

  test('what the browser did not remove is reported as left behind', async () => {
    furnished(family);
    fake.sites.stuck.add('indexedDB');
    fake.cookies.stuck = 'own';
    const report = await clear(all([AGENT]));
    expect(outcomes(report)).toMatchObject({
      cookies: 'left-behind',
      indexedDB: 'left-behind',
      localStorage: 'gone',
    });
  });

  test('what cannot be read back is not verified, whatever the browser says', async () => {
    furnished(family);
    fake.sites.down.add(AGENT);
    const report = await clear(all([AGENT]));
    expect(outcomes(report)).toMatchObject({
      cookies: 'gone',
      localStorage: 'not-verified',
      serviceWorkers: 'not-verified',
    });
  });

  test('a page of another host that comes in its place proves nothing', async () => {
    furnished(family);
    fake.scripting.answer = () => ({ host: 'login.heyron.ai', stored: {} });
    const report = await clear(all([AGENT]));
    expect(outcomes(report).localStorage).toBe('not-verified');
  });

  test('when the browser refuses a part, the others are done, and what is left is read back', async () => {
    const tab = furnished(family);
    fake.browsingData.failing = true;
    const { report, refused } = await clearHosts(all([AGENT]), now);
    expect(refused).toBe(true);
    const localStorage = family === 'chromium' ? 'left-behind' : 'gone'; // in Firefox pages remove it, too
    expect(outcomes(report)).toMatchObject({ cookies: 'gone', localStorage });
    expect(fake.tabs.of(tab).url).toBe(PAGE);
  });

  test('a page that will not leave its tab is asked to be quiet first; if it stays, nothing is deleted', async () => {
    furnished(family);
    fake.tabs.add(`https://${AGENT}/draft`, { asks: true });
    expect(outcomes(await clear(all([AGENT]))).localStorage).toBe('gone');

    furnished(family);
    const stubborn = fake.tabs.add(`https://${AGENT}/draft`, { asks: true });
    vi.spyOn(fake.scripting, 'executeScript').mockRejectedValue(new Error('no answer'));
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const clearing = expect(clear(all([AGENT]))).rejects.toThrow(PageStayed);
    for (let second = 0; second < 60; second++) await vi.advanceTimersByTimeAsync(1_000);
    await clearing;
    vi.useRealTimers();
    expect(fake.tabs.of(stubborn).url).toBe(`https://${AGENT}/draft`);
    expect(fake.tabs.all().map(({ url }) => url)).toContain(PAGE);
    expect(fake.cookies.names()).toHaveLength(8);
    expect(await journals()).toEqual([]);
  });

  test('an agent in a frame of another page is parked and read with that page’s tab', async () => {
    furnished(family);
    const dashboard = fake.tabs.add('https://heyron.ai/dashboard');
    fake.scripting.frames.set(dashboard, [`https://${AGENT}`]);
    const { tabs } = await clear(all([AGENT]));
    expect(tabs).toEqual({ parked: 2, restored: 2 });
    expect(fake.log.join('\n')).toContain(`tab ${dashboard} → ${inertPage(`https://${AGENT}`, '')}`);
    expect(fake.tabs.of(dashboard).url).toBe('https://heyron.ai/dashboard');
    expect(fake.sites.of('heyron.ai').localStorage).toBe(2);
  });

  test('a tab that the user took elsewhere meanwhile stays there', async () => {
    const tab = furnished(family);
    const { remove } = fake.browsingData;
    vi.spyOn(fake.browsingData, 'remove').mockImplementation((...what) => {
      fake.tabs.of(tab).url = 'https://example.test/';
      return remove.apply(fake.browsingData, what);
    });
    const { tabs } = await clear(all([AGENT]));
    expect(tabs).toEqual({ parked: 1, restored: 0 });
    expect(fake.tabs.of(tab).url).toBe('https://example.test/');
  });

  test.each([
    ['a website', 'https://example.test/'],
    ['another agent', `https://${OTHER}/`],
    ['another page of the same host', `https://${AGENT}/welcome`],
  ])('a visit that is led to %s proves nothing, and its tab comes back', async (_, elsewhere) => {
    const tab = furnished(family);
    fake.sites.redirects.set(AGENT, elsewhere);
    const { report, refused } = await clearHosts(all([AGENT]), now);
    expect(refused).toBe(family === 'firefox'); // where part of it needs a page
    expect(outcomes(report).localStorage).toBe('not-verified');
    expect(outcomes(report).sessionStorage).toBe('not-verified');
    expect(report.tabs).toEqual({ parked: 1, restored: 1 });
    expect(fake.tabs.of(tab).url).toBe(PAGE);
    expect(fake.sites.of(OTHER)).toMatchObject({ localStorage: 2, serviceWorkers: 2 });
  });

  test('a page that a service worker answered is read again, and what is there by then goes in a second round', async () => {
    furnished(family);
    let looks = 0;
    const { answer } = fake.scripting;
    fake.scripting.answer = host => {
      looks++;
      if (looks === 3) fake.sites.of(host).localStorage = 1; // before the clearing, read back, and read again
      return answer(host);
    };
    const { executeScript } = fake.scripting;
    vi.spyOn(fake.scripting, 'executeScript').mockImplementation(call =>
      String(call.func).includes('workerStart') && looks === 1
        ? Promise.resolve([{ result: false }])
        : executeScript.call(fake.scripting, call),
    );
    expect(outcomes(await clear(all([AGENT]))).localStorage).toBe('gone');
    expect(looks, 'the second round’s page is its server’s, where that is told').toBe(family === 'chromium' ? 4 : 5);
  });

  test('a page that its server answered is read once, where that is told', async () => {
    furnished(family);
    await clear(all([AGENT]));
    const looks = fake.log.filter(line => line.startsWith('look into'));
    expect(looks).toHaveLength(family === 'chromium' ? 2 : 3); // one before, the others after
  });

  test('tabs that came by an inert page are not visited once more to be counted, unless one showed more', async () => {
    const tab = furnished(family);
    const dashboard = fake.tabs.add('https://heyron.ai/dashboard');
    fake.scripting.frames.set(dashboard, [`https://${AGENT}`]);
    const second = fake.tabs.add(`https://${AGENT}/settings`);
    let counted: string[] = [];
    await clearHosts(all(['heyron.ai', AGENT]), now, () => {
      const [journal = '{}'] = Object.values(fake.storage.local.dump());
      if (JSON.parse(journal).phase === 'counting') counted = [...fake.log];
    });
    const opened = (lines: readonly string[], id: number) =>
      lines.filter(line => line.startsWith(`tab ${id} → https`)).map(line => new URL(line.split(' → ')[1] ?? '').host);
    expect([tab, second, dashboard].map(id => opened(counted, id))).toEqual([[AGENT], [AGENT], ['heyron.ai']]);
    const before = fake.log.slice(
      counted.length,
      fake.log.findIndex(line => /^(?:erase|remove)/.test(line)),
    );
    // The agent's frame in the dashboard was not looked into on the way: all of the agent's tabs are.
    expect([tab, second, dashboard].map(id => opened(before, id))).toEqual([[AGENT], [AGENT], [AGENT]]);
  });

  test('what was written back while it was erased goes in a second round', async () => {
    furnished(family);
    fake.sites.stuck.add('cacheStorage');
    const erased = () => fake.log.filter(line => line.startsWith('erase ')).length;
    const report = await clear(all([AGENT]));
    // Still there after a second round: that is reported, and there is no third.
    expect(erased()).toBe(family === 'chromium' ? 2 : 1);
    expect(outcomes(report).cacheStorage).toBe(family === 'chromium' ? 'left-behind' : 'gone');
  });

  test('two clearings at once are done one after the other', async () => {
    furnished(family);
    const [first, second] = await Promise.all([clear(all([AGENT])), clear({ ...all([AGENT]), id: 'incident-2' })]);
    expect([outcomes(first).indexedDB, outcomes(second).indexedDB]).toEqual(['gone', 'nothing-there']);
  });

  test('a tab that was closed meanwhile is no failure, and is not counted as brought back', async () => {
    const tab = furnished(family);
    fake.scripting.answer = host => {
      void fake.tabs.remove(tab).catch(() => {});
      return { host, stored: {} };
    };
    const report = await clear(all([AGENT]));
    expect(report.tabs).toEqual({ parked: 1, restored: 0 });
  });

  test('one tab that cannot be read leaves the data of open tabs unproven', async () => {
    furnished(family);
    const second = fake.tabs.add(PAGE);
    const { executeScript } = fake.scripting;
    vi.spyOn(fake.scripting, 'executeScript').mockImplementation(call =>
      call.target.tabId === second ? Promise.reject(new Error('gone')) : executeScript.call(fake.scripting, call),
    );
    expect(outcomes(await clear(all([AGENT])))).toMatchObject({
      localStorage: 'gone',
      sessionStorage: 'not-verified',
    });
  });

  test('nothing is deleted, and no tab is sent away, when the journal cannot be written', async () => {
    const tab = furnished(family);
    fake.storage.local.failing = 'set';
    const before = structuredClone(fake.sites.of(AGENT));
    await expect(clear(all([AGENT]))).rejects.toThrow(StorageFailed);
    expect(fake.sites.of(AGENT)).toEqual(before);
    expect(fake.cookies.names()).toHaveLength(8);
    expect(fake.tabs.of(tab).url).toBe(PAGE);
  });

  test('a tab counts as parked until what became of its clearing is written down', async () => {
    furnished(family);
    const marks = async () => (await journals()).flatMap(({ tabs }) => tabs.map(({ mark }) => mark));
    let mark = '';
    await clearHosts(all([AGENT]), now, () => void marks().then(([first = '']) => (mark = first)));
    expect(await Promise.all([mark, 'another', 'spare'].map(isParked))).toEqual([true, false, false]);
    await forgetJournal('incident-1');
    expect(await isParked(mark)).toBe(false);
  });

  test('a clearing that was done is reported also when the journal cannot be emptied', async () => {
    furnished(family);
    fake.storage.local.failing = 'remove';
    expect(outcomes(await clear(all([AGENT]))).localStorage).toBe('gone');
  });

  test.each([['notheyron.ai'], ['heyron.ai.evil.test'], ['*.heyron.ai'], ['.heyron.ai'], ['']])(
    'nothing at all happens for %j, not even to the good hosts beside it',
    async host => {
      furnished(family);
      await expect(clear(all([AGENT, host]))).rejects.toThrow(NotHeyron);
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
    await clear(all([AGENT]));
    for (const id of others) expect(fake.log.join('\n')).not.toContain(`tab ${id} `);
  });
});
