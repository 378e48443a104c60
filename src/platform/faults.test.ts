import { beforeEach, expect, test, vi } from 'vitest';
import { type FakeBrowser, newBrowser } from '../testing/fake-browser';
import { faults, logFault } from './faults';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

let fake: FakeBrowser;

beforeEach(() => {
  fake = newBrowser();
});

test('what failed at once in several places is all kept', async () => {
  await Promise.all([
    logFault('sweep')(new TypeError('https://c3-0108.c3.heyron.ai/#token=secret')),
    logFault('journal')(new TypeError()),
    logFault('sweep')(new TypeError()),
  ]);
  expect((await faults()).map(({ where, error, count }) => [where, error, count])).toEqual([
    ['journal', 'TypeError', 1],
    ['sweep', 'TypeError', 2],
  ]);
  expect(JSON.stringify(fake.kept())).not.toContain('secret');
});

test('on a full disk nothing is kept, and nothing fails', async () => {
  fake.storage.local.failing = 'set';
  expect(await logFault('sweep')(new Error())).toBeUndefined();
  expect(await faults()).toEqual([]);
});
