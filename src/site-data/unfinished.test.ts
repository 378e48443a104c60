import { beforeEach, describe, expect, test, vi } from 'vitest';
import { CLEARED_TYPES } from '../core/clearing/clear-report';
import { type FakeBrowser, newBrowser } from '../testing/fake-browser';
import { journals, keepJournal } from './journal';
import { inertPage, parkingPage } from './own-pages';
import { resolveUnfinished } from './unfinished';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

const HOST = 'c3-0108.c3.heyron.ai';
const held = (count: number) => ({
  [HOST]: Object.fromEntries(CLEARED_TYPES.map(type => [type, count])) as Record<
    (typeof CLEARED_TYPES)[number],
    number
  >,
});

test.each([
  ['was read back before the worker died ended then', { at: 1_500, counts: held(0) }, 500],
  ['was not read back ends when that is done', null, 8_000],
])('a clearing that %s', async (_, after, durationMs) => {
  newBrowser().sites.fill(HOST);
  await keepJournal({
    ...{ id: 'incident-1', level: 4, hosts: [HOST], credential: 'deviceToken', gateway: `wss://${HOST}` },
    ...{ store: '0', by: '0.1.0', startedAt: 1_000, phase: 'returning', tabs: [], before: held(2), after },
  });
  const [resolved] = await resolveUnfinished(
    () => false,
    () => 9_000,
  );
  expect(resolved?.report).toMatchObject({ startedAt: 1_000, durationMs });
  const [kept] = await journals();
  expect(kept, 'should this worker die, too').toMatchObject({
    phase: 'returning',
    after: { at: 1_000 + durationMs },
  });
});

test('a clearing of this worker’s own goes on, and is left alone', async () => {
  const fake = newBrowser();
  const tab = fake.tabs.add(parkingPage('parked-1'));
  await keepJournal({
    ...{ id: 'mine', level: 4, hosts: [HOST], credential: 'deviceToken', gateway: `wss://${HOST}` },
    ...{ store: '0', by: '0.1.0', startedAt: 1_000, phase: 'erasing', before: held(2), after: null },
    tabs: [{ mark: 'parked-1', address: `https://${HOST}/chat`, origins: [`https://${HOST}`] }],
  });
  const resolved = await resolveUnfinished(
    id => id === 'mine',
    () => 9_000,
  );
  expect(resolved).toEqual([]);
  expect(fake.tabs.of(tab).url).toBe(parkingPage('parked-1'));
});

test('a tab that shows nothing while it changes to another process comes back all the same', async () => {
  const fake = newBrowser('firefox');
  const origin = `https://${HOST}`;
  const tab = fake.tabs.add(parkingPage('parked-1'));
  fake.tabs.holding = true;
  await fake.tabs.update(tab, { url: inertPage(origin, 'parked-1') }); // the last act of the killed worker
  await keepJournal({
    ...{ id: 'a', level: 4, hosts: [HOST], credential: 'deviceToken', gateway: `wss://${HOST}`, store: '0' },
    ...{ by: '0.1.0', startedAt: 1_000, phase: 'counting', before: null, after: null },
    tabs: [{ mark: 'parked-1', address: `${origin}/chat`, origins: [origin] }],
  });
  const resolving = resolveUnfinished(
    () => false,
    () => 9_000,
  );
  await new Promise(resolve => setTimeout(resolve, 50));
  fake.tabs.letGo();
  expect(await resolving).toEqual([{ id: 'a', report: null }]);
  expect(fake.tabs.of(tab).url).toBe(`${origin}/chat`);
});

test('what a page holds that is open by now counts as well', async () => {
  const fake = newBrowser();
  fake.sites.fill(HOST);
  fake.tabs.add(`https://${HOST}/chat`);
  await keepJournal({
    ...{ id: 'incident-1', level: 4, hosts: [HOST], credential: 'deviceToken', gateway: `wss://${HOST}` },
    ...{
      store: '0',
      by: '0.1.0',
      startedAt: 1_000,
      phase: 'erasing',
      tabs: [],
      before: held(2),
      after: null,
    },
  });
  const [resolved] = await resolveUnfinished(
    () => false,
    () => 9_000,
  );
  const types = resolved?.report?.hosts[0]?.types;
  // Two in a session of its own, beside two in the spare tab's session.
  expect(types?.find(({ type }) => type === 'sessionStorage')).toMatchObject({ after: 4 });
});

describe('a tab that was closed while it was parked', () => {
  const ADDRESS = `https://${HOST}/chat`;
  const PARKED = { mark: 'parked-1', address: ADDRESS, origins: [`https://${HOST}`] };

  /** The open tabs after resolving a clearing that a program of this version began. */
  async function openAfter(by: string, phase: 'parking' | 'returning') {
    await keepJournal({
      ...{ id: 'incident-1', level: 4, hosts: [HOST], credential: 'deviceToken', gateway: `wss://${HOST}` },
      ...{ store: '0', startedAt: 1_000, phase, tabs: [PARKED], by },
      ...(phase === 'parking'
        ? { before: null, after: null }
        : { before: held(2), after: { at: 1_500, counts: held(0) } }),
    });
    const [resolved] = await resolveUnfinished(
      () => false,
      () => 9_000,
    );
    return { urls: fake.tabs.all().map(({ url }) => url), tabs: resolved?.report?.tabs };
  }

  let fake: FakeBrowser;
  beforeEach(() => {
    fake = newBrowser();
  });

  test('is opened again by the next version', async () => {
    expect(await openAfter('0.0.9', 'parking')).toEqual({ urls: [ADDRESS], tabs: undefined });
    for (const { id } of fake.tabs.all()) await fake.tabs.remove(id as number);
    expect(await openAfter('0.0.9', 'returning')).toEqual({
      urls: [ADDRESS],
      tabs: { parked: 1, restored: 1 },
    });
  });

  test('is brought back, and not opened again, where the next version finds it parked still', async () => {
    fake.tabs.add(parkingPage(PARKED.mark));
    expect(await openAfter('0.0.9', 'parking')).toEqual({ urls: [ADDRESS], tabs: undefined });
  });

  test('is not opened twice where it was back before the update came', async () => {
    fake.tabs.add(`${ADDRESS}?session=main`);
    expect(await openAfter('0.0.9', 'returning')).toEqual({
      urls: [`${ADDRESS}?session=main`],
      tabs: { parked: 1, restored: 1 },
    });
  });

  test('was closed by the user where no update came, and stays so', async () => {
    expect(await openAfter('0.1.0', 'returning')).toEqual({ urls: [], tabs: { parked: 1, restored: 0 } });
  });
});
