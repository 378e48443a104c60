/** The report holds what support asks for, and no secret; nor does anything that Re-Pair stores. */

import { packetSchema } from '../../src/core/packet/model.ts';
import { eventually } from '../browser/eventually.ts';
import { expectPrompt } from '../browser/prompt.ts';
import { copied, openPopup, signIn } from '../stories/user-actions.ts';
import { keptText } from '../worlds/extension-storage.ts';
import { AGENT } from '../worlds/world.ts';
import { loseTrust } from './setup.ts';
import { expect, test } from './stand-in-fixtures.ts';

test('it holds the five things that support asks for, as JSON, as Markdown and on the clipboard', async ({
  world,
  agent,
  user,
}) => {
  const { page, deviceId } = await loseTrust(world, user);
  const popup = await openPopup(user, page);
  const tokenChanged = popup.page.locator('[data-question="changed-recently"][data-answer="token"]');
  await popup.open('help');
  await popup.click(tokenChanged);
  await popup.click(popup.page.locator('[data-question="others-affected"][data-answer="no"]'));
  await expect(popup.page.locator('[data-question="others-affected"][data-answer="no"]')).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  const { json, jsonName, markdown, markdownName } = await popup.savePacket();
  const packet = packetSchema.parse(json);
  expect(packet.failure.text).toContain('pairing required');
  expect(packet.gateway).toBe(`wss://${AGENT}`);
  expect(packet.gatewayPlace).toBe('hosted');
  expect(packet.answers).toMatchObject({ 'changed-recently': 'token', 'others-affected': 'no' });
  expect(packet.pairing).toMatchObject({
    requestId: agent.pending()[0]?.requestId,
    deviceId,
    freshPairing: null,
  });
  expect(jsonName).toMatch(new RegExp(`^re-pair-${AGENT}-\\d{8}T\\d{6}Z\\.json$`));
  expect(markdownName).toBe(jsonName.replace(/json$/, 'md'));
  for (const fact of [packet.failure.text, packet.gateway, deviceId]) expect(markdown).toContain(fact);
  expect(await copied(user, popup, 'copy-packet')).toContain(packet.pairing.requestId);
});

test('no token, key, cookie, stored value or chat text is in it, nor in what Re-Pair stores', {
  tag: '@promise',
}, async ({ world, agent, user }) => {
  await signIn(user);
  const { page } = await loseTrust(world, user);
  await page.getByRole('textbox').first().fill('my secret plan for tuesday');
  const secrets = await page.evaluate(() =>
    [...Object.entries(localStorage), ...Object.entries(sessionStorage)].map(([, value]) => value),
  );
  const inside = secrets.flatMap(value =>
    [...value.matchAll(/"(?:token|privateKey|publicKey)":"([^"]+)"/g)].map(([, secret]) => secret ?? ''),
  );
  const cookies = (await user.context.cookies()).map(({ value }) => value);
  const canaries = [agent.token, 'my secret plan', ...inside, ...cookies].filter(secret => secret.length > 6);
  expect(canaries.length).toBeGreaterThan(4);
  const popup = await openPopup(user, page);
  const { json, markdown } = await popup.savePacket();
  const everything = JSON.stringify(json) + (await keptText(user)) + markdown;
  for (const canary of canaries) expect(everything).not.toContain(canary);
});

test('what the user adds is kept without its secret, which is marked in the preview and counted in the files', async ({
  agent,
  user,
}) => {
  const page = await user.newPage(agent.link());
  await expectPrompt(page);
  const popup = await openPopup(user, page);
  const { page: own } = popup;
  await popup.open('help', 'read');
  await own.locator('textarea').fill('It began today. My password=hunter2hunter2');
  await own.locator('input').fill('https://heyron.ai/support/4711?secret=hunter2hunter2');
  await popup.page.reload(); // after a look elsewhere it is closed
  await popup.open('help', 'read');
  await expect(own.locator('textarea')).toHaveValue(/It began today/);
  await popup.press('keep-additions');
  await expect(own.locator('pre mark')).toHaveText(['[removed 1]']);
  const { json, markdown } = await popup.savePacket();
  expect(json).toMatchObject({
    note: 'It began today. My password=[removed 1]',
    ticket: 'https://heyron.ai/support/4711',
  });
  expect(markdown).toContain('It began today.');
  expect(JSON.stringify(json) + markdown).not.toContain('hunter2');
  await eventually(() => keptText(user), 'the drafts are forgotten').not.toContain('hunter2');
});

