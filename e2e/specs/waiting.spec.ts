/** The wait for an approval: how it stands, and the one thing to do then. */
import type { Browser } from '../browser/browser.ts';
import { eventually } from '../browser/eventually.ts';
import { type ActionName, Popup, type Waiting } from '../browser/popup.ts';
import { expectPrompt } from '../browser/prompt.ts';
import { openPopup } from '../stories/user-actions.ts';
import { writeIncidents } from '../worlds/extension-storage.ts';
import { Timeline } from '../worlds/timeline.ts';
import { AGENT } from '../worlds/world.ts';
import { clickAloud } from './clicks-aloud.ts';
import { loseTrust } from './setup.ts';
import { expect, test } from './stand-in-fixtures.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const ANOTHER_REQUEST = '0badcafe-0000-4000-8000-000000000001';

/** The popup on a page that reports nothing, with this as its past. */
async function withPast(user: Browser, write: (timeline: Timeline) => Timeline): Promise<Popup> {
  const page = await user.newPage(`https://${AGENT}/healthz`);
  const tab = await user.tabIdOf(page);
  const { incident } = write(new Timeline(tab, `https://${AGENT}`));
  // Where containers are, the tabs in none have a name for that.
  await writeIncidents(user, [user.family === 'firefox' ? { ...incident, store: 'firefox-default' } : incident]);
  return new Popup(await user.openPopupPage(tab));
}

/** Somebody was asked so long ago, about the request that the page had then. */
const asked = (timeline: Timeline, way: 'support' | 'ask-agent', ago: number, retriesItself = true) =>
  timeline.began(ago).fails('pairing-required', { retriesItself }).waits(way);

const STANDS: readonly (readonly [
  what: string,
  stand: Waiting,
  write: (timeline: Timeline) => Timeline,
  primary: ActionName | null,
])[] = [
  ['that has just begun', 'asked', timeline => asked(timeline, 'support', 5 * MINUTE_MS), null],
  ['that nobody has answered for an hour', 'hour', timeline => asked(timeline, 'support', 2 * HOUR_MS), 'ways'],
  [
    'that support has not answered for a day',
    'day',
    timeline => asked(timeline, 'support', 25 * HOUR_MS),
    'copy-reminder',
  ],
  ['that nobody has answered for a day', 'day', timeline => asked(timeline, 'ask-agent', 25 * HOUR_MS), 'ways'],
  ['whose request ran out', 'expired', timeline => asked(timeline, 'support', 6 * MINUTE_MS, false), 'confirm'],
  [
    'whose page has another request than the one that the agent was told',
    'superseded',
    timeline => asked(timeline, 'ask-agent', MINUTE_MS).fails('pairing-required', { requestId: ANOTHER_REQUEST }),
    'message',
  ],
  [
    'whose message to support holds for another request, too,',
    'superseded',
    timeline => asked(timeline, 'support', MINUTE_MS).fails('pairing-required', { requestId: ANOTHER_REQUEST }),
    null,
  ],
  [
    'that somebody ended with a no',
    'declined',
    timeline => asked(timeline, 'support', MINUTE_MS).fails('pairing-declined'),
    'confirm',
  ],
];

for (const [index, [what, stand, write, primary]] of STANDS.entries())
  test(`a wait ${what} says so, and offers the one thing that helps`, { tag: index < 2 ? [] : '@rest' }, async ({
    user,
  }) => {
    const popup = await withPast(user, write);
    await popup.expectWaiting(stand);
    await expect(popup.page.locator('[data-waiting] .code')).toBeVisible();
    const main = popup.page.locator('.primary');
    if (primary) await expect(main).toHaveAttribute('data-action', primary);
    else await expect(main).toHaveCount(0);
    for (const button of ['ways', 'details', 'help'] as const) {
      await popup.toFirstView();
      await clickAloud(popup, popup.action(button));
    }
  });

test('where no request waits, heyron’s own steps come first', async ({ user }) => {
  const popup = await withPast(user, timeline =>
    timeline.began(MINUTE_MS).fails('pairing-required', { requestId: null, knownDevice: true }),
  );
  await popup.open('ways');
  await expect(popup.page.locator('[data-way]').first()).toHaveAttribute('data-way', 'steps');
});

test('a message that names a request is out of date once the page has another, and can be copied again', async ({
  world,
  user,
  agent,
}) => {
  const { page } = await loseTrust(world, user);
  const popup = await openPopup(user, page);
  await popup.takeWay('ask-agent');
  await popup.press('copy-agent-message');
  await popup.expectWaiting('asked');
  const before = await user.clipboard();
  agent.expirePending();
  await eventually(() => agent.pending().length, 'the page asks again').toBe(1);
  await popup.expectWaiting('superseded');
  await clickAloud(popup, popup.action('message'));
  await clickAloud(popup, popup.action('copy-agent-message'));
  await popup.expectWaiting('asked');
  expect(await user.clipboard()).toContain(agent.pending()[0]?.requestId);
  expect(await user.clipboard()).not.toBe(before);
});

test('a request that is declined while it is waited for is told, and asked again by one click', {
  tag: '@firefox',
}, async ({ world, user, agent }) => {
  const { page } = await loseTrust(world, user);
  const popup = await openPopup(user, page);
  await popup.takeWay('support');
  await popup.press('copy-only');
  await popup.expectWaiting('asked');
  agent.refuseNextConnect('pairing-declined');
  await page.reload();
  await expectPrompt(page, 'pairing-declined');
  await popup.expectWaiting('declined');
  await clickAloud(popup, popup.action('confirm'));
  await expectPrompt(page, 'pairing-required');
  await expect(popup.page.locator('[data-waiting]')).toHaveAttribute('data-waiting', /asked|superseded/);
});
