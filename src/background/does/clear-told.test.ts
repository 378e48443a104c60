import { beforeEach, expect, test, vi } from 'vitest';
import { isComplete } from '../../core/clearing/outcome';
import { allIncidents } from '../../history/testing/keep';
import { HOST, ORIGIN } from '../../testing/events';
import { type FakeBrowser, newBrowser } from '../../testing/fake-browser';
import { clearTold } from './clear-told';
import { agree } from './first-run';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../testing/fake-browser')).browser,
}));

const OTHER = 'user-0241.c1.heyron.ai';
let fake: FakeBrowser;

beforeEach(async () => {
  fake = newBrowser();
  fake.tabs.add(`${ORIGIN}/`);
  fake.sites.fill(HOST, OTHER);
  await agree();
});

test('on a healthy day the ticked sites are cleared, read back, and no other', async () => {
  const report = await clearTold('0', [HOST, HOST]);
  expect(report && isComplete(report)).toBe(true);
  expect(report?.hosts.map(({ host }) => host)).toEqual([HOST]);
  expect(fake.sites.of(HOST).indexedDB).toBe(0);
  expect(fake.sites.of(OTHER).indexedDB).toBe(2);
  expect(await allIncidents()).toEqual([]);
  expect(fake.tabs.all().map(({ url, live }) => [url, live])).toEqual([[`${ORIGIN}/`, true]]);
});

test.each([[[]], [['evil.test']], [[HOST, 'evil.test']]])('nothing is cleared for %j', async hosts => {
  expect(await clearTold('0', hosts)).toBeNull();
  expect(fake.log).toEqual([]);
});
