/** What happens to a page besides its connection: sleep, missing network, the back/forward cache, other agents. */

import type { Page } from '@playwright/test';
import type { Packet } from '../../src/core/packet/model.ts';
import { addressOf, type Browser } from '../browser/browser.ts';
import { eventually } from '../browser/eventually.ts';
import { expectNoPrompt, expectPrompt, promptFailure } from '../browser/prompt.ts';
import { expectAlarm, openPopup } from '../stories/user-actions.ts';
import { AGENT } from '../worlds/world.ts';
import { beTrusted } from './setup.ts';
import { expect, test } from './stand-in-fixtures.ts';

const OTHER = 'user-0241.c1.heyron.ai';

/** The disturbances in the report on a page's tab. */
async function witnessed(user: Browser, page: Page) {
  const popup = await openPopup(user, page);
  const { json } = await popup.savePacket();
  return (json as Packet).timeline.filter(entry => entry.what === 'witnessed');
}

test('without a network nothing fails; a failure after it tells how long there was none', async ({
  world,
  agent,
  user,
}) => {
  const { page } = await beTrusted(world, user);
  await page.context().setOffline(true);
  agent.setDown(true, 'sockets');
  await page.waitForTimeout(9_000); // longer than any hold time
  expect(await promptFailure(page)).toBeNull();
  await page.context().setOffline(false);
  const onlineAt = Date.now();
  await expectPrompt(page, 'gateway-unreachable');
  expect(Date.now() - onlineAt).toBeGreaterThan(3_000);
  expect((await witnessed(user, page)).map(({ change }) => change)).toContain('offline');
});

test('a page that comes back from the back/forward cache prompts again', { tag: '@firefox' }, async ({ user }) => {
  const page = await user.newPage(`https://${AGENT}/`);
  await expectPrompt(page, 'token-missing');
  // A busy browser may load a page again instead: then it goes away and comes back once more.
  do {
    await page.evaluate(() => Object.assign(window, { kept: true }));
    await page.goto('https://unrelated.test/');
    await page.evaluate(() => void setTimeout(() => history.back()));
    await eventually(() => addressOf(page)).toContain(AGENT);
  } while (!(await page.evaluate(() => 'kept' in window)));
  await expectPrompt(page, 'token-missing');
  await expectAlarm(user, page, true);
});

test('agents that fail alike at the same time are named with each other', async ({ world, agent, user }) => {
  agent.setDown(true);
  world.stand.agent(OTHER).setDown(true);
  await user.newPage('https://heyron.ai/support'); // Chromium takes the front tab for the opener of the next one
  const page = await user.newPage(agent.link());
  await expectPrompt(page, 'gateway-unreachable');
  const other = await user.newPage(`https://${OTHER}/`);
  await expectPrompt(other, 'gateway-unreachable');
  for (const [tab, company] of [
    [page, OTHER],
    [other, AGENT],
  ] as const) {
    const popup = await openPopup(user, tab);
    await popup.open('details');
    await popup.click(popup.page.getByText('How Re-Pair decides'));
    await expect(popup.page.getByRole('listitem').filter({ hasText: company }).first()).toBeVisible();
    const { json } = await popup.savePacket();
    expect((json as Packet).timeline).toContainEqual(
      expect.objectContaining({ what: 'also-failing', kind: 'gateway-unreachable', host: company }),
    );
  }
});

test('a route change without a load, and a banner that is drawn again, change nothing', async ({ agent, user }) => {
  agent.setGeneration('banner');
  const page = await user.newPage(agent.link());
  await expectPrompt(page, 'pairing-required');
  await page.evaluate(() => {
    history.pushState(null, '', '/chat/other');
    const banner = document.querySelector('[role="alert"]');
    banner?.replaceWith(banner.cloneNode(true));
  });
  await page.waitForTimeout(2_000);
  expect(await promptFailure(page)).toBe('pairing-required');
  for (const { requestId } of agent.pending()) agent.approve(requestId);
  await expectNoPrompt(page);
});
