import { beforeEach, expect, test, vi } from 'vitest';
import { PHASES } from '../core/catalogue/clear-levels';
import { newBrowser } from '../testing/fake-browser';
import { forgetJournal, isParked, type Journal, journals, keepJournal, progressOf } from './journal';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

const HOST = 'c3-0108.c3.heyron.ai';
const tab = (mark: string) => ({ mark, address: `https://${HOST}/`, origins: [`https://${HOST}`] });
const journal = (id: string, news: Partial<Journal> = {}): Journal => ({
  ...{ id, level: 4, hosts: [HOST], credential: 'deviceToken', gateway: `wss://${HOST}`, store: '0' },
  ...{ by: '0.1.0', startedAt: 1_000, phase: 'parking', tabs: [], before: null, after: null },
  ...news,
});

beforeEach(() => {
  newBrowser();
});

test('it is found again as it was written last, by its incident, until it is forgotten', async () => {
  const [a, b] = [journal('a'), journal('b', { by: '0.0.9', tabs: [tab('k')] })];
  for (const each of [a, b, { ...a, phase: 'counting' as const }]) await keepJournal(each);
  expect(await journals()).toEqual([{ ...a, phase: 'counting' }, b]);
  await forgetJournal('a');
  expect(await journals()).toEqual([b]);
});

test('a tab is parked while any of its clearings’ tabs has its mark', async () => {
  await keepJournal(journal('a', { tabs: [tab('one'), tab('two')] }));
  for (const mark of ['one', 'two']) expect(await isParked(mark)).toBe(true);
  expect(await isParked('three')).toBe(false);
});

test('a clearing is further with each phase, and neither nowhere nor done while it is under way', async () => {
  expect(await progressOf('a')).toBeNull();
  const steps: number[] = [];
  for (const phase of PHASES) {
    await keepJournal(journal('a', { phase }));
    steps.push((await progressOf('a')) ?? Number.NaN);
  }
  expect(steps).toEqual([...new Set(steps)].sort((a, b) => a - b));
  expect(steps[0]).toBeGreaterThan(0);
  expect(steps.at(-1)).toBeLessThan(1);
  expect(await progressOf('b')).toBeNull();
});