test('what may be private in a note leaves only once its writer has tapped it', { tag: '@firefox' }, async ({
  agent,
  user,
}) => {
  const page = await user.newPage(agent.link());
  await expectPrompt(page);
  const popup = await openPopup(user, page);
  const { page: own } = popup;
  await popup.open('help', 'read');
  await own
    .locator('textarea')
    .fill('It began today. I changed my password to swordfish. I entered the code 246154, nothing happened.');
  await popup.press('keep-additions');
  const pieces = own.locator('[data-action="piece"]');
  await expect(pieces).toHaveText(['I changed my password to swordfish', '246154']);
  const leaving = async () => {
    const { json, markdown } = await popup.savePacket();
    return JSON.stringify(json) + markdown + (await copied(user, popup, 'copy-packet'));
  };
  const unseen = await leaving();
  for (const secret of ['swordfish', '246154']) expect(unseen).not.toContain(secret);
  for (const useful of ['It began today.', 'nothing happened']) expect(unseen).toContain(useful);
  await popup.open('help');
  // A new button rests, and refuses a key; a user who sees nothing happen presses it again.
  await expect(async () => {
    await pieces.last().press('Enter');
    await expect(pieces.last()).toHaveAttribute('aria-pressed', 'true', { timeout: 2_000 });
  }).toPass();
  await expect(pieces.last()).toBeFocused();
  const looked = await leaving();
  expect(looked).toContain('I entered the code 246154');
  expect(looked).not.toContain('swordfish');
});

test('how much of the addresses leaves is the user’s choice, and the file’s name follows it', async ({
  agent,
  user,
}) => {
  const page = await user.newPage(agent.link().replace('/#', '/chat/main#'));
  await expectPrompt(page);
  const popup = await openPopup(user, page);
  const choose = async (detail: string) => {
    await popup.open('help', 'read');
    await popup.click(popup.page.locator(`[data-action="detail"][data-answer="${detail}"]`));
  };
  await choose('path');
  const whole = await popup.savePacket();
  expect(whole.json).toMatchObject({ addressDetail: 'path', page: { path: '/chat/main' } });
  await choose('shard');
  const server = await popup.savePacket();
  expect(server.jsonName).toMatch(/^re-pair-c3\.heyron\.ai-\d{8}T\d{6}Z\.json$/);
  expect(JSON.stringify(server.json) + server.markdown).not.toContain(agent.host);
  expect(server.json).toMatchObject({ gateway: 'wss://agent-1.c3.heyron.ai' });
  await choose('host');
  const host = await popup.savePacket();
  expect(host.jsonName).toContain(agent.host);
  expect(host.json).toMatchObject({ page: { origin: `https://${agent.host}`, path: null } });
});

test('a form for chat fits into one message', async ({ agent, user }) => {
  const page = await user.newPage(agent.link());
  await expectPrompt(page);
  const popup = await openPopup(user, page);
  const copy = () => copied(user, popup, 'copy-message');
  await eventually(copy).toContain('device pairing required'); // the full report comes after the first refusal
  const message = await copy();
  expect(message.length).toBeLessThanOrEqual(2_000);
  const [{ requestId, deviceId } = { requestId: '', deviceId: '' }] = agent.pending();
  for (const fact of [requestId, deviceId, `wss://${agent.host}`]) expect(message).toContain(fact);
});
