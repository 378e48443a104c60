/** Other addresses of an agent's host, in tabs and frames, change nothing in the refused page's popup and hand-off. */
import type { Page } from '@playwright/test';
import type { Browser } from '../../browser/browser.ts';
import { eventually } from '../../browser/eventually.ts';
import type { Popup } from '../../browser/popup.ts';
import { expectPrompt } from '../../browser/prompt.ts';
import { FORGED_ANSWER, FORGED_DEVICE, FORGED_REQUEST } from '../../site/forged-gateway.ts';
import { copied, openPopup } from '../../stories/user-actions.ts';
import { keptText } from '../../worlds/extension-storage.ts';
import { AGENT } from '../../worlds/world.ts';
import { loseTrust } from '../setup.ts';
import { expect, test } from '../stand-in-fixtures.ts';
import { A_WHILE_MS, addFrame, openedBy, stepsOf, WEBSITE } from './hostile-pages.ts';

const at = (query: string) => `https://${AGENT}${FORGED_ANSWER}?${query}`;

/** What a host can be made to answer at an address, without any script. */
const ANSWERS = [
  at('type=text/plain'),
  at('type=text/html'),
  at('type=image/svg%2Bxml'),
  at('type=text/plain&status=401'),
  at('type=application/json&status=401'),
  at('type=text/html&status=403'),
  at('type=text/html&status=404'),
  at('type=text/plain&status=429'),
  at('type=text/html&status=500'),
  at('type=text/plain&status=503'),
] as const;

/** Ways to open and close one: in the user's own tab, from a website, or in a frame. */
const WAYS: readonly (readonly [how: string, open: (user: Browser, address: string) => Promise<Page>])[] = [
  ['in a tab that a website opened', openedBy],
  ['in a window that a website opened', (user, address) => openedBy(user, address, 'width=300,height=200')],
  ['in a tab that a website opened without telling', (user, address) => openedBy(user, address, 'noopener')],
  [
    'in a frame of a website, which nobody sees',
    async (user, address) => {
      const website = await user.newPage(WEBSITE);
      const frame = addFrame(website, { src: address });
      await website.evaluate(() => document.querySelector('iframe')?.setAttribute('hidden', ''));
      await frame;
      return website;
    },
  ],
  [
    'in a frame of the account site',
    async (user, address) => {
      const account = await user.newPage('https://heyron.ai/support');
      await addFrame(account, { src: address });
      return account;
    },
  ],
  [
    'in a website’s own tab, which goes there',
    async (user, address) => {
      const website = await user.newPage(WEBSITE);
      await Promise.all([website.waitForURL(address), website.evaluate(to => location.assign(to), address)]);
      return website;
    },
  ],
  [
    'where another address of the host leads',
    (user, address) => user.newPage(`https://${AGENT}${FORGED_ANSWER}?status=302&to=${encodeURIComponent(address)}`),
  ],
  ['in a tab of the user’s own', (user, address) => user.newPage(address)],
];

/** What the user sees from the refused page: where it leads, and the button. */
async function adviceOn(user: Browser, page: Page, popup: Popup) {
  await popup.toFirstView();
  const steps = await stepsOf(popup);
  const [verdict, step] = [await popup.verdict(), await popup.currentStep()];
  return { steps, verdict, step, badge: await user.badgeText(await user.tabIdOf(page)) };
}

for (const [index, [how, open]] of WAYS.entries())
  test(`no answer of the agent’s host ${how} changes the advice, the hand-off or the badge of its refused page`, {
    tag: index === 0 ? '@firefox' : '@rest',
  }, async ({ world, user }) => {
    const { page, deviceId } = await loseTrust(world, user);
    const popup = await openPopup(user, page);
    const before = await adviceOn(user, page, popup);
    expect(await copied(user, popup, 'copy-handoff')).toContain(deviceId);
    expect(before.badge).toBe('!');
    // The first way gets all of them, the others every second one each: all of both takes a tenth of CI's time.
    for (const address of ANSWERS.filter((_, place) => index === 0 || place % 2 === index % 2)) {
      const other = await open(user, address);
      await other.waitForTimeout(A_WHILE_MS);
      expect(await adviceOn(user, page, popup), address).toEqual(before);
      // The page retries meanwhile, and may get another request.
      const handoff = await copied(user, popup, 'copy-handoff');
      expect(handoff, address).toContain(deviceId);
      expect(handoff, address).not.toMatch(new RegExp(`${FORGED_REQUEST}|${FORGED_DEVICE}`));
      await other.close();
      expect(await adviceOn(user, page, popup), address).toEqual(before);
    }
    expect(await keptText(user)).not.toContain(FORGED_REQUEST);
    await popup.open('details');
    await popup.click(popup.page.getByText('How Re-Pair decides'));
    await expect(popup.page.getByText('turned away')).toHaveCount(0);
  });

test('a file that says "pairing required" prompts in its own tab, and its hand-off names no id', {
  tag: '@firefox',
}, async ({ user }) => {
  const page = await user.newPage(at('type=text/plain'));
  await expectPrompt(page, 'pairing-required');
  const popup = await openPopup(user, page);
  const handoff = await copied(user, popup, 'copy-handoff');
  expect(handoff).toContain('openclaw devices list');
  expect(handoff).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}|\b[0-9a-f]{64}\b/);
  const { json } = await popup.savePacket();
  expect(json.pairing).toMatchObject({ requestId: null, deviceId: null });
});

test('an answer of 404 beside the app is no trouble of the agent’s', async ({ user }) => {
  const page = await user.newPage(at('type=text/html&status=404&words=Gone'));
  await page.waitForTimeout(2 * A_WHILE_MS);
  expect(await user.badgeText(await user.tabIdOf(page))).toBe('');
});

test('a page that fails is not taken for cured by a file of its host, nor kept from its cure by one', async ({
  world,
  user,
}) => {
  const { page, deviceId } = await loseTrust(world, user);
  const file = await openedBy(user, at('type=text/plain'));
  await expectPrompt(file, 'pairing-required');
  const agent = world.stand.agent(AGENT);
  for (const { requestId } of agent.pending().filter(pending => pending.deviceId === deviceId))
    agent.approve(requestId);
  const popup = await openPopup(user, page);
  await popup.expectVerdict('fixed');
  await eventually(async () => user.badgeText(await user.tabIdOf(page))).toBe('');
  expect(await user.badgeText(await user.tabIdOf(file))).toBe('!');
});
