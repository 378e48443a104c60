/** A browser that a real gateway has let in hears of another one that asks, and what became of that. */
import { newIdentity } from '../gateway/device-identity.ts';
import { rawConnect } from '../gateway/raw-client.ts';
import { openPopup, pairFirst } from '../stories/user-actions.ts';
import { forgetKept } from '../worlds/extension-storage.ts';
import { AGENT } from '../worlds/world.ts';
import { expect, test } from './gateway-fixtures.ts';

test('a browser that asks is told in one that is in, with its code, and so is the answer', async ({
  world,
  gateway,
  user,
}) => {
  test.skip(!world.agent.removesDevices, 'that version has no events about devices');
  const { page } = await pairFirst(world, user);
  await forgetKept(user); // the first pairing
  await page.reload();
  const popup = await openPopup(user, page);
  const button = popup.page.locator('[data-action="let-in"]');
  await expect(button).toBeEnabled();
  const opens = user.context.waitForEvent('page');
  await button.dispatchEvent('click');
  const devices = await opens;
  await expect(popup.page.locator('[data-let-in="waiting"]')).toBeVisible();
  const { clientIp } = world.site;
  const asking = newIdentity();
  const target = { port: gateway.port, origin: gateway.origin, clientIp };
  const scopes = ['operator.admin', 'operator.read', 'operator.write', 'operator.approvals', 'operator.pairing'];
  await rawConnect(target, { ...gateway.credential, identity: asking, scopes });
  const { deviceId } = asking;
  await expect(popup.page.locator('[data-let-in="asked"]')).toContainText('Linux, ');
  await expect(popup.page.locator('.code')).toHaveText(`${deviceId.slice(0, 8)}…${deviceId.slice(-4)}`);
  await expect(devices.locator('re-pair-guide')).toHaveCount(1);
  expect(new URL(devices.url()).host).toBe(AGENT);
  await expect(devices.getByText(deviceId).first(), 'in the agent’s own list').toBeVisible();
  // Not by the command line: that of 2026.5 writes the gateway's file by itself, and no page hears of it.
  const requestId = (await gateway.pending()).find(each => each.deviceId === deviceId)?.requestId;
  await gateway.admin('device.pair.approve', { requestId });
  await expect(popup.page.locator('[data-let-in="approved"]')).toBeVisible();
  await expect(devices.locator('re-pair-guide')).toHaveCount(0);
});
