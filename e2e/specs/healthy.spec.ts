/** Healthy days: which agent the page is connected to, since when, and a check-up; elsewhere the open heyron pages. */
import type { Page } from '@playwright/test';
import type { Browser } from '../browser/browser.ts';
import { eventually } from '../browser/eventually.ts';
import type { Popup } from '../browser/popup.ts';
import { openPopup, signIn } from '../stories/user-actions.ts';
import { agree, readKept } from '../worlds/extension-storage.ts';
import type { StandIn } from '../worlds/stand-in.ts';
import { AGENT } from '../worlds/world.ts';
import { beTrusted } from './setup.ts';
import { expect, test } from './stand-in-fixtures.ts';

/** A browser that the agent knows, whose user has agreed to keep data. */
async function beHealthy(world: StandIn, user: Browser): Promise<Page> {
  await agree(user);
  return (await beTrusted(world, user)).page;
}

const NAME = AGENT.split('.')[0] ?? '';

/** The results of a check-up, by name. */
async function checkUp({ page }: Popup): Promise<Record<string, string>> {
  const look = page.locator('[data-action="check-up"]');
  await expect(look).toBeEnabled();
  await look.dispatchEvent('click');
  await expect(page.locator('[data-check]')).toHaveCount(5);
  const lines = await page
    .locator('[data-check]')
    .evaluateAll(all => all.map(each => [each.getAttribute('data-check'), each.getAttribute('data-is')]));
  return Object.fromEntries(lines);
}

/** What the extension keeps on disk, and what the browser keeps of heyron. */
async function keptBy(user: Browser): Promise<unknown> {
  const { local } = await user.inBackground(readKept);
  return { local, cookies: await user.cookies() };
}

test('a connected page is told by its agent, since when it is so; a check-up says what is seen, and changes nothing', async ({
  world,
  user,
}) => {
  await signIn(user);
  const page = await beHealthy(world, user);
  const keys = async () => Object.keys((await user.inBackground(readKept)).local);
  await eventually(async () => (await keys()).some(key => key.startsWith('health:')), 'a healthy day').toBe(true);
  const popup = await openPopup(user, page);
  await expect(popup.page.locator('h1')).toHaveText('Everything works');
  await expect(popup.page.locator('.lead')).toContainText(`Connected to ${NAME} since `);
  await expect(popup.page.locator('.costs')).toContainText('Changes nothing');
  const stored = () => page.evaluate(() => ({ ...localStorage, ...sessionStorage }));
  const before = [await keptBy(user), await stored(), world.stand.agent(AGENT).connects];
  expect(await checkUp(popup)).toEqual({
    agent: 'well',
    browser: 'well',
    account: 'well',
    page: 'well',
    storage: 'well',
  });
  await expect(popup.page.locator('#live')).toContainText('You are signed in to heyron');
  expect([await keptBy(user), await stored(), world.stand.agent(AGENT).connects]).toEqual(before);
});

test('what is amiss and what could not be seen is said so', async ({ world, user, agent }) => {
  const page = await beHealthy(world, user);
  const popup = await openPopup(user, page);
  await expect(popup.page.locator('h1')).toHaveText('Everything works');
  agent.build = '2026.9.7-release';
  expect(await checkUp(popup)).toMatchObject({ agent: 'well', account: 'unseen', page: 'ill' });
  await expect(popup.page.locator('h1')).toHaveText(/needs? attention$/);
  await page.reload();
  await expect(popup.page.locator('[data-check]'), 'said of the page before').toHaveCount(0);
  expect(await checkUp(popup)).toMatchObject({ account: 'unseen', page: 'well' });
  await expect(popup.page.locator('h1')).toHaveText('Nothing wrong was seen');
});

test('on another site the open heyron pages are listed, and a click goes to one', async ({ world, user }) => {
  const page = await beHealthy(world, user);
  const other = await user.newPage('https://unrelated.test/');
  const popup = await openPopup(user, other);
  const row = popup.page.locator(`[data-page="${await user.tabIdOf(page)}"]`);
  await expect(row).toContainText(AGENT);
  await expect(row).toContainText('connected');
  await popup.click(row);
  const inFront = () =>
    user.inBackground(async () => (await chrome.tabs.query({ active: true, currentWindow: true }))[0]?.id);
  await eventually(inFront, 'the tab in front').toBe(await user.tabIdOf(page));
});
