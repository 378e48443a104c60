import { expect, test, vi } from 'vitest';
import { CLEARED_TYPES } from '../core/incident/clear-report';
import { newBrowser } from '../testing/fake-browser';
import { keepJournal } from './journal';
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
    ...{ store: '0', startedAt: 1_000, phase: 'returning', tabs: [], before: held(2), after },
  });
  const [resolved] = await resolveUnfinished(
    () => false,
    () => 9_000,
  );
  expect(resolved?.report).toMatchObject({ startedAt: 1_000, durationMs });
});
