// @vitest-environment happy-dom
/** Which tab the popup's page works on, in each place where it is shown. */
import { beforeEach, expect, test, vi } from 'vitest';
import { FakeEvent } from '../testing/fake-browser/event';

const { fake } = vi.hoisted(() => ({ fake: { tabs: {} as Record<string, unknown>, windows: {} } }));
vi.mock('webextension-polyfill', () => ({ default: fake }));

import { followTab } from './popup-tab';

const HOME = 1;
let onActivated: FakeEvent;
let onUpdated: FakeEvent;
let own: { id: number } | undefined;
let told: (readonly [number, number])[];

beforeEach(() => {
  onActivated = new FakeEvent();
  onUpdated = new FakeEvent();
  own = undefined;
  told = [];
  fake.tabs = { query: async () => [{ id: 7 }], getCurrent: async () => own, onActivated, onUpdated };
  fake.windows = { getCurrent: async () => ({ id: HOME }) };
  history.replaceState(null, '', '/');
});

const follow = () => followTab((tab, site) => told.push([tab, site]));

test('it is the one that the address names, whatever else is in front', async () => {
  history.replaceState(null, '', '/?tab=12');
  await follow();
  onActivated.happen({ tabId: 9, windowId: HOME });
  expect(told).toEqual([[12, 0]]);
});

test('as a tab it is about the one in front when it was opened', async () => {
  own = { id: 3 };
  await follow();
  onActivated.happen({ tabId: 9, windowId: HOME });
  expect(told).toEqual([[7, 0]]);
});

test('beside the pages it follows the one in front in its own window', async () => {
  await follow();
  onActivated.happen({ tabId: 9, windowId: HOME });
  onActivated.happen({ tabId: 10, windowId: 2 });
  expect(told).toEqual([
    [7, 0],
    [9, 0],
  ]);
});

test('beside the pages it misses nothing that happens as it opens', async () => {
  const following = follow();
  fake.tabs.query = async () => [{ id: 9 }];
  await following;
  expect(told).toEqual([
    [7, 0],
    [9, 0],
  ]);
});

test('beside a page it notices that the tab goes to a site that tells nothing', async () => {
  await follow();
  const loads = (id: number, status: string, url?: string) => onUpdated.happen(id, { status }, { url });
  loads(7, 'loading');
  loads(8, 'complete');
  loads(7, 'complete', 'https://heyron.ai/');
  expect(told).toEqual([[7, 0]]);
  loads(7, 'complete');
  expect(told.at(-1)).toEqual([7, 1]);
});
