/** Clearing by level, as a table: on hosts with something in every store, exactly what a level promises is removed. */

import type { ClearLevel } from '../../src/core/catalogue/clear-levels.ts';
import { DATA_TYPES } from '../../src/core/clearing/clear-report.ts';
import type { Browser } from '../browser/browser.ts';
import type { Popup, Result } from '../browser/popup.ts';
import { expectPrompt } from '../browser/prompt.ts';
import { STRANGERS } from '../net/hosts.ts';
import { askToClear, deviceOf, storeEverything, storeInEach } from '../stories/user-actions.ts';
import type { StandIn } from '../worlds/stand-in.ts';
import { AGENT } from '../worlds/world.ts';
import { loseTrust } from './setup.ts';
import { expect, test } from './stand-in-fixtures.ts';
import { type Entry, entriesOf, type Store } from './stored-entries.ts';

const ACCOUNT = 'heyron.ai';
/** Another agent, open in a tab while others are cleared. */
const OTHER = 'user-0241.c1.heyron.ai';
/** An agent that was open before and is in no tab now. */
const CLOSED = 'c3-0007.c3.heyron.ai';
/** An agent that this browser knows by its cookies alone. */
const COOKIE_ONLY = 'user-0300.c1.heyron.ai';
const HEYRON = [AGENT, ACCOUNT, OTHER, CLOSED, COOKIE_ONLY];

const DEVICE_TOKEN = `openclaw.device.auth.v1:wss://${AGENT}`;
const GATEWAY_TOKEN = `openclaw.control.token.v1:wss://${AGENT}`;
/** What the agent's page writes at each start. */
const FRESH = [
  'openclaw-device-identity-v1',
  `openclaw.control.currentGateway.v1:wss://${AGENT}`,
  `openclaw.control.settings.v1:wss://${AGENT}`,
];

const EVERYTHING: readonly Store[] = [...DATA_TYPES, 'httpCache'];

interface Row {
  readonly title: string;
  readonly level: ClearLevel;
  /** The cleared hosts; the first two levels offer no choice and are for the failing agent alone. */
  readonly hosts: readonly string[];
  /** What is gone on each of them: whole stores, or one entry. Everything else must be unchanged. */
  readonly gone: readonly Store[] | { readonly store: Store; readonly name: string };
  /** How the agent refuses: this browser's device is unknown, or the gateway token is old as well. */
  readonly refuses: 'device' | 'gateway token';
  /** Whether the page fails as before, or otherwise. */
  readonly result: Result;
  /** One row of levels 3 and 4 each guards a landing in Firefox as well. */
  readonly tag?: '@firefox' | '@rest';
}

const TABLE: readonly Row[] = [
  {
    title: "level 1: worker and caches of the failing agent, the browser's own cache of it included",
    level: 1,
    hosts: [AGENT],
    gone: ['cacheStorage', 'serviceWorkers', 'httpCache'],
    refuses: 'device',
    result: 'still-failing',
  },
  {
    title: 'level 2: the refused device token of the failing agent',
    level: 2,
    hosts: [AGENT],
    gone: { store: 'localStorage', name: DEVICE_TOKEN },
    refuses: 'device',
    result: 'still-failing',
    tag: '@rest',
  },
  {
    title: 'level 2: the refused gateway token of the failing agent',
    level: 2,
    hosts: [AGENT],
    gone: { store: 'sessionStorage', name: GATEWAY_TOKEN },
    refuses: 'gateway token',
    result: 'changed',
  },
  {
    title: 'level 3: cookies of the failing agent and the account site',
    level: 3,
    hosts: [AGENT, ACCOUNT],
    gone: ['cookies'],
    refuses: 'device',
    result: 'still-failing',
    tag: '@firefox',
  },
  {
    title: 'level 3: cookies of all hosts',
    level: 3,
    hosts: HEYRON,
    gone: ['cookies'],
    refuses: 'device',
    result: 'still-failing',
  },
  {
    title: 'level 4: everything of the failing agent and the account site',
    level: 4,
    hosts: [AGENT, ACCOUNT],
    gone: EVERYTHING,
    refuses: 'device',
    result: 'changed',
    tag: '@rest',
  },
  {
    title: 'level 4: everything of the failing agent, and of one that is in no tab',
    level: 4,
    hosts: [AGENT, CLOSED],
    gone: EVERYTHING,
    refuses: 'device',
    result: 'changed',
    tag: '@firefox',
  },
  {
    title: 'level 4: everything of all hosts',
    level: 4,
    hosts: HEYRON,
    gone: EVERYTHING,
    refuses: 'device',
    result: 'changed',
  },
];

for (const row of TABLE) {
  test(`${row.title}; and nothing else`, { tag: row.tag ?? [] }, async ({ world, user }) => {
    const { page, tabs } = await furnish(world, user, row);
    const before = await entriesOf(user, [AGENT, ACCOUNT, OTHER, CLOSED, ...STRANGERS], tabs);
    const device = await deviceOf(page);
    for (const host of [ACCOUNT, OTHER]) expect(storesIn(before, host), host).toEqual([...EVERYTHING].sort());

    const popup = await askToClear(user, page);
    await choose(popup, row);
    await popup.press('confirm');
    await popup.expectResult('clear-site-data', row.result);

    expect((await deviceOf(page)) === device, 'the same device').toBe(row.level !== 4);
    const after = await entriesOf(user, [...HEYRON, ...STRANGERS], tabs);
    const stays = before.filter(entry => !goes(row, entry));
    expect(stays.length, 'something goes').toBeLessThan(before.length);
    expect(after.filter(isStored)).toEqual(stays.filter(isStored));
    expectOfApp(row, after.filter(isOfApp), stays.filter(isOfApp));
    await expectReported(popup, row, before);
  });
}

