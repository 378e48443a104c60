/** Failures that are neither a gateway's refusal nor a dead gateway: each has its name, its first step, and its end. */
import { readFile } from 'node:fs/promises';
import { eventually } from '../browser/eventually.ts';
import { expectNoPrompt, expectPrompt, promptFailure } from '../browser/prompt.ts';
import { askToClear, openPopup, skipTo } from '../stories/user-actions.ts';
import { writeUnsent } from '../worlds/unsent-drafts.ts';
import { AGENT } from '../worlds/world.ts';
import { beTrusted, loseTrust } from './setup.ts';
import { expect, test } from './stand-in-fixtures.ts';

test('a connection that may do nothing is limited, and solved only when it may do more', async ({ agent, user }) => {
  agent.approvesAtOnce = true;
  agent.trouble = 'grants-nothing';
  const page = await user.newPage(agent.link());
  await expectPrompt(page, 'limited');
  const popup = await openPopup(user, page);
  await popup.expectChecked();
  await page.waitForTimeout(6_000); // longer than a connection has to last
  await expect(popup.page.locator('[data-verdict="fixed"]')).toHaveCount(0);
  agent.trouble = null;
  await page.reload();
  await expectNoPrompt(page);
  await popup.expectVerdict('fixed');
});

test('a page that its host refuses is told as such, and a file that it refuses is not', async ({ agent, user }) => {
  agent.trouble = 'refuses-pages';
  await expectPrompt(await user.newPage(`https://${AGENT}/chat`), 'http-refused');
  const file = await user.newPage(`https://${AGENT}/picture.png`);
  await file.waitForTimeout(3_000);
  expect(await promptFailure(file)).toBeNull();
});

test('a host that answers without its page is told from one that does not answer', async ({ agent, user }) => {
  agent.trouble = 'has-no-page';
  const page = await user.newPage(`https://${AGENT}/chat`);
  await expectPrompt(page, 'page-missing');
  const popup = await openPopup(user, page);
  await popup.expectCurrentStep('hard-refresh');
});

test('a page whose browser makes it no connection calls a wrong address', async ({ agent, user }) => {
  agent.trouble = 'page-calls-plain-address';
  const page = await user.newPage(agent.link());
  await expectPrompt(page, 'address-unusable');
  const popup = await openPopup(user, page);
  await popup.expectCurrentStep('fresh-link');
  await expect(popup.page.locator('[data-check="address"]')).toHaveCount(0);
});

test('a refusal in JSON in place of the page is told with its reason, and its status is in the report', async ({
  agent,
  user,
}) => {
  test.skip(user.family === 'firefox', 'Firefox shows JSON in a viewer of its own, in which Re-Pair sees nothing');
  agent.trouble = 'refuses-its-proxy';
  const page = await user.newPage(`https://${AGENT}/chat`);
  await expectPrompt(page, 'host-misconfigured');
  const popup = await openPopup(user, page);
  await skipTo(popup, 'escalate');
  const { json, markdown } = await popup.savePacket();
  expect(json).toMatchObject({ failure: { status: 403, settings: ['gateway.trustedProxies'] } });
  expect(markdown).toContain('gateway.trustedProxies');
});

test('a page whose program does not start is loaded fresh at once', async ({ agent, user }) => {
  agent.trouble = 'page-without-app';
  const page = await user.newPage(agent.link());
  await expectPrompt(page, 'app-not-started');
  agent.trouble = null;
  agent.approvesAtOnce = true;
  const popup = await openPopup(user, page);
  await popup.expectCurrentStep('hard-refresh');
  await popup.press('run', 'hard-refresh');
  await popup.expectVerdict('fixed');
});

test('a connection that its gateway ends is no dead gateway', async ({ world, agent, user }) => {
  const { page } = await beTrusted(world, user);
  agent.trouble = 'ends-connections';
  agent.restart();
  await expectPrompt(page, 'connection-ended');
  agent.trouble = null;
  await expectNoPrompt(page);
});

test('what was written and not sent is counted before a clearing, and saved by one click', {
  tag: '@firefox',
}, async ({ world, user }) => {
  const { page } = await loseTrust(world, user);
  await writeUnsent(page, { draft: 'Dear agent, half a', waiting: 'It waits for you' });
  const popup = await askToClear(user, page);
  await expect(popup.page.locator('[data-unsent="2"]')).toContainText('Drafts: 1, waiting: 1');
  const before = (await user.saved()).length;
  await popup.click(popup.page.locator('[data-action="save-unsent"]'));
  await eventually(async () => (await user.saved()).length, 'saved files').toBe(before + 1);
  const [saved] = (await user.saved()).slice(before);
  expect(saved?.name).toBe(`unsent-${AGENT}.md`);
  const text = await readFile(saved?.path ?? '', 'utf8');
  expect(text).toContain('Dear agent, half a');
  expect(text).toContain('It waits for you');
  await popup.press('cancel');
  await skipTo(popup, 'escalate');
  const { json, markdown } = await popup.savePacket();
  expect(JSON.stringify(json) + markdown).not.toMatch(/half a|waits for you/);
});
