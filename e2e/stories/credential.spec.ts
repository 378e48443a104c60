/** One stored key is damaged: it alone is removed, and the browser comes back as the same device. */
import { expectPrompt } from '../browser/prompt.ts';
import { atLeast } from '../gateway/version.ts';
import { expect, test } from '../worlds/fixtures.ts';
import { deviceOf, expectStablyConnected, fillBystanders, openPopup, pairFirst, skipTo } from './user-actions.ts';

test('a browser with a spoilt device token comes back as the same device, without a new approval', async ({
  world,
  user,
  where,
}) => {
  test.skip(
    where !== 'stand-in' && !atLeast(where, '2026.3.0'),
    'this version keeps the gateway token beside it, and connects with that',
  );
  const expectUntouched = await fillBystanders(user);
  const { page: paired, deviceId } = await pairFirst(world, user);
  await paired.evaluate(() => {
    for (const key of Object.keys(localStorage).filter(each => each.startsWith('openclaw.device.auth.v1'))) {
      const stored = JSON.parse(localStorage.getItem(key) ?? '{}');
      stored.tokens.operator.token = 'spoilt';
      localStorage.setItem(key, JSON.stringify(stored));
    }
  });
  await paired.close();
  const page = await user.newPage(`https://${world.agent.host}/`); // a new tab has no gateway token
  await expectPrompt(page, 'device-token-mismatch');
  const kept = () =>
    page.evaluate(() =>
      Object.fromEntries(
        Object.entries(localStorage).filter(([key]) => !/device\.auth|bootRecord|currentGateway/.test(key)),
      ),
    );
  const before = await kept();

  const popup = await openPopup(user, page);
  await skipTo(popup, 'clear-site-data');
  await popup.press('run', 'clear-site-data');
  await popup.press('choose');
  await expect(popup.level(2)).toBeChecked();
  await expect(popup.host(world.agent.host)).toHaveCount(0);
  await popup.press('confirm');
  await popup.expectResult('clear-site-data', 'changed'); // without any key the page asks for a link
  await expectPrompt(page, 'token-missing');
  expect(await kept()).toEqual(before);
  const { json } = await popup.savePacket();
  expect(json.clears).toEqual([
    expect.objectContaining({
      level: 2,
      hosts: [
        {
          host: world.agent.host,
          types: [{ type: 'deviceToken', before: 1, after: 0, outcome: 'gone' }],
        },
      ],
    }),
  ]);

  await page.goto('about:blank');
  await page.goto(world.agent.link());
  await expectStablyConnected(user, page);
  expect(await deviceOf(page)).toBe(deviceId);
  const waiting = (await world.agent.pending()).map(pending => pending.deviceId);
  expect(waiting).not.toContain(deviceId);
  await expectUntouched();
});
