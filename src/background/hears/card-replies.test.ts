import { beforeEach, describe, expect, test, vi } from 'vitest';
import { allIncidents } from '../../history/testing/keep';
import type { PageSender } from '../../platform/receive-messages';
import { failing, HOST, ORIGIN, sighting } from '../../testing/events';
import { type FakeBrowser, newBrowser } from '../../testing/fake-browser';
import { dismiss, openRecovery } from './card-replies';
import { observe } from './observe';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../testing/fake-browser')).browser,
}));

let fake: FakeBrowser;
let page: PageSender;

beforeEach(() => {
  fake = newBrowser();
  page = {
    tab: fake.tabs.add(`${ORIGIN}/`),
    origin: ORIGIN,
    host: HOST,
    path: '/',
    frame: 0,
    private: false,
    store: '0',
  };
});

describe('"not now"', () => {
  test('takes the prompt away and leaves the badge', async () => {
    await observe(failing('pairing-required'), page);
    await dismiss(page);
    expect(fake.tabs.told.at(-1)).toEqual({ tab: page.tab, message: { type: 'prompt', story: null } });
    expect(fake.badges.get(page.tab)).toBe('!');
    await observe(failing('pairing-required', { page: 'page-2' }), page);
    expect(fake.tabs.told.at(-1)?.message).toEqual({ type: 'prompt', story: null });
  });

  test('is about the failure of the page that it was said in', async () => {
    const second = { ...page, tab: fake.tabs.add(`${ORIGIN}/`) };
    await observe(failing('pairing-required'), page);
    await observe(failing('token-missing'), second);
    await dismiss(page);
    const told = (tab: number) => fake.tabs.told.findLast(each => each.tab === tab)?.message;
    expect([told(page.tab), told(second.tab)]).toMatchObject([
      { type: 'prompt', story: null },
      { type: 'prompt', story: { name: 'failing', kind: 'token-missing' } },
    ]);
  });

  test('holds in whatever moment of the page’s next report it is said', async () => {
    const dismissed = async (turns: number) => {
      fake = newBrowser();
      page = { ...page, tab: fake.tabs.add(`${ORIGIN}/`) };
      await observe(failing('pairing-required'), page);
      const report = observe(failing('pairing-required', { text: 'still not paired' }), page);
      for (let turn = 0; turn < turns; turn++) await Promise.resolve();
      await Promise.all([report, dismiss(page)]);
      return fake.tabs.told.findLast(({ tab }) => tab === page.tab)?.message;
    };
    for (let turns = 0; turns < 400; turns += 4)
      expect(await dismissed(turns), `after ${turns} turns`).toEqual({ type: 'prompt', story: null });
  });

  test('holds where the page is just trying again', async () => {
    await observe(failing('pairing-required'), page);
    await observe(sighting(), page);
    await dismiss(page);
    await observe(failing('pairing-required'), page);
    expect(fake.tabs.told.at(-1)?.message).toEqual({ type: 'prompt', story: null });
  });

  test('of a page that does not prompt is not written down', async () => {
    await observe(failing('pairing-required'), page);
    await dismiss({ ...page, tab: 55 });
    expect((await allIncidents())[0]?.incident.events).toHaveLength(1);
    await dismiss(page);
    await dismiss(page);
    expect((await allIncidents())[0]?.incident.events).toHaveLength(2);
  });
});

describe('"fix it"', () => {
  test('opens the popup', async () => {
    await openRecovery(page);
    expect(fake.log).toEqual([]);
  });

  test('opens the same page in a tab where the browser opens no popup', async () => {
    fake.popupOpens = false;
    await openRecovery(page);
    expect(fake.log).toEqual([`open chrome-extension://fake-id/popup.html?tab=${page.tab}`]);
  });
});
