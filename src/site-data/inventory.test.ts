import { beforeEach, expect, test, vi } from 'vitest';
import { type FakeBrowser, newBrowser } from '../testing/fake-browser';
import { knownHosts, rememberHost } from './hosts';
import { lookInto, takeInventory } from './inventory';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

const AGENT = 'c3-0108.c3.heyron.ai';
const OTHER = 'user-0241.c1.heyron.ai';
const THIRD = 'user-0242.c1.heyron.ai';
const DAY = 86_400_000;

let fake: FakeBrowser;

beforeEach(() => {
  fake = newBrowser();
});

const countsOf = (inventory: Awaited<ReturnType<typeof takeInventory>>, host: string) =>
  Object.fromEntries((inventory.find(one => one.host === host)?.types ?? []).map(({ type, count }) => [type, count]));

test('known hosts are those that were met, that have cookies, or are open, and never another’s', async () => {
  await rememberHost(OTHER, true, DAY);
  fake.cookies.add('.heyron.ai', 'shared');
  fake.cookies.add('c9-1.c9.heyron.ai', 'parted', { partitionKey: { topLevelSite: 'https://heyron.ai' } });
  fake.tabs.add(`https://${AGENT}/`);
  fake.tabs.add('https://private.c1.heyron.ai/', { incognito: true });
  fake.tabs.add('https://notheyron.ai/');
  await fake.storage.local.set({
    'known-hosts': Object.fromEntries([OTHER, 'evil.test'].map(host => [host, { at: DAY, connected: true }])),
  });
  expect(await knownHosts('0')).toEqual(['c3-0108.c3.heyron.ai', 'c9-1.c9.heyron.ai', 'heyron.ai', OTHER]);
});

test('meeting a host again is written down once a day', async () => {
  const set = vi.spyOn(fake.storage.local, 'set');
  for (const now of [DAY, DAY + 1, 2 * DAY - 1]) await rememberHost(AGENT, true, now);
  expect(set).toHaveBeenCalledTimes(1);
  await rememberHost(AGENT, true, 2 * DAY);
  expect(set).toHaveBeenCalledTimes(2);
});

test('of hosts without end the newest are remembered, and before them those that were once connected', async () => {
  await rememberHost(OTHER, true, 1);
  for (let n = 0; n < 250; n++) await rememberHost(`x${n}.evil.c1.heyron.ai`, false, DAY * (n + 1));
  const known = await knownHosts('0');
  expect(known).toHaveLength(60);
  expect(known).toContain('x249.evil.c1.heyron.ai');
  expect(known).not.toContain('x149.evil.c1.heyron.ai');
  expect(known).toContain(OTHER);
});

test('the failing agent and the account site come first and are ticked, and no other is', async () => {
  await rememberHost(OTHER, true, DAY);
  const inventory = await takeInventory(AGENT, '0');
  expect(inventory.map(({ host, role, ticked }) => [host, role, ticked])).toEqual([
    [AGENT, 'failing', true],
    ['heyron.ai', 'account', true],
    [OTHER, 'other', false],
  ]);
});

test('then comes what is open in a tab, be it the last by name; a frame alone puts no name forward', async () => {
  for (const host of [OTHER, THIRD, 'a.evil.c1.heyron.ai']) await rememberHost(host, true, DAY);
  fake.tabs.add(`https://${THIRD}/`);
  const framing = fake.tabs.add(`https://${AGENT}/`);
  fake.scripting.frames.set(framing, ['https://a.evil.c1.heyron.ai']);
  const inventory = await takeInventory(AGENT, '0');
  expect(inventory.map(({ host, open }) => [host, open])).toEqual([
    [AGENT, true],
    ['heyron.ai', false],
    [THIRD, true],
    ['a.evil.c1.heyron.ai', false],
    [OTHER, false],
  ]);
});

