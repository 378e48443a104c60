/** Recoveries on a real gateway, one story for each kind of trouble: what is offered, what is seen, and how it ends. */

import type { Page } from '@playwright/test';
import { newPageBy } from '../browser/new-page.ts';
import { expectNoPrompt, expectPrompt } from '../browser/prompt.ts';
import { lockOut } from '../gateway/scenarios.ts';
import { atLeast } from '../gateway/version.ts';
import {
  approveDevice,
  askSupport,
  deviceOf,
  loseTrust,
  openPopup,
  pairFirst,
  sayApproved,
  skipTo,
} from '../stories/user-actions.ts';
import { keptText } from '../worlds/extension-storage.ts';
import { pairedNarrowly } from './ask-for-more.ts';
import { expectFailure } from './expect-failure.ts';
import { expect, test } from './gateway-fixtures.ts';
import { expectGolden } from './golden-packets.ts';
import { storedIncident } from './stored-incident.ts';

test('a wrong token is cured by a fresh link and one approval', async ({ where, world, user }) => {
  const stale = await user.newPage(world.agent.staleLink());
  await expectFailure(user, stale, 'token-mismatch');
  const popup = await openPopup(user, stale);
  await popup.expectCurrentStep('fresh-link');
  const account = await newPageBy(user.context, () => popup.press('run', 'fresh-link'));
  await account.getByRole('button', { name: 'Sign in' }).click();
  await account.getByRole('link', { name: /agent/i }).click();
  await expectPrompt(account, 'pairing-required');
  await popup.expectResult('fresh-link', 'changed');
  const there = await openPopup(user, account); // the first one shows what the stale page still says
  await there.expectCurrentStep('fresh-pairing');
  await there.expectVerdict('owner-must-approve');
  await askSupport(user, there);
  await approveDevice(world, await deviceOf(account));
  await sayApproved(world, there);
  await expectNoPrompt(account);
  await stale.reload(); // until then it shows its error, and nothing is fixed
  await there.expectVerdict('fixed');
  await expectGolden(there, 'fresh-link', where);
});

test('a device that is removed while its page is open comes back by approval, and nothing is cleared', async ({
  where,
  world,
  user,
}) => {
  test.skip(!world.agent.removesDevices, 'this version cannot remove a device');
  const { page, deviceId } = await pairFirst(world, user);
  await world.agent.removeDevice(deviceId);
  await expectFailure(user, page, 'pairing-required');
  const popup = await openPopup(user, page);
  await popup.expectCurrentStep('await-approval');
  const handoff = await askSupport(user, popup);
  expect(handoff).toContain(deviceId);
  await expectGolden(popup, 'device-removed', where);
  await world.agent.approve(requestIn(handoff));
  await sayApproved(world, popup);
  await popup.expectVerdict('fixed');
  expect(await deviceOf(page)).toBe(deviceId);
  expect((await storedIncident(user)).clears).toEqual([]);
});

test('a device that asks for more is handed over, and nothing else is offered', async ({ where, world, user }) => {
  test.skip(!atLeast(where, '2026.2.0'), 'this version calls it pairing, too');
  const { page, deviceId, comeBack } = await pairedNarrowly(world, user);
  await comeBack();
  await expectFailure(user, page, 'scope-upgrade');
  const popup = await openPopup(user, page);
  await popup.expectCurrentStep('await-approval');
  await popup.expectVerdict('owner-must-approve');
  expect(await stepsOf(popup)).toEqual(['right-gateway', 'await-approval', 'escalate']);
  const handoff = await askSupport(user, popup);
  expect(handoff).toContain(deviceId);
  await expectGolden(popup, 'scope-upgrade', where);
  await world.agent.approve(requestIn(handoff));
  await sayApproved(world, popup);
  await popup.expectVerdict('fixed');
});

test('a gateway that is gone is waited for, and is back', async ({ world, gateway, user }) => {
  const { page } = await pairFirst(world, user);
  await gateway.stop('SIGKILL');
  await expectFailure(user, page, 'gateway-unreachable');
  const popup = await openPopup(user, page);
  await popup.expectVerdict('wait');
  await popup.press('run', 'wait');
  await popup.expectResult('wait', 'running');
  await gateway.start();
  await popup.expectVerdict('fixed');
  await popup.expectResult('wait', 'fixed');
});

