import { beforeEach, describe, expect, test, vi } from 'vitest';
import { allIncidents } from '../../history/testing/keep';
import { homeOf, ownSites } from '../../platform/own-sites';
import { wishOf } from '../../platform/own-wishes';
import type { PageSender } from '../../platform/receive-messages';
import { connected, failing, GATEWAY, HOST, ORIGIN } from '../../testing/events';
import type { FakeBrowser } from '../../testing/fake-browser';
import { handleCommand } from '../hears/commands';
import { observe } from '../hears/observe';
import { presence } from '../presence';
import {
  ALL_PORTS,
  added,
  browserThatTells,
  NEIGHBOUR,
  OWN,
  origins,
  settled,
  shownIn,
  WITH_PORT,
  wish,
} from '../testing/own-site';
import { forgetEverything } from './forget';
import { helpAt, keepOwnSites, removeOwnSite } from './own-sites';
import { shownSettings } from './settings';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../testing/fake-browser')).browser,
}));

let fake: FakeBrowser;

beforeEach(() => {
  fake = browserThatTells('chromium');
  vi.stubGlobal('navigator', { userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0.1.2 Safari/537.36' });
});

function pageIn(tab: number, origin = OWN): PageSender {
  return { tab, origin, host: new URL(origin).hostname, path: '/chat', frame: 0, private: false, store: '0' };
}

const refused = failing('pairing-required', { gateway: OWN.replace('http', 'ws') });

describe('an address is added', () => {
  test('by the browser’s answer alone, although the popup did not live to hear it', async () => {
    fake.tabs.answers.clear();
    const tab = await added(fake);
    expect(await ownSites()).toMatchObject([{ origin: OWN, base: '' }]);
    expect(await wishOf(tab, Date.now())).toBeNull();
    const scripts = await fake.scripting.getRegisteredContentScripts();
    expect(scripts).toMatchObject([
      { id: 'own-main', matches: [WITH_PORT], js: ['page-hook.js'], world: 'MAIN' },
      { id: 'own-isolated', matches: [WITH_PORT], js: ['sentinel.js'], world: 'ISOLATED' },
    ]);
  });

  test('by the next worker, where this one died with the answer in its hands', async () => {
    const tab = fake.tabs.add(`${OWN}/`);
    await wish(fake, tab);
    fake.permissions.added.add(WITH_PORT);
    expect(await origins()).toEqual([]);
    await keepOwnSites();
    expect(await origins()).toEqual([OWN]);
  });

  test('before the user agreed to keep anything else: they put it there themselves', async () => {
    fake = browserThatTells('chromium', { firstRun: true });
    await added(fake);
    expect(Object.keys(fake.kept())).toEqual(['own-sites']);
  });

  test('by our own page, where it still stands, once the browser has granted it', async () => {
    fake = browserThatTells('firefox');
    const tab = fake.tabs.add(`${OWN}/`);
    await wish(fake, tab, { granted: true });
    expect(await helpAt(tab)).toEqual({ ok: false, problem: 'not-now' });
    expect(await helpAt(tab + 1)).toEqual({ ok: false, problem: 'not-now' });
    fake.permissions.added.add(ALL_PORTS);
    expect(await helpAt(tab)).toEqual({ ok: true });
    expect(await origins()).toEqual([OWN]);
  });

  test('never by an offer that nobody answered: a wish is no consent', async () => {
    const tab = fake.tabs.add(`${OWN}/`);
    await wish(fake, tab);
    await keepOwnSites();
    expect(await origins()).toEqual([]);
    expect(await wishOf(tab, Date.now())).not.toBeNull();
  });

  test('never by a grant that was there before, or by an answer to an old offer', async () => {
    await wish(fake, 7, { granted: true });
    fake.permissions.added.add(WITH_PORT);
    await keepOwnSites();
    expect(await origins()).toEqual([]);
    await wish(fake, 7, { at: Date.now() - 11 * 60_000 });
    fake.permissions.grant(WITH_PORT);
    await settled();
    expect(await origins()).toEqual([]);
    expect(fake.permissions.added.size).toBe(0);
  });

  test('in Firefox one port at a time: a grant of all ports tells nothing where two were offered', async () => {
    fake = browserThatTells('firefox');
    const [one, other] = [fake.tabs.add(`${OWN}/`), fake.tabs.add(`${NEIGHBOUR}/`)];
    await wish(fake, one);
    await wish(fake, other, { origin: NEIGHBOUR });
    fake.permissions.grant(ALL_PORTS);
    await settled();
    expect(await origins()).toEqual([]);
    expect(await helpAt(other)).toEqual({ ok: true });
    expect(await origins()).toEqual([NEIGHBOUR]);
  });

  test('and not twice, and no more than anybody runs', async () => {
    await added(fake);
    await added(fake);
    expect(await origins()).toEqual([OWN]);
    for (let port = 1; port <= 25; port++) await added(fake, `http://192.168.1.20:${port}`);
    expect(await origins()).toHaveLength(20);
  });
});

describe('what was granted beyond that', () => {
  test.each(['http://*/*', 'https://*/*', 'https://elsewhere.test/*'])('%s is given back, at once', async pattern => {
    await added(fake);
    fake.permissions.grant(pattern);
    await settled();
    expect([...fake.permissions.added]).toEqual([WITH_PORT]);
    expect(await origins()).toEqual([OWN]);
  });

  test('is given back by the next worker, too; heyron’s own stays', async () => {
    fake.permissions.added.add('http://*/*').add('https://user-0241.c1.heyron.ai/*');
    await keepOwnSites();
    expect([...fake.permissions.added]).toEqual(['https://user-0241.c1.heyron.ai/*']);
  });

  test('may take with it what was added, which is kept then, is not ours meanwhile, and is once its user says so', async () => {
    const tab = await added(fake);
    const remove = fake.permissions.remove.bind(fake.permissions);
    fake.permissions.remove = async ({ origins: asked }) => {
      fake.permissions.added.clear(); // as Chromium does
      return remove({ origins: asked });
    };
    fake.permissions.grant('http://*/*');
    await settled();
    expect(await origins()).toEqual([]);
    expect(fake.scripting.registered.size).toBe(0);
    expect((await shownSettings('0')).own).toMatchObject([{ origin: OWN }]);
    expect(await shownIn(tab)).toMatchObject({ tab: { host: null } });
    await added(fake);
    expect(await ownSites()).toMatchObject([{ origin: OWN }]);
  });

  test('does not make another page ours', async () => {
    const tab = fake.tabs.add(`${OWN}/`);
    fake.permissions.added.add('http://*/*');
    expect(await shownIn(tab)).toMatchObject({ tab: { host: null }, incident: null });
  });
});

describe('at each start of a worker', () => {
  test('scripts that an update forgot are registered again, and none twice', async () => {
    await added(fake);
    fake.scripting.registered.clear();
    await keepOwnSites();
    expect(fake.scripting.registered.size).toBe(2);
    const register = vi.spyOn(fake.scripting, 'registerContentScripts');
    await keepOwnSites();
    expect(register).not.toHaveBeenCalled();
  });

  test('in Firefox scripts that stand back on other ports are among them', async () => {
    fake = browserThatTells('firefox');
    await added(fake);
    const scripts = (await fake.scripting.getRegisteredContentScripts()).map(({ js }) =>
      js?.map(file => file.split('/').at(-1)),
    );
    expect(scripts).toEqual([
      [expect.stringContaining('keep-natives'), 'page-hook.js'],
      ['sentinel.js', expect.stringContaining('stand-back')],
    ]);
  });

  test('nothing is registered where nothing was added', async () => {
    await keepOwnSites();
    expect(await fake.scripting.getRegisteredContentScripts()).toEqual([]);
  });
});

describe('from then on it is the same house', () => {
  test('a failing page is an incident of its origin, run by its user, and another port’s is none of its', async () => {
    const tab = await added(fake);
    await observe(refused, pageIn(tab));
    expect(await presence()).toHaveLength(1);
    expect(await shownIn(tab)).toMatchObject({
      access: true,
      tab: { host: OWN },
      incident: { host: OWN, origin: OWN, plan: { situation: 'own' } },
      offer: null,
    });
    expect(await shownIn(fake.tabs.add(`${NEIGHBOUR}/`))).toMatchObject({ tab: { host: null }, incident: null });
  });

  test('it needs its own permission, not heyron’s', async () => {
    const tab = await added(fake);
    fake.granted = false;
    await observe(refused, pageIn(tab));
    expect(await shownIn(tab)).toMatchObject({ access: true });
    expect(await handleCommand(tab, { type: 'reload' })).toEqual({ ok: true });
    const heyron = fake.tabs.add(`${ORIGIN}/`);
    expect(await handleCommand(heyron, { type: 'reload' })).toEqual({ ok: false, problem: 'permission' });
  });

  test('heyron’s incidents are not shown there, nor its incidents on the account site', async () => {
    const tab = await added(fake);
    const heyron = fake.tabs.add(`${ORIGIN}/`);
    await observe(failing('token-mismatch', { gateway: GATEWAY }), { ...pageIn(heyron, ORIGIN), host: HOST });
    expect(await shownIn(tab)).toMatchObject({ incident: null });
    await removeOwnSite(OWN);
    const other = await added(fake);
    await observe(refused, pageIn(other));
    const account = fake.tabs.add('https://heyron.ai/account');
    expect(await shownIn(account)).toMatchObject({ incident: { host: HOST } });
  });

  test('it is no ground for or against a cause outside this browser, nor named in a report of heyron’s', async () => {
    const heyron = fake.tabs.add(`${ORIGIN}/`);
    await observe(failing('pairing-required', { gateway: GATEWAY }), { ...pageIn(heyron, ORIGIN), host: HOST });
    const tab = await added(fake);
    await observe(refused, pageIn(tab));
    const all = await allIncidents();
    expect(all).toHaveLength(2);
    expect(all.flatMap(({ state }) => state.alsoFailing)).toEqual([]);
  });

  test('its page opens below its base path', async () => {
    const tab = fake.tabs.add(`${OWN}/openclaw/chat`);
    await wish(fake, tab, { base: '/openclaw' });
    fake.permissions.grant(WITH_PORT);
    await settled();
    expect(await homeOf(OWN)).toBe(`${OWN}/openclaw/`);
    expect(await homeOf(ORIGIN)).toBe(`${ORIGIN}/`);
  });

  test('the settings list it, with the day on which it was seen last', async () => {
    const tab = await added(fake);
    const day = 86_400_000;
    fake.storage.local.put('own-sites', [{ origin: OWN, base: '', since: 1, seen: Date.now() - 2 * day }]);
    await observe(connected(), pageIn(tab));
    const { own, agents } = await shownSettings('0');
    expect(own).toMatchObject([{ origin: OWN, since: 1 }]);
    expect(Date.now() - (own[0]?.seen ?? 0)).toBeLessThan(day);
    expect(agents).toEqual([OWN]);
    expect((await fake.storage.local.get('known-hosts'))['known-hosts']).toBeUndefined();
  });
});

describe('what is removed is forgotten', () => {
  async function withRecords(): Promise<number> {
    const tab = await added(fake);
    await observe(connected({ gateway: OWN.replace('http', 'ws'), stable: true }), pageIn(tab));
    await observe(refused, pageIn(tab));
    fake.storage.local.put('settings', { quietHosts: [OWN, HOST] });
    fake.storage.local.put('spare-ways', { [OWN]: 'made', [ORIGIN]: 'made' });
    expect(Object.keys(fake.kept()).filter(key => /^(?:incident|health):/.test(key))).toHaveLength(2);
    return tab;
  }

  test('its incidents, healthy days, settings, pages, scripts and permission', async () => {
    const tab = await withRecords();
    expect(await removeOwnSite(OWN)).toEqual({ ok: true });
    expect(await origins()).toEqual([]);
    expect(await allIncidents()).toEqual([]);
    expect(JSON.stringify(fake.kept())).not.toContain('192.168');
    expect(fake.kept().settings).toContain(HOST);
    expect(await presence()).toEqual([]);
    expect([...fake.permissions.added]).toEqual([]);
    expect(fake.scripting.registered.size).toBe(0);
    expect(fake.tabs.told.filter(told => told.tab === tab).map(({ message }) => message)).toContainEqual({
      type: 'prompt',
      story: null,
    });
  });

  test('likewise when the user withdrew the permission in the browser, also while no worker lived', async () => {
    await withRecords();
    await fake.permissions.remove({ origins: [WITH_PORT] });
    await settled();
    expect(await origins()).toEqual([]);
    expect(JSON.stringify(fake.kept())).not.toContain('192.168');
    await added(fake);
    fake.permissions.added.clear();
    await keepOwnSites();
    expect(await origins()).toEqual([]);
  });

  test('likewise with everything else', async () => {
    await withRecords();
    expect(await forgetEverything()).toEqual({ ok: true });
    expect(fake.kept()).toEqual({});
    expect([...fake.permissions.added]).toEqual([]);
    expect(fake.scripting.registered.size).toBe(0);
  });

  test('its neighbour on another port stays, with the grant that both need in Firefox', async () => {
    fake = browserThatTells('firefox');
    await added(fake);
    const tab = fake.tabs.add(`${NEIGHBOUR}/`);
    await wish(fake, tab, { origin: NEIGHBOUR, granted: true });
    await helpAt(tab);
    await observe(refused, pageIn(tab, NEIGHBOUR));
    expect(await removeOwnSite(OWN)).toEqual({ ok: true });
    expect(await origins()).toEqual([NEIGHBOUR]);
    expect([...fake.permissions.added]).toEqual([ALL_PORTS]);
    expect(await allIncidents()).toHaveLength(1);
    expect(fake.scripting.registered.size).toBe(2);
  });

  test('not while something is cleared, whose journal must be read first', async () => {
    await added(fake);
    fake.storage.local.put('clearing:00000000-0000-4000-8000-000000000000', {
      ...{ by: '0.1.0', id: '00000000-0000-4000-8000-000000000000', level: 2, hosts: [HOST] },
      ...{ credential: 'deviceToken', gateway: GATEWAY, store: '0', startedAt: 1, phase: 'erasing' },
      ...{ tabs: [], before: null, after: null },
    });
    expect(await removeOwnSite(OWN)).toEqual({ ok: false, problem: 'not-now' });
    expect(await origins()).toEqual([OWN]);
  });

  test('a full disk is told, and nothing is half removed', async () => {
    await withRecords();
    fake.storage.local.failing = 'remove';
    expect(await removeOwnSite(OWN)).toEqual({ ok: false, problem: 'storage' });
    expect(await origins()).toEqual([OWN]);
    expect([...fake.permissions.added]).toEqual([WITH_PORT]);
  });
});
