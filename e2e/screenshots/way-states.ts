/** The ways to be let in, each in its own view, and the wait for whoever was asked. */
import type { Page } from '@playwright/test';
import type { AskedWay } from '../../src/core/catalogue/ways.ts';
import type { Sighting } from '../../src/core/sighting/sighting.ts';
import { Popup } from '../browser/popup.ts';
import type { Timeline } from '../worlds/timeline.ts';
import type { State } from './drawn-state.ts';

const HOUR_MS = 3_600_000;
/** An agent whose page does not ask again by itself, so that its request runs out. */
const OLDER: Partial<Sighting> = { retriesItself: false, gatewayVersion: '2026.5.7' };

const asks = (past: Timeline) => past.fails('pairing-required').checks();
/** The same, a moment ago, so that the request still lives. */
const older = (past: Timeline, ago = 60_000) => past.began(ago).fails('pairing-required', OLDER).checks();
const own = (past: Timeline) => asks(past).answers('who-runs-it', 'me');

/** Opens a way's view from the first one, as a user does. */
async function take(page: Page, way: AskedWay): Promise<Page> {
  await openWays(page);
  await new Popup(page).click(page.locator(`[data-way="${way}"]`));
  await page.locator(`[data-way-open="${way}"]`).waitFor();
  return page;
}

async function openWays(page: Page): Promise<Page> {
  await new Popup(page).click(page.locator('[data-action="ways"]').first());
  await page.locator('[data-way]').first().waitFor();
  return page;
}

/** In the view of another browser or phone. */
async function inBrowser(page: Page): Promise<Page> {
  await new Popup(page).click(page.locator('[data-answer="browser"]'));
  await page.locator('[data-action="copy-line"]').waitFor();
  return page;
}

const lists: readonly State[] = [
  {
    name: 'ways',
    shows: 'who can let this browser in, best first',
    setUp: async stage => openWays(await stage.seeded(asks)),
  },
  {
    name: 'ways-own',
    shows: 'the same for who runs the agent',
    setUp: async stage => openWays(await stage.seeded(own)),
  },
  {
    name: 'ways-steps-first',
    shows: 'the page slept before it failed: a reload may be all',
    setUp: async stage =>
      openWays(await stage.seeded(past => asks(past).hasCompany('pairing-required', 'user-0999.c1.heyron.ai'))),
  },
  {
    name: 'ways-new-link',
    shows: 'only a new link lets this browser in',
    setUp: async stage => openWays(await stage.seeded(past => past.fails('token-mismatch').checks())),
  },
];

const views: readonly State[] = [
  {
    name: 'way-phone',
    shows: 'a phone approves, in three pictures',
    setUp: async stage => take(await stage.seeded(asks), 'other-browser'),
  },
  {
    name: 'way-phone-older',
    shows: 'the same on an older agent, whose request runs out',
    setUp: async stage => take(await stage.seeded(past => older(past)), 'other-browser'),
  },
  {
    name: 'way-phone-expired',
    shows: 'the request of an older agent ran out',
    setUp: async stage => take(await stage.seeded(past => older(past, 400_000)), 'other-browser'),
  },
  {
    name: 'way-phone-unnamed',
    shows: 'the page names its request, but not this browser',
    setUp: async stage =>
      take(await stage.seeded(past => past.fails('pairing-required', { deviceId: null }).checks()), 'other-browser'),
  },
  {
    name: 'way-browser',
    shows: 'one line for the agent’s chat in another browser',
    setUp: async stage => inBrowser(await take(await stage.seeded(asks), 'other-browser')),
  },
  {
    name: 'way-browser-older',
    shows: 'the same on an older agent',
    setUp: async stage => inBrowser(await take(await stage.seeded(past => older(past)), 'other-browser')),
  },
  {
    name: 'way-ask-agent',
    shows: 'one message for the agent in its own chat',
    setUp: async stage => take(await stage.seeded(asks), 'ask-agent'),
  },
  {
    name: 'way-ask-agent-read',
    read: true,
    shows: 'what that message says',
    async setUp(stage) {
      const page = await take(await stage.seeded(asks), 'ask-agent');
      await page.locator('summary').click();
      return page;
    },
  },
  {
    name: 'way-support',
    shows: 'one message for heyron support, and what happens then',
    setUp: async stage => take(await stage.seeded(asks), 'support'),
  },
  {
    name: 'way-support-read',
    read: true,
    shows: 'what that message says',
    async setUp(stage) {
      const page = await take(await stage.seeded(asks), 'support');
      await page.locator('summary').click();
      return page;
    },
  },
  {
    name: 'way-support-unnamed',
    shows: 'the page names no request that can be trusted',
    setUp: async stage =>
      take(
        await stage.seeded(past =>
          past
            .fails('role-upgrade', { requestId: null, deviceId: null, text: 'role upgrade pending approval' })
            .checks(),
        ),
        'support',
      ),
  },
  {
    name: 'way-commands',
    shows: 'who runs the agent approves with two commands',
    setUp: async stage => take(await stage.seeded(own), 'commands'),
  },
  {
    name: 'way-commands-pair',
    shows: 'the same, where the login page offers to pair by a short code',
    setUp: async stage => {
      const pair = { code: 'ABCD-EFGH', browserId: '1a2b3c4d' };
      const offered = (past: Timeline) =>
        past.fails('pairing-required', { pair }).checks().answers('who-runs-it', 'me');
      return take(await stage.seeded(offered), 'commands');
    },
  },
  {
    name: 'way-commands-link',
    read: true,
    shows: 'or opens a new link',
    async setUp(stage) {
      const page = await take(await stage.seeded(own), 'commands');
      await page.locator('summary').first().click();
      return page;
    },
  },
];