test.describe('with private windows allowed', () => {
  test.use({ install: { incognitoAllowed: true } });

  test('a gateway that is gone there too is not this browser’s fault', async ({ where, world, gateway, user }) => {
    const { page } = await pairFirst(world, user);
    await gateway.stop('SIGKILL');
    await expectFailure(user, page, 'gateway-unreachable');
    const popup = await openPopup(user, page);
    await skipTo(popup, 'private-window');
    await popup.press('run', 'private-window');
    await popup.expectResult('private-window', 'still-failing');
    await popup.expectVerdict('not-this-browser');
    await popup.expectCurrentStep('escalate');
    const { json, markdown } = await popup.savePacket();
    expect(json).toMatchObject({ verdict: 'not-this-browser', failure: { kind: 'gateway-unreachable' } });
    expect(JSON.stringify(json.grounds)).toContain('same-elsewhere');
    expect(markdown).toContain('private window');
    await expectGolden(popup, 'gateway-down', where);
  });

  test('being asked to pair there, or for a token, proves nothing and leaves no trace', async ({ world, user }) => {
    test.skip(!world.agent.removesDevices, 'this version cannot remove a device');
    const { page, deviceId } = await loseTrust(world, user);
    const popup = await openPopup(user, page);
    await skipTo(popup, 'private-window');
    await popup.press('run', 'private-window');
    await popup.expectResult('private-window', 'unproven');
    await popup.expectVerdict('investigating');
    const stored = await keptText(user);
    for (const other of await world.agent.pending()) {
      if (other.deviceId === deviceId) continue;
      expect(stored).not.toContain(other.deviceId);
      expect(stored).not.toContain(other.requestId);
    }
  });
});

test.describe('on a gateway that does not list this address', () => {
  test.use({
    real: { allowedOrigins: ['https://elsewhere.c3.heyron.ai'] },
  });

  test('nothing is tried in vain: one report says it all', async ({ where, world, user }) => {
    test.skip(!atLeast(where, '2026.2.0'), 'this version has no list of addresses');
    const page = await user.newPage(world.agent.link());
    await expectFailure(user, page, 'origin-not-allowed');
    const popup = await openPopup(user, page);
    expect(await stepsOf(popup)).toEqual(['right-gateway', 'escalate']);
    await popup.expectChecked();
    await popup.expectCurrentStep('escalate');
    await popup.expectVerdict('not-this-browser');
    const { json } = await popup.savePacket();
    expect(json).toMatchObject({
      failure: { kind: 'origin-not-allowed', text: expect.stringContaining('origin not allowed') },
      page: { origin: `https://${world.agent.host}` },
      verdict: 'not-this-browser',
    });
    await expectGolden(popup, 'origin-not-allowed', where);
  });
});

test.describe('on a gateway that locks for half a minute', () => {
  test.use({
    real: { patch: { gateway: { auth: { rateLimit: { lockoutMs: 30_000 } } } } },
  });
  // Older ones lock too, but do not tell for how long (measured on 5.7): there five minutes are assumed.
  test.skip(({ where }) => !atLeast(where, '2026.8.0'), 'this version does not say how long it is locked');

  test('the lock is waited out, and tried once', async ({ where, world, gateway, user }) => {
    const { page } = await pairFirst(world, user);
    await lockOut(gateway, world.site.clientIp);
    await page.reload();
    await expectFailure(user, page, 'rate-limited');
    const popup = await openPopup(user, page);
    expect(await stepsOf(popup)).toEqual(['right-gateway', 'wait', 'escalate']);
    await popup.expectVerdict('wait');
    const { failure } = await storedIncident(user);
    expect(failure?.sighting.retryAfterMs).toBeLessThanOrEqual(30_000); // the gateway says how long
    await expectGolden(popup, 'rate-limited', where);
    await popup.press('run', 'wait');
    await popup.expectVerdict('fixed');
    await popup.expectResult('wait', 'fixed');
    const { attempts } = await storedIncident(user);
    expect(attempts.filter(({ step }) => step === 'wait')).toHaveLength(1);
  });
});

function requestIn(handoff: string): string {
  return /openclaw devices approve ([0-9a-f-]{36})/.exec(handoff)?.[1] ?? 'no request in the hand-off';
}

async function stepsOf({ page }: { page: Page }): Promise<(string | null)[]> {
  await expect(page.locator('[aria-current="step"]')).toBeVisible();
  const steps = await page.locator('[data-step]').all();
  return Promise.all(steps.map(step => step.getAttribute('data-step')));
}
