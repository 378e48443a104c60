/** The report: what support asks for is in it, and no secret is, nor in anything that Re-Pair stores. */
import { packetSchema } from '../../src/core/packet/model.ts';
import { copied, loseTrust, openPopup, signIn } from '../stories/acts.ts';
import { AGENT } from '../worlds/world.ts';
import { expect, test } from './stand-in-test.ts';

test('it holds the five things that support asks for, as JSON, as Markdown and on the clipboard', async ({
  world,
  agent,
  user,
}) => {
  const { page, deviceId } = await loseTrust(world, user);
  const popup = await openPopup(user, page);
  await popup.page.locator('details').evaluateAll(all => {
    for (const each of all) each.setAttribute('open', '');
  });
  await popup.page.locator('[data-question="changed-recently"][data-answer="token"]').click();
  await popup.page.locator('[data-question="others-affected"][data-answer="no"]').click();
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

test('no token, key, cookie, stored value or chat text is in it, nor in what Re-Pair stores', async ({
  world,
  agent,
  user,
}) => {
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
  const stored = await (await user.serviceWorker()).evaluate(() => chrome.storage.local.get(null));
  const everything = JSON.stringify([json, stored]) + markdown;
  for (const canary of canaries) expect(everything).not.toContain(canary);
});
