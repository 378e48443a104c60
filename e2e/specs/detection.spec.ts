/** What is recognised on the stand-in's pages, and what is left alone. */

import { eventually } from '../browser/eventually.ts';
import { expectNoPrompt, expectPrompt, promptFailure } from '../browser/prompt.ts';
import { STRANGERS } from '../net/hosts.ts';
import { GENERATIONS } from '../site/generation.ts';
import { expectAlarm, openPopup } from '../stories/user-actions.ts';
import { extensionFor } from '../worlds/fixtures.ts';
import { beTrusted } from './setup.ts';
import { expect, test } from './stand-in-fixtures.ts';

for (const generation of GENERATIONS) {
  test(`a refused device is seen on a page of generation ${generation}`, { tag: '@firefox' }, async ({
    agent,
    user,
  }) => {
    agent.setGeneration(generation);
    const page = await user.newPage(agent.link());
    await expectPrompt(page, 'pairing-required');
    await expectAlarm(user, page, true);
  });

  test(`a connected chat that quotes the errors stays silent on generation ${generation}`, {
    tag: generation === '2026.9' ? ['@promise', '@firefox'] : '@rest',
  }, async ({ agent, user }) => {
    agent.setGeneration(generation);
    const page = await user.newPage(agent.link());
    await expectPrompt(page);
    for (const { requestId } of agent.pending()) agent.approve(requestId);
    await page.goto('about:blank');
    agent.quoteErrors(true);
    await page.goto(agent.link());
    await expect(page.getByText('unauthorized: gateway token mismatch').first()).toBeVisible();
    await page.waitForTimeout(6_000); // long enough for every hold time to pass
    expect(await promptFailure(page)).toBeNull();
    await expectAlarm(user, page, false);
  });
}

test('a missing token, a wrong token and a refusal for too many tries are told apart', async ({ agent, user }) => {
  const bare = await user.newPage(`https://${agent.host}/`);
  await expectPrompt(bare, 'token-missing');
  await bare.close();
  const stale = await user.newPage(agent.link().replace(agent.token, 'stale-token'));
  await expectPrompt(stale, 'token-mismatch');
  await stale.close();
  agent.refuseNextConnect('rate-limited', 10);
  await expectPrompt(await user.newPage(agent.link()), 'rate-limited');
});

test('a page that shows an error while it retries with its device token gets no prompt', { tag: '@firefox' }, async ({
  world,
  agent,
  user,
}) => {
  agent.setGeneration('2026.5');
  const { page } = await beTrusted(world, user);
  await page.goto('about:blank');
  await page.addInitScript(() => {
    const note = () => {
      if (document.querySelector('.callout.danger')) sessionStorage.setItem('shown', 'the error');
      if (document.querySelector('re-pair-prompt')) sessionStorage.setItem('prompted', 'yes');
    };
    new MutationObserver(note).observe(document, { childList: true, subtree: true });
  });
  const before = agent.connects;
  await page.goto(agent.link().replace(agent.token, 'stale-token'));
  await eventually(() => agent.connects, 'accepted connections').toBe(before + 1);
  await page.waitForTimeout(1_000);
  const noted = () => page.evaluate(() => ['shown', 'prompted'].map(each => sessionStorage.getItem(each)));
  expect(await noted()).toEqual(['the error', null]);
});

test('a gateway that goes away is unreachable, not before three seconds, and its return ends it', {
  tag: '@firefox',
}, async ({ agent, user }) => {
  const page = await user.newPage(agent.link());
  await expectPrompt(page, 'pairing-required');
  for (const { requestId } of agent.pending()) agent.approve(requestId);
  await expectNoPrompt(page);
  await page.waitForTimeout(6_000); // connected and stable: the pairing incident is over
  agent.setDown(true, 'sockets');
  await page.waitForTimeout(2_500);
  expect(await promptFailure(page)).toBeNull();
  await expectPrompt(page, 'gateway-unreachable');
  agent.setDown(false);
  await expectNoPrompt(page);
});