/** A browser that its agent no longer trusts, in which every host has something in every store. */
async function furnish(world: StandIn, user: Browser, { refuses }: Row) {
  const { page } = await loseTrust(world, user);
  if (refuses === 'gateway token') {
    world.stand.agent(AGENT).rotateToken();
    await expectPrompt(page, 'token-mismatch');
  }
  const tabs = new Map([[AGENT, page]]);
  await storeInEach(user, [AGENT, CLOSED, ...STRANGERS]);
  for (const host of [ACCOUNT, OTHER]) {
    const tab = await storeEverything(user, host);
    // Level 2 leaves the failing agent's credentials in another host's origin alone. A tab that stays open waits on a
    // page that only reads, since one that writes would fill its host again when it comes back.
    await tab.evaluate(key => localStorage.setItem(key, 'stored elsewhere'), DEVICE_TOKEN);
    await tab.goto(`https://${host}/dump`);
    tabs.set(host, tab);
  }
  await page.evaluate(storeBesideTheApp);
  await storeInFrames(user);
  await user.context.addCookies(cookiesOfANeverVisited(COOKIE_ONLY));
  return { page, tabs };
}

/** In the agent's page: a session entry, a stale file in its app's own cache, and tokens for another gateway. */
async function storeBesideTheApp(): Promise<void> {
  sessionStorage.setItem('stored', crypto.randomUUID());
  localStorage.setItem('openclaw.device.auth.v1:wss://stored.test', crypto.randomUUID());
  sessionStorage.setItem('openclaw.control.token.v1:wss://stored.test', crypto.randomUUID());
  const [app = ''] = (await caches.keys()).filter(name => name.startsWith('openclaw-'));
  await (await caches.open(app)).put('/assets/stored', new Response(crypto.randomUUID()));
}

/** Partitioned cookies under other top sites: heyron's under a stranger, a stranger's under heyron's, one in both. */
async function storeInFrames(user: Browser): Promise<void> {
  const frame = (host: string) => `https://${host}/store-everything/frame`;
  const framing = (host: string, ...addresses: string[]) =>
    `https://${host}/store-everything/framing?${new URLSearchParams(addresses.map(each => ['of', each]))}`;
  const page = await user.newPage();
  for (const address of [
    framing('unrelated.test', ...[AGENT, ACCOUNT, OTHER, CLOSED].map(frame)),
    framing(ACCOUNT, frame('unrelated.test'), framing('unrelated.test', frame(AGENT))),
  ])
    await page.goto(address); // loaded only once its frames are
  await page.close();
}

function cookiesOfANeverVisited(host: string) {
  const cookie = { value: 'stored', domain: host, path: '/', secure: true };
  return [
    { ...cookie, name: 'stored-host', httpOnly: true },
    { ...cookie, name: 'stored-domain', domain: `.${host}`, expires: Math.floor(Date.now() / 1000) + 86_400 },
    { ...cookie, name: 'stored-path', path: '/deep/inside' },
    { ...cookie, name: 'stored-insecure', secure: false },
    {
      ...cookie,
      name: 'stored-partitioned',
      sameSite: 'None' as const,
      partitionKey: 'https://unrelated.test',
    },
  ];
}

async function choose(popup: Popup, { level, hosts }: Row): Promise<void> {
  await popup.choose(popup.level(level));
  if (level < 3) return expect(popup.host(AGENT)).toHaveCount(0);
  await expect(popup.host(AGENT)).toBeVisible();
  expect(Object.keys(await popup.hosts()).sort()).toEqual([...HEYRON].sort());
  for (const host of HEYRON) await popup.choose(popup.host(host), hosts.includes(host));
}

/** The report says "gone" of everything that was there and went, and claims nothing else. */
async function expectReported(popup: Popup, row: Row, before: readonly Entry[]): Promise<void> {
  const { json } = await popup.savePacket();
  const [clear] = json.clears as { hosts: { host: string; types: { type: string; outcome: string }[] }[] }[];
  expect(clear?.hosts.map(({ host }) => host)).toEqual(row.hosts);
  for (const { host, types } of clear?.hosts ?? []) {
    const there = storesIn(before, host);
    for (const { type, outcome } of types) {
      const expected = row.level === 2 || there.includes(type) ? 'gone' : 'nothing-there';
      expect(outcome, `${type} of ${host}`).toBe(expected);
    }
  }
}

function goes({ hosts, gone }: Row, { host, store, name }: Entry): boolean {
  if (!hosts.includes(host)) return false;
  return 'name' in gone ? gone.store === store && gone.name === name : gone.includes(store);
}

function storesIn(entries: readonly Entry[], host: string): string[] {
  return [...new Set(entries.filter(entry => entry.host === host).map(({ store }) => store))].sort();
}

/** What the agent's own page keeps. It starts again after a clearing, so it is checked separately. */
function isOfApp({ host, store, name }: Entry): boolean {
  return host === AGENT && store !== 'cookies' && !/\bstored\b/.test(name);
}

function isStored(entry: Entry): boolean {
  return !isOfApp(entry);
}

/**
 * In stores that stay, what the app kept is identical to the byte. In the others there is only what it writes at each
 * start, after level 4 as a new device: its worker and its files, which never differ, may be there or not yet.
 */
function expectOfApp({ gone }: Row, after: readonly Entry[], stays: readonly Entry[]): void {
  const isEmptied = ({ store }: Entry) => !('name' in gone) && gone.includes(store);
  expect(after.filter(entry => !isEmptied(entry))).toEqual(stays);
  const anew = after.filter(({ store }) => store !== 'cacheStorage' && store !== 'serviceWorkers');
  for (const { name } of anew.filter(isEmptied)) expect(FRESH).toContain(name);
}
