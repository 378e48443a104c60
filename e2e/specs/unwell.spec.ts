/** Connected pages that say themselves that they are not well: they are no proof that it works. */
import type { Page } from '@playwright/test';
import { eventually } from '../browser/eventually.ts';
import { expectNoPrompt, expectPrompt, promptFailure } from '../browser/prompt.ts';
import { openPopup } from '../stories/user-actions.ts';
import { beTrusted } from './setup.ts';
import { expect, test } from './stand-in-fixtures.ts';

/** What the page shows, in its own structures (OpenClaw 2026.9.6, and the red words of 2026.3). */
const FOOTER = (state: string) =>
  `<span class="gateway-status gateway-status--${state}"><span class="gateway-status__label">…</span></span>`;
const SIGN_IN = `<openclaw-modal-dialog><div class="exec-approval-card">
  <div class="exec-approval-header"><div class="exec-approval-title">Sign in to continue loading content</div></div>
  <p role="status" aria-live="polite"></p></div></openclaw-modal-dialog>`;
const RED = '<div class="callout danger">missing scope: operator.read</div>';

const add = (page: Page, html: string) =>
  page.evaluate(words => {
    const shown = document.createElement('div');
    shown.id = 'unwell';
    shown.innerHTML = words;
    document.body.append(shown);
  }, html);
const remove = (page: Page) => page.evaluate(() => document.querySelector('#unwell')?.remove());

test('“Fixed” never stands beside a gateway that says it is suspended, and does once it goes on', {
  tag: ['@promise', '@firefox'],
}, async ({ agent, user }) => {
  const page = await user.newPage(agent.link());
  await expectPrompt(page, 'pairing-required');
  for (const { requestId } of agent.pending()) agent.approve(requestId);
  await eventually(() => agent.connects).toBe(1);
  await add(page, FOOTER('suspended'));
  await expectPrompt(page, 'gateway-starting');
  const popup = await openPopup(user, page);
  await expect(popup.page.locator('[data-step="wait"]').first()).toBeVisible();
  await expect(popup.page.locator('[data-verdict="fixed"]')).toHaveCount(0);
  await remove(page);
  await expectNoPrompt(page);
  await expect(popup.page.locator('[data-verdict="fixed"]').first()).toBeVisible();
});

test('a sign-in that is over is told where somebody opens the popup, and footers of every load are no trouble', {
  tag: '@firefox',
}, async ({ world, user }) => {
  const { page } = await beTrusted(world, user);
  await page.waitForTimeout(6_000); // connected and stable
  await add(page, FOOTER('restoring'));
  const popup = await openPopup(user, page);
  await page.waitForTimeout(6_000);
  expect(await promptFailure(page)).toBeNull();
  await popup.page.close();
  await remove(page);
  await add(page, SIGN_IN);
  await openPopup(user, page);
  await expectPrompt(page, 'sign-in-elsewhere');
});

test('red words about rights count where the gateway told none, and only there', async ({ world, agent, user }) => {
  agent.setGeneration('2026.1');
  agent.approvesAtOnce = true;
  const { page: told } = await beTrusted(world, user);
  await add(told, RED);
  await told.waitForTimeout(12_000);
  expect(await promptFailure(told)).toBeNull();
  await told.close();
  agent.trouble = 'tells-no-rights';
  const page = await user.newPage(agent.link());
  await add(page, RED);
  await expectPrompt(page, 'limited');
});