test('the proxy’s own error page counts as unreachable on an agent’s host, and not on the account site', async ({
  agent,
  account,
  user,
}) => {
  agent.setDown(true);
  await expectPrompt(await user.newPage(agent.link()), 'gateway-unreachable');
  account.down = true;
  const page = await user.newPage('https://heyron.ai/');
  await page.waitForTimeout(5_000);
  expect(await promptFailure(page)).toBeNull();
});

test('the troubleshooting guide on heyron.ai stays silent', { tag: '@firefox' }, async ({ user }) => {
  const page = await user.newPage('https://heyron.ai/guides/pairing-required');
  await page.waitForTimeout(3_000);
  expect(await promptFailure(page)).toBeNull();
});

test('an error in open shadow roots is seen when it comes, when only its words change, and not in a chat', {
  tag: '@firefox',
}, async ({ user }) => {
  const page = await user.newPage('https://heyron.ai/support'); // a page without a gateway's own words
  await page.evaluate(() => {
    const shadowIn = (parent: Node, name: string) =>
      parent.appendChild(document.createElement(name)).attachShadow({ mode: 'open' });
    const log = document.body.appendChild(document.createElement('div'));
    log.setAttribute('role', 'log');
    shadowIn(log, 'chat-bubble').innerHTML = '<div role="alert">Auth failed: pairing required</div>';
    shadowIn(shadowIn(document.body, 'agent-app'), 'app-toast').innerHTML = '<div role="alert">Connecting…</div>';
  });
  await page.waitForTimeout(2_000);
  expect(await promptFailure(page)).toBeNull();
  const say = (words: string) =>
    page.evaluate(text => {
      const toast = document.querySelector('agent-app')?.shadowRoot?.querySelector('app-toast')?.shadowRoot;
      (toast?.querySelector('[role="alert"]')?.firstChild as Text).data = text;
    }, words);
  await say('Auth failed: pairing required');
  await expectPrompt(page, 'pairing-required');
  await say('disconnected (1008): unauthorized: gateway token missing');
  await expectPrompt(page, 'token-missing');
  await say('Connected');
  await expectNoPrompt(page);
});

test('look-alike hosts are never looked at', async ({ user }) => {
  for (const host of STRANGERS) {
    const page = await user.newPage(`https://${host}/`);
    await page.waitForTimeout(500);
    expect(await promptFailure(page), host).toBeNull();
  }
});

for (const generation of GENERATIONS) {
  test(`a page of generation ${generation} that fails already is seen when Re-Pair is installed`, {
    tag: generation === '2026.9' ? '@firefox' : '@rest',
  }, async ({ agent, bare, family }) => {
    agent.setGeneration(generation);
    const page = await bare.newPage(agent.link());
    await expect(page.getByText(/pairing required|approve/i).first()).toBeVisible();
    await bare.loadExtension(extensionFor(family));
    await expectPrompt(page, 'pairing-required');
    await expectAlarm(bare, page, true);
  });
}

test('an agent in a frame of a heyron page is seen, and the page around it prompts', { tag: '@firefox' }, async ({
  agent,
  user,
}) => {
  agent.setGeneration('banner'); // OpenClaw's own pages refuse to be framed since 2026.2
  const page = await user.newPage('https://heyron.ai/framed');
  await expectPrompt(page, 'pairing-required');
  await expectAlarm(user, page, true);
  const inner = page.frames().find(frame => frame.url().includes(agent.host));
  expect(await inner?.locator('re-pair-prompt').count()).toBe(0);
  const popup = await openPopup(user, page);
  await popup.open('details');
  await expect(popup.page.getByText(agent.host).first()).toBeVisible();
  await popup.expectChecked();
  for (const { requestId } of agent.pending()) agent.approve(requestId);
  await popup.expectVerdict('fixed');
  await expectNoPrompt(page);
});