/** Somebody was asked, this long ago (in ms). */
function waits(past: Timeline, way: AskedWay, ago = 120_000, more: Partial<Sighting> = {}): Timeline {
  return past
    .began(ago)
    .fails('pairing-required', more)
    .checks()
    .starts('await-approval')
    .ran('await-approval')
    .asks(way);
}

/** What was asked for before the page asked again. */
const EARLIER = '0badcafe-0000-4000-8000-000000000001';

const waiting: readonly State[] = [
  {
    name: 'waiting-support',
    shows: 'support was asked a moment ago',
    setUp: stage => stage.seeded(past => waits(past, 'support')),
  },
  {
    name: 'waiting-other-browser',
    shows: 'another browser is about to approve',
    setUp: stage => stage.seeded(past => waits(past, 'other-browser')),
  },
  {
    name: 'waiting-ask-agent',
    shows: 'the agent was asked in its chat',
    setUp: stage => stage.seeded(past => waits(past, 'ask-agent')),
  },
  {
    name: 'waiting-commands',
    shows: 'who runs the agent is about to approve',
    setUp: stage => stage.seeded(past => own(past).starts('await-approval').ran('await-approval').asks('commands')),
  },
  {
    name: 'waiting-older',
    shows: 'the page of an older agent does not notice the approval by itself',
    setUp: stage => stage.seeded(past => waits(past, 'other-browser', 120_000, OLDER)),
  },
  {
    name: 'waiting-hour',
    shows: 'support has not answered for an hour',
    setUp: stage => stage.seeded(past => waits(past, 'support', 2 * HOUR_MS)),
  },
  {
    name: 'waiting-hour-agent',
    shows: 'the agent has not answered for an hour',
    setUp: stage => stage.seeded(past => waits(past, 'ask-agent', 2 * HOUR_MS)),
  },
  {
    name: 'waiting-day',
    shows: 'support has not answered for a day',
    setUp: stage => stage.seeded(past => waits(past, 'support', 30 * HOUR_MS)),
  },
  {
    name: 'waiting-expired',
    shows: 'the request ran out before the agent approved it',
    setUp: stage => stage.seeded(past => waits(past, 'ask-agent', 400_000, OLDER)),
  },
  {
    name: 'waiting-expired-support',
    shows: 'the request ran out before support saw it',
    setUp: stage => stage.seeded(past => waits(past, 'support', 400_000, OLDER)),
  },
  {
    name: 'waiting-superseded-support',
    shows: 'the page asked again, and what support was sent still holds',
    setUp: stage => stage.seeded(past => waits(past, 'support').asks('support', EARLIER)),
  },
  {
    name: 'waiting-superseded-agent',
    shows: 'the page asked again, and the agent’s message names the old request',
    setUp: stage => stage.seeded(past => waits(past, 'ask-agent').asks('ask-agent', EARLIER)),
  },
  {
    name: 'waiting-expired-said',
    shows: 'the page itself says that the request ran out',
    setUp: stage => stage.seeded(past => waits(past, 'support').fails('pairing-expired')),
  },
  {
    name: 'waiting-declined',
    shows: 'somebody said no to this browser',
    setUp: stage => stage.seeded(past => waits(past, 'support').fails('pairing-declined')),
  },
];

const checking: State = {
  name: 'checking',
  shows: 'the agent is being asked whether it answers',
  async setUp(stage) {
    await stage.holdRequests();
    return stage.seeded(past => past.fails('gateway-unreachable'));
  },
};

export const wayStates: readonly State[] = [checking, ...lists, ...views, ...waiting];
