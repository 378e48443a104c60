/** When a start of the browser counts as one. Each test is a new worker. */
import { expect, test, vi } from 'vitest';
import { type FakeBrowser, newBrowser } from '../testing/fake-browser';
import { browserStart } from './browser-start';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

let fake: FakeBrowser;

function browserWith({ session, disk }: { session?: number; disk?: number }) {
  fake = newBrowser();
  if (session) fake.storage.session.put('browser-start', session);
  if (disk) fake.storage.local.put('browser-start', disk);
}

/** What a worker remembers is gone with it. */
function newWorker() {
  vi.resetModules();
  return import('./browser-start');
}

test('a start is what the browser says', async () => {
  browserWith({ disk: 5 });
  const { browserStarted, findStart } = await newWorker();
  await Promise.all([findStart(), browserStarted()]);
  expect(await browserStart()).toBeGreaterThan(5);
  expect(fake.kept()['browser-start']).toBe(String(await browserStart()));
});

test('an emptied session alone is none: the extension was loaded again', async () => {
  browserWith({ disk: 5 });
  const { findStart } = await newWorker();
  await findStart();
  expect(await browserStart()).toBe(5);
});

test('a new worker finds the start of the one before', async () => {
  browserWith({ session: 7, disk: 5 });
  const { findStart } = await newWorker();
  await findStart();
  expect(await browserStart()).toBe(7);
});

test('nothing is written to a disk that names no start', async () => {
  browserWith({});
  const { browserStarted } = await newWorker();
  await browserStarted();
  expect(fake.kept()).toEqual({});
});
