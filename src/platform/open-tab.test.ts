import { beforeEach, expect, test, vi } from 'vitest';
import { type FakeBrowser, newBrowser } from '../testing/fake-browser';
import { openTab } from './open-tab';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

const WINDOWS = [
  { id: 1, focused: false, incognito: false },
  { id: 2, focused: true, incognito: true },
  { id: 3, focused: false, incognito: false },
];

let fake: FakeBrowser;

beforeEach(() => {
  fake = newBrowser('firefox');
});

test('a tab is opened in the window in front, and in the container that was asked for', async () => {
  fake.openWindows = WINDOWS.map(each => ({ ...each, incognito: false }));
  const id = await openTab('firefox-container-2', 'https://heyron.ai/');
  expect(fake.tabs.of(id)).toMatchObject({ windowId: 2, cookieStoreId: 'firefox-container-2', active: true });
});

test('never in a private window', async () => {
  fake.openWindows = WINDOWS;
  expect(fake.tabs.of(await openTab('firefox-default', 'https://heyron.ai/')).windowId).toBe(1);
});

test('without a normal window the browser finds one', async () => {
  fake.openWindows = [];
  const id = await openTab('firefox-default', 'https://heyron.ai/', { active: false });
  expect(fake.tabs.of(id)).toMatchObject({ cookieStoreId: 'firefox-default', active: false });
});

test('a browser without containers is asked for none', async () => {
  fake = newBrowser('chromium');
  expect(fake.tabs.of(await openTab('0', 'https://heyron.ai/'))).not.toHaveProperty('cookieStoreId');
});
