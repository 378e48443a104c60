/** The tabs of cleared hosts: they come back where they were. */

import type { Page } from '@playwright/test';
import { addressOf, type Browser } from '../browser/browser.ts';
import { eventually } from '../browser/eventually.ts';
import { expectPrompt } from '../browser/prompt.ts';
import { askToClear } from '../stories/user-actions.ts';
import { AGENT } from '../worlds/world.ts';
import { loseTrust } from './setup.ts';
import { expect, test } from './stand-in-fixtures.ts';

/** The part of the tabs API that the types do not know. */
interface Groups {
  group(what: { tabIds: (number | undefined)[] }): Promise<number>;
}

const SECRETS = '?view=in-the-query#token=in-the-fragment';

test('tabs come back where they were, and no query or fragment of theirs is ever written down', async ({
  world,
  user,
  agent,
}) => {
  const written = await watchStorage(await user.openPopupPage());
  const { page } = await loseTrust(world, user);
  await openTabs(user);
  const popup = await askToClear(user, page);
  const before = await tabsOf(user);
  expect(before.filter(({ url }) => url?.endsWith(SECRETS))).toHaveLength(5);
  expect(new Set(before.map(({ groupId }) => groupId)).size, 'two groups, and tabs in none').toBe(3);

  await popup.press('confirm');
  await popup.expectResult('clear-site-data', 'changed');
  await eventually(() => tabsOf(user)).toEqual(before);

  const all = await written();
  expect(all, 'what is written down is seen').toContain(`https://${AGENT}/dump`);
  for (const secret of ['in-the-query', 'in-the-fragment', agent.token]) expect(all).not.toContain(secret);
});

test('who goes back afterwards comes to where they were, and not to a page of ours', async ({ world, user }) => {
  const { page } = await loseTrust(world, user);
  const elsewhere = 'https://unrelated.test/';
  await page.goto(elsewhere);
  await page.goto(`https://${AGENT}/`);
  await expectPrompt(page, 'pairing-required');
  const before = await addressOf(page);
  const popup = await askToClear(user, page);
  await popup.press('confirm');
  await popup.expectResult('clear-site-data', 'changed');
  await expectPrompt(page, 'token-missing');
  await page.evaluate(() => history.replaceState(null, '', '/chat/returned'));
  const tab = await user.tabIdOf(page);
  const back = () => user.inBackground(id => chrome.tabs.goBack(id), tab);

  await back();
  await eventually(() => addressOf(page)).toBe(before);
  await expectPrompt(page, 'token-missing');
  await back();
  await eventually(() => addressOf(page)).toBe(elsewhere);
});

/** Everything written to the extension's storage from now on, as a page of the extension sees it. */
async function watchStorage(page: Page): Promise<() => Promise<string>> {
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    // The change itself counts too: what is overwritten at once can no longer be read.
    chrome.storage.onChanged.addListener(async changes => {
      seen.push(JSON.stringify(changes));
      seen.push(JSON.stringify([await chrome.storage.local.get(), await chrome.storage.session.get()]));
    });
  });
  return () => page.evaluate(() => (window as unknown as { seen: string[] }).seen.join('\n'));
}

/** Tabs of cleared hosts among others: a pinned one, groups, a second window. */
async function openTabs(user: Browser): Promise<void> {
  const addresses = {
    agent: `https://${AGENT}/dump${SECRETS}`,
    account: `https://heyron.ai/dump${SECRETS}`,
    stranger: 'https://unrelated.test/',
  };
  await user.inBackground(async ({ agent, account, stranger }) => {
    const open = async (url: string, where: object) => (await chrome.tabs.create({ url, active: false, ...where })).id;
    const groups = chrome.tabs as unknown as Groups;
    await open(agent, { pinned: true });
    // A group disappears with its last tab, so one group holds only tabs that are cleared.
    await groups.group({ tabIds: [await open(agent, {})] });
    await groups.group({ tabIds: [await open(stranger, {}), await open(account, {})] });
    const { id: windowId } = await chrome.windows.create({ url: agent });
    await open(stranger, { windowId });
    await open(account, { windowId });
  }, addresses);
  const loaded = async () => (await tabsOf(user)).every(({ status }) => status === 'complete');
  await eventually(loaded).toBe(true);
}

/** Every tab in order, as the user sees it. Of other sites the extension sees the place but no address. */
async function tabsOf(user: Browser) {
  const tabs = await user.inBackground(() => chrome.tabs.query({}));
  return tabs
    .map(({ windowId, index, pinned, active, groupId, url, status }) => {
      return { windowId, index, pinned, active, groupId, url, status };
    })
    .sort((a, b) => (a.windowId ?? 0) - (b.windowId ?? 0) || a.index - b.index);
}
