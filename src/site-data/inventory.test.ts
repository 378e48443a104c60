import { beforeEach, expect, test, vi } from 'vitest';
import { type FakeBrowser, newBrowser } from '../testing/fake-browser';
import { knownHosts, meet } from './hosts';
import { takeInventory } from './inventory';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

const AGENT = 'c3-0108.c3.heyron.ai';
const OTHER = 'user-0241.c1.heyron.ai';
const DAY = 86_400_000;

let fake: FakeBrowser;

beforeEach(() => {
  fake = newBrowser();
});

const countsOf = (inventory: Awaited<ReturnType<typeof takeInventory>>, host: string) =>
  Object.fromEntries(
    (inventory.find(one => one.host === host)?.types ?? []).map(({ type, count }) => [type, count]),
  );

test('known hosts are those that were met, that have cookies, or are open, and never another’s', async () => {
  await meet(OTHER, DAY);
  fake.cookies.add('.heyron.ai', 'shared');
  fake.cookies.add('c9-1.c9.heyron.ai', 'parted', { partitionKey: { topLevelSite: 'https://heyron.ai' } });
  fake.tabs.add(`https://${AGENT}/`);
  fake.tabs.add('https://private.c1.heyron.ai/', { incognito: true });
  fake.tabs.add('https://notheyron.ai/');
  await fake.storage.local.set({ 'met-hosts': { [OTHER]: DAY, 'evil.test': DAY } });
  expect(await knownHosts('0')).toEqual(['c3-0108.c3.heyron.ai', 'c9-1.c9.heyron.ai', 'heyron.ai', OTHER]);
});

test('meeting a host again is written down once a day', async () => {
  const set = vi.spyOn(fake.storage.local, 'set');
  for (const now of [DAY, DAY + 1, 2 * DAY - 1]) await meet(AGENT, now);
  expect(set).toHaveBeenCalledTimes(1);
  await meet(AGENT, 2 * DAY);
  expect(set).toHaveBeenCalledTimes(2);
});

test('the failing agent and the account site come first and are ticked, and no other is', async () => {
  await meet(OTHER, DAY);
  const inventory = await takeInventory(AGENT, '0');
  expect(inventory.map(({ host, role, ticked }) => [host, role, ticked])).toEqual([
    [AGENT, 'failing', true],
    ['heyron.ai', 'account', true],
    [OTHER, 'other', false],
  ]);
});

test('what is there is counted without touching it: in open pages where there are any, else where nothing runs', async () => {
  fake.tabs.add(`https://${AGENT}/`);
  fake.tabs.add(`https://${AGENT}/settings`);
  fake.sites.fill(AGENT, OTHER);
  fake.cookies.add(AGENT, 'own');
  await meet(OTHER, DAY);
  const inventory = await takeInventory(AGENT, '0');
  expect(countsOf(inventory, AGENT)).toMatchObject({ cookies: 1, localStorage: 2, sessionStorage: 4 });
  expect(countsOf(inventory, OTHER)).toMatchObject({ cookies: 0, localStorage: 2, fileSystem: 2 });
  expect(countsOf(inventory, 'heyron.ai')).toMatchObject({ cookies: 0, localStorage: 0 });
  expect(fake.log.some(line => line.startsWith('erase') || line.startsWith('remove'))).toBe(false);
  expect(fake.sites.of('heyron.ai').localStorage).toBe(0);
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
