/** Addresses that a website can open: none closes a tab. */
import { expect, test } from '../stand-in-fixtures.ts';
import { A_WHILE_MS } from './hostile-pages.ts';

const UUID = '0badcafe-0000-4000-8000-000000000000';
const ADDRESSES = [
  'https://heyron.ai/#re-pair-spare',
  'https://heyron.ai/support#re-pair-spare',
  `https://heyron.ai/#re-pair-${UUID}`,
  `https://heyron.ai/support?v=1#re-pair-${UUID}`,
  `https://c3-0108.c3.heyron.ai/support#re-pair-${UUID}`,
  'https://heyron.ai/?v=1234567890123456',
] as const;

for (const [index, address] of ADDRESSES.entries())
  test(`a page at ${address} stays open, also when a worker begins`, {
    tag: index === 0 ? '@firefox' : '@rest',
  }, async ({ user }) => {
    const page = await user.newPage(address);
    const open = () => user.inBackground(async () => (await chrome.tabs.query({})).length); // this wakes it
    const before = await open();
    await user.killBackground();
    expect(await open()).toBe(before);
    await page.waitForTimeout(A_WHILE_MS); // longer than a worker takes to tidy up
    expect(await open()).toBe(before);
    expect(page.isClosed()).toBe(false);
  });