test('what is there is counted without touching it: in open pages where there are any, else where nothing runs', async () => {
  fake.tabs.add(`https://${AGENT}/`);
  fake.tabs.add(`https://${AGENT}/settings`);
  fake.sites.fill(AGENT, OTHER);
  fake.cookies.add(AGENT, 'own');
  await rememberHost(OTHER, true, DAY);
  const inventory = await takeInventory(AGENT, '0');
  expect(countsOf(inventory, AGENT)).toMatchObject({ cookies: 1, localStorage: 2, sessionStorage: 4 });
  expect(countsOf(inventory, 'heyron.ai')).toMatchObject({ cookies: 0, localStorage: 0 });
  const other = await lookInto(OTHER, AGENT, '0');
  expect(countsOf(other, OTHER)).toMatchObject({ cookies: 0, localStorage: 2, fileSystem: 2 });
  expect(fake.log.some(line => line.startsWith('erase') || line.startsWith('remove'))).toBe(false);
  expect(fake.sites.of('heyron.ai').localStorage).toBe(0);
});

test('a host that is not ticked is not visited before the user wants to know, and then alone', async () => {
  fake.sites.fill(OTHER, THIRD);
  fake.cookies.add(OTHER, 'own');
  await rememberHost(OTHER, true, DAY);
  await rememberHost(THIRD, true, DAY);
  const inventory = await takeInventory(AGENT, '0');
  expect(inventory.map(({ host, looked }) => [host, looked])).toEqual([
    [AGENT, true],
    ['heyron.ai', true],
    [OTHER, false],
    [THIRD, false],
  ]);
  expect(countsOf(inventory, OTHER)).toMatchObject({ cookies: 1, localStorage: null });
  expect(fake.log.join('\n')).not.toMatch(new RegExp(`${OTHER}|${THIRD}`));
  const [other, ...more] = await lookInto(OTHER, AGENT, '0');
  expect(more).toEqual([]);
  expect(other).toMatchObject({ host: OTHER, looked: true, ticked: false, role: 'other' });
  expect(fake.log.join('\n')).toContain(`look into ${OTHER}`);
  expect(fake.log.join('\n')).not.toContain(THIRD);
});

test.each(['c9-9.c9.heyron.ai', 'evil.test', ''])('%j, which nobody knows, is not looked into', async host => {
  expect(await lookInto(host, AGENT, '0')).toEqual([]);
  expect(fake.log).toEqual([]);
});

test('a visit names nobody: the address is one that any browser may be seen with', async () => {
  await takeInventory(AGENT, '0');
  const visits = fake.log.flatMap(line => /→ (https:.*)$/.exec(line)?.[1] ?? []);
  expect(visits.length).toBeGreaterThan(0);
  for (const address of visits) {
    const { pathname, search } = new URL(address); // what a server gets of it
    expect(pathname + search).not.toMatch(/re-?pair|pair|extension/i);
  }
});

test('what cannot be read is not known', async () => {
  fake.sites.down.add(AGENT);
  const inventory = await takeInventory(AGENT, '0');
  expect(countsOf(inventory, AGENT)).toMatchObject({ cookies: 0, localStorage: null, serviceWorkers: null });
});

test('cookies are listed by what they are, without their values', async () => {
  fake.cookies.add(AGENT, 'own', { httpOnly: true });
  fake.cookies.add(`.${AGENT}`, 'wide', {
    ...{ path: '/chat', session: true, partitionKey: { topLevelSite: 'https://unrelated.test' } },
  });
  fake.cookies.add('.heyron.ai', 'shared');
  const [agent] = await takeInventory(AGENT, '0');
  expect(agent?.cookies).toEqual([
    { name: 'own', path: '/', subdomains: false, session: false, httpOnly: true, partition: null },
    {
      ...{ name: 'wide', path: '/chat', subdomains: true, session: true, httpOnly: false },
      partition: 'https://unrelated.test',
    },
  ]);
  expect(JSON.stringify(agent)).not.toContain('secret');
});
