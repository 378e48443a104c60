/** Why it happened, on real gateways: the cause that is told is the one that was brought about, or none. */
import type { Page } from '@playwright/test';
import type { CauseId } from '../../src/core/catalogue/causes.ts';
import type { Cause } from '../../src/core/health/cause.ts';
import { type IncidentState, reduce } from '../../src/core/incident/reduce.ts';
import type { Browser } from '../browser/browser.ts';
import { eventually } from '../browser/eventually.ts';
import { expectNoPrompt, expectPrompt } from '../browser/prompt.ts';
import { atLeast } from '../gateway/version.ts';
import { deviceOf } from '../stories/user-actions.ts';
import { agree, incidentsIn, readKept } from '../worlds/extension-storage.ts';
import type { Real } from '../worlds/real-gateway.ts';
import { approvePage } from './cause.ts';
import { expect, test } from './gateway-fixtures.ts';

/** A browser that the gateway let in, on a day that is remembered. */
async function letIn(world: Real, user: Browser): Promise<{ page: Page; deviceId: string }> {
  await agree(user);
  const page = await user.newPage(world.agent.link());
  const deviceId = await approvePage(world, page);
  const remembered = async () => JSON.stringify((await user.inBackground(readKept)).local);
  await eventually(remembered, 'a healthy day').toContain('"health:');
  await eventually(async () => (await newestIncident(user)).fixed?.word, 'the end of the first pairing').toBe(
    'observed',
  );
  return { page, deviceId };
}

/** What is recorded of the newest trouble: letting it in was one, and a tab can have its own. */
async function newestIncident(user: Browser): Promise<IncidentState> {
  return reduce(incidentsIn(await user.inBackground(readKept))[0]?.events ?? []);
}

/** Expects the open incident's cause; null: that none is told. */
async function expectCause(user: Browser, expected: CauseId | null, more: Partial<Cause> = {}): Promise<void> {
  const { cause, failure, fixed } = await newestIncident(user);
  expect({ kind: failure?.kind, fixed: fixed !== null, cause: cause?.cause ?? null }).toMatchObject({
    fixed: false,
    cause: expected,
  });
  if (expected) expect(cause).toMatchObject(more);
}

test.beforeEach(({ world }) => {
  test.skip(!world.agent.removesDevices, 'this version does not remember devices as the later ones do');
});

test('a device that was removed: the agent forgot', async ({ world, user }) => {
  const { page, deviceId } = await letIn(world, user);
  await world.agent.removeDevice(deviceId);
  await page.reload();
  await expectPrompt(page, 'pairing-required');
  await expectCause(user, 'agent-forgot', { certainty: 'sure', deviceId });
});

test('a gateway with a new state folder: the agent forgot', async ({ world, gateway, user }) => {
  const { page, deviceId } = await letIn(world, user);
  await gateway.setUpAnew();
  await page.goto('about:blank');
  await page.goto(world.agent.link());
  await expectPrompt(page, 'pairing-required');
  await expectCause(user, 'agent-forgot', { certainty: 'sure', deviceId });
});

test('a token that its owner changed: the key was changed', async ({ world, gateway, user }) => {
  test.skip(!atLeast(gateway.version, '2026.8.0'), 'older gateways still let a known device in by its own token');
  const before = world.agent.link();
  const { page } = await letIn(world, user);
  await gateway.changeSecret();
  await page.goto('about:blank');
  await page.goto(before);
  await expectPrompt(page);
  await expectCause(user, 'key-changed', { certainty: 'most-likely' });
});

test('a pass that its owner replaced: the key was changed', async ({ world, gateway, user }) => {
  test.skip(!atLeast(gateway.version, '2026.8.0'), 'older pages have no pass of their own');
  const { page, deviceId } = await letIn(world, user);
  await page.close();
  await gateway.rotateDeviceToken(deviceId);
  const again = await user.newPage(`https://${world.agent.host}/`);
  await expectPrompt(again, 'device-token-mismatch');
  await expectCause(user, 'key-changed', { certainty: 'most-likely', deviceId });
});

test('a page that lost what it kept: this browser lost it', async ({ world, user }) => {
  const { page, deviceId } = await letIn(world, user);
  await page.evaluate(() => localStorage.clear());
  await page.close();
  const again = await user.newPage(world.agent.link());
  await expectPrompt(again, 'pairing-required');
  await expectCause(user, 'gone-here', { certainty: 'sure', deviceId });
});

test('a browser that its page’s own menu forgot: it is not known why, and nobody is blamed', async ({
  world,
  user,
}) => {
  test.skip(!atLeast(world.gateway.version, '2026.9.0'), 'its page has no such menu');
  const { page, deviceId } = await letIn(world, user);
  await page.goto(`https://${world.agent.host}/settings/connection`);
  await page.getByRole('button', { name: 'Forget this browser' }).click();
  await page.getByRole('button', { name: 'Forget', exact: true }).click();
  await page.waitForTimeout(1_000); // it signs itself out
  await page.goto(`https://${world.agent.host}/`);
  await expectPrompt(page);
  expect(await deviceOf(page), 'it keeps what it is known by').toBe(deviceId);
  await expectCause(user, null);
});

/** Two ways of an update, and what is told of each. */
const UPDATES: Readonly<Record<string, { keepsState: boolean; cause: CauseId | null }>> = {
  'on the same state: let in as before, and nothing is told': { keepsState: true, cause: null },
  'that lost the state: the agent forgot in its update': { keepsState: false, cause: 'after-update' },
};

for (const [what, { keepsState, cause }] of Object.entries(UPDATES))
  test(`an update from 2026.8 ${what}`, async ({ world, gateway, user }) => {
    test.skip(gateway.version !== '2026.8.2', 'told from this version on');
    const { page, deviceId } = await letIn(world, user);
    await page.goto('about:blank');
    await gateway.update('2026.9.6');
    if (!keepsState) await gateway.setUpAnew();
    await page.goto(world.agent.link());
    expect(await deviceOf(page)).toBe(deviceId);
    if (cause) {
      await expectPrompt(page, 'pairing-required');
      await expectCause(user, cause, { certainty: 'sure', deviceId });
      return;
    }
    const remembered = async () => JSON.stringify((await user.inBackground(readKept)).local);
    await eventually(remembered, 'a healthy day after the update').toContain('"version":"2026.9.6"');
    await expectNoPrompt(page);
    const { fixed, cause: told } = await newestIncident(user);
    expect({ fixed: fixed?.word, told }, 'only the first pairing is on record').toEqual({
      fixed: 'observed',
      told: null,
    });
  });
