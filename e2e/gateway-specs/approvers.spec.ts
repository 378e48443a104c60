/**
 * From the failing page to connected without support: by each of the people who can approve, with few clicks in Re-Pair.
 * Measured on the versions whose approval pages differ.
 */
import type { Locator, Page } from '@playwright/test';
import type { Browser } from '../browser/browser.ts';
import { eventually } from '../browser/eventually.ts';
import { launchBrowser } from '../browser/launch.ts';
import type { Popup } from '../browser/popup.ts';
import { expectNoPrompt } from '../browser/prompt.ts';
import type { PendingDevice } from '../gateway/devices.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { atLeast } from '../gateway/version.ts';
import { deviceOf, expectAlarm, openPopup } from '../stories/user-actions.ts';
import type { Real } from '../worlds/real-gateway.ts';
import { expectFailure } from './expect-failure.ts';
import { test as base, expect } from './gateway-fixtures.ts';

/** In Re-Pair. One more where the page does not notice an approval by itself. */
const MOST_CLICKS = 3;

interface Fixtures {
  /** Another browser in which the agent still opens, on its chat. */
  letIn: Page;
}

const test = base.extend<Fixtures>({
  letIn: async ({ world, gateway, family }, use) => {
    const other = await launchBrowser(family, { site: world.site });
    const page = await other.newPage(world.agent.link());
    await letInAtOnce(gateway, await deviceOf(page));
    if (!world.agent.retriesItself) await page.reload();
    await expect(composer(page)).toBeVisible();
    await use(page);
    await other.close();
  },
});

test('another browser that is let in approves on its page of devices', async ({ world, user, letIn }) => {
  const { page, popup } = await refused(world, user);
  const clicks = clicksIn(popup);
  await clicks.on(popup.action('ways'));
  await clicks.on(popup.way('other-browser'));
  const code = await popup.page.locator('[data-way-open="other-browser"] .code').textContent();
  await letIn.goto(`https://${world.agent.host}/nodes`);
  await rowOf(letIn, code ?? '')
    .getByRole('button', { name: 'Approve' })
    .click();
  await expectBackIn(world, user, page, popup, clicks);
});

test('the line for the chat of another browser that is let in approves this one', async ({
  where,
  world,
  user,
  letIn,
}) => {
  test.skip(!atLeast(where, '2026.2.0'), 'this version knows no /pair');
  const { page, popup } = await refused(world, user);
  const clicks = clicksIn(popup);
  await clicks.on(popup.action('ways'));
  await clicks.on(popup.way('other-browser'));
  await clicks.on(popup.page.locator('[data-answer="browser"]'));
  const line = popup.page.locator('[data-way-open="other-browser"] .letter');
  await say(letIn, (await line.textContent()) ?? '');
  await expect(letIn.getByText(`Paired ${await deviceOf(page)}`).last()).toBeVisible();
  await expectBackIn(world, user, page, popup, clicks);
});

test('the agent itself approves this browser, by the message for its chat', async ({ where, world, user, letIn }) => {
  test.skip(!atLeast(where, '2026.2.0'), 'in this version’s shell the list of devices did not come within two minutes');
  const { page, popup } = await refused(world, user);
  const clicks = clicksIn(popup);
  await clicks.on(popup.action('ways'));
  await clicks.on(popup.way('ask-agent'));
  await clicks.on(popup.action('copy-agent-message'));
  await say(letIn, await user.clipboard());
  await expect(letIn.getByText(/Approved [0-9a-f]{64}/).last()).toBeVisible();
  await expectBackIn(world, user, page, popup, clicks);
});

/** Approves a device by the gateway's own protocol, which takes no time as its command line does. */
async function letInAtOnce(gateway: Gateway, deviceId: string): Promise<void> {
  const requestOf = async () => {
    const { pending } = (await gateway.admin('device.pair.list', {})) as { pending?: PendingDevice[] };
    return pending?.find(each => each.deviceId === deviceId)?.requestId;
  };
  await eventually(requestOf, 'a pending request of this device').toBeTruthy();
  await gateway.admin('device.pair.approve', { requestId: await requestOf() });
}

/** A new browser that its agent does not know yet, and the popup on its page. */
async function refused({ agent }: Real, user: Browser): Promise<{ page: Page; popup: Popup }> {
  const page = await user.newPage(agent.link());
  await expectFailure(user, page, 'pairing-required');
  const popup = await openPopup(user, page);
  return { page, popup };
}

interface Clicks {
  count: number;
  on(button: Locator): Promise<void>;
}

function clicksIn(popup: Popup): Clicks {
  const clicks: Clicks = {
    count: 0,
    async on(button) {
      clicks.count++;
      await popup.click(button.first());
    },
  };
  return clicks;
}

/** Expects the page connected and the popup to say so; on older gateways the user says that it was approved. */
async function expectBackIn({ agent }: Real, user: Browser, page: Page, popup: Popup, clicks: Clicks): Promise<void> {
  if (!agent.retriesItself) await clicks.on(popup.action('confirm'));
  await popup.expectVerdict('fixed');
  await expect(popup.page.getByRole('heading', { name: 'You’re back in' })).toBeVisible();
  await expectNoPrompt(page);
  await expectAlarm(user, page, false);
  await expect(composer(page)).toBeVisible();
  expect(clicks.count).toBeLessThanOrEqual(MOST_CLICKS + (agent.retriesItself ? 0 : 1));
}

/** The row of the device whose id begins and ends as the code does. */
function rowOf(page: Page, code: string): Locator {
  const digits = code.replace(/[^0-9a-f]/g, '');
  const id = new RegExp(`${digits.slice(0, 8)}[0-9a-f]{52}${digits.slice(8)}`);
  const approve = page.getByRole('button', { name: 'Approve' });
  return page.locator('*', { hasText: id }).filter({ has: approve }).last();
}

function composer(page: Page): Locator {
  return page.locator('textarea:visible').last();
}

async function say(page: Page, words: string): Promise<void> {
  await composer(page).fill(words);
  await composer(page).press('Enter');
  await eventually(() => composer(page).inputValue(), 'what is not sent yet').toBe('');
}
