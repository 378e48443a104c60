/** The popup without a recovery. */
import type { Page } from '@playwright/test';
import type { Agent } from '../site/agent.ts';
import { writeIncidents } from '../worlds/extension-storage.ts';
import { Timeline } from '../worlds/timeline.ts';
import type { State } from './drawn-state.ts';
import type { Stage } from './stage.ts';

export const idleStates: readonly State[] = [
  {
    name: 'idle-connected',
    shows: 'the page is connected: nothing to repair',
    async setUp(stage) {
      const page = await stage.connected();
      await stage.forget(); // the first pairing
      await page.reload();
      return stage.popup(page);
    },
  },
  {
    name: 'idle-first-run',
    shows: 'the page is connected, and nobody has agreed yet that something is kept',
    async setUp(stage) {
      const page = await stage.connected();
      await stage.forget();
      await stage.disagree();
      await page.reload();
      return stage.popup(page);
    },
  },
  {
    name: 'idle-own-offer',
    shows: 'a page outside heyron that looks like an agent’s, and fails',
    async setUp(stage) {
      return stage.popup(await stage.offered(await stage.ownAgent()));
    },
  },
  {
    name: 'idle-own-failing',
    shows: 'a page of an agent of one’s own that fails, once its address was added',
    async setUp(stage) {
      return stage.popup((await stage.added()).page);
    },
  },
  {
    name: 'idle-checked',
    shows: 'a check-up has seen that all is well',
    async setUp(stage) {
      await stage.signIn();
      return stage.checked(await stage.connected());
    },
  },
  {
    name: 'idle-checked-ill',
    shows: 'a check-up has seen that something is amiss, and could not see something else',
    async setUp(stage) {
      const agent = stage.newAgent();
      return stage.checked(await stage.connected(agent), () => {
        agent.build = '2026.9.7-release';
      });
    },
  },
  {
    name: 'idle-checked-forgets',
    shows: 'a check-up knows that the browser deletes what it is known by, and leads to what prevents that',
    async setUp(stage) {
      return stage.checked(await stage.connected(), async () => {
        const ago = [9, 2].map(days => Date.now() - days * 86_400_000);
        await writeIncidents(
          stage.browser,
          ago.map(at => forgot(at).incident),
        );
      });
    },
  },
  {
    name: 'idle-held',
    shows: 'the browser was told to keep heyron’s data, and has done so',
    async setUp(stage) {
      const page = await stage.connected();
      await stage.forget();
      await page.reload();
      const popup = await stage.popup(page);
      await stage.showsInstead(popup, { held: true });
      return popup;
    },
  },
  {
    name: 'idle-awake',
    shows: 'the browser may not unload the tab, as the user chose',
    async setUp(stage) {
      const page = await stage.connected();
      await stage.forget();
      await page.reload();
      const popup = await stage.popup(page);
      await stage.showsInstead(popup, { tab: { awake: true } });
      return popup;
    },
  },
  {
    name: 'idle-keeps-nothing',
    shows: 'every window of the browser is private',
    async setUp(stage) {
      const popup = await stage.popup(await stage.browser.newPage('https://heyron.ai/'));
      await stage.showsInstead(popup, { tab: { private: true, keepsNothing: true } });
      return popup;
    },
  },
  {
    name: 'idle-let-in-waiting',
    shows: 'the page hears whether another browser asks to be let in, and nobody does',
    async setUp(stage) {
      return (await letting(stage)).popup;
    },
  },
  {
    name: 'idle-let-in-asked',
    shows: 'other browsers ask to be let in',
    async setUp(stage) {
      const { agent, popup } = await letting(stage);
      for (const platform of ['Win32', 'iPhone']) agent.isAskedFromElsewhere(platform);
      await popup.locator('[data-let-in="asked"]').getByText('more').waitFor();
      return popup;
    },
  },
  {
    name: 'idle-let-in-approved',
    shows: 'the other browser was let in',
    async setUp(stage) {
      const { agent, popup } = await letting(stage);
      agent.approve(agent.isAskedFromElsewhere().requestId);
      await popup.locator('[data-let-in="approved"]').waitFor();
      return popup;
    },
  },
  {
    name: 'idle-let-in-rejected',
    shows: 'somebody declined the other browser',
    async setUp(stage) {
      const { agent, popup } = await letting(stage);
      agent.reject(agent.isAskedFromElsewhere().requestId);
      await popup.locator('[data-let-in="rejected"]').waitFor();
      return popup;
    },
  },
  {
    name: 'idle-let-in-not-me',
    shows: 'it was not the user, and nothing was approved',
    async setUp(stage) {
      const { agent, popup } = await letting(stage);
      agent.isAskedFromElsewhere();
      await popup.locator('[data-action="not-me"]').click();
      await popup.locator('[data-let-in="not-me"]').waitFor();
      return popup;
    },
  },
  {
    name: 'idle-let-in-over',
    shows: 'the page lost its connection, and hears nothing more',
    async setUp(stage) {
      const { agent, popup } = await letting(stage);
      agent.restart();
      await popup.locator('[data-let-in="connection"]').waitFor();
      return popup;
    },
  },
  {
    name: 'idle-undecided',
    shows: 'a heyron page on which no failure was seen',
    async setUp(stage) {
      return stage.popup(await stage.browser.newPage('https://heyron.ai/'));
    },
  },
  {
    name: 'idle-other-site',
    shows: 'a page that is none of heyron',
    async setUp(stage) {
      return stage.popup(await stage.browser.newPage('https://unrelated.test/'));
    },
  },
  {
    name: 'idle-other-site-pages',
    shows: 'a page that is none of heyron, while heyron pages are open',
    async setUp(stage) {
      await stage.failing('token-mismatch');
      await stage.connected();
      await stage.browser.newPage('https://heyron.ai/');
      return stage.popup(await stage.browser.newPage('https://unrelated.test/'));
    },
  },
  {
    name: 'idle-private',
    shows: 'a private window: nothing is kept or repaired there',
    privateWindows: true,
    async setUp(stage) {
      return stage.popupOf(await stage.privateTab('https://heyron.ai/'));
    },
  },
  {
    name: 'idle-no-access',
    shows: 'the user has withdrawn access to heyron.ai',
    async setUp(stage) {
      await stage.withdrawAccess();
      return stage.popup(await stage.browser.newPage('https://heyron.ai/'));
    },
  },
  {
    name: 'idle-unsaved',
    shows: 'the page fails, and the browser could not write that down',
    async setUp(stage) {
      await stage.fillDisk();
      return stage.popup(await stage.failing('token-mismatch'));
    },
  },
];

/** The popup of a connected page that hears who asks to be let in. */
async function letting(stage: Stage): Promise<{ agent: Agent; popup: Page }> {
  const agent = stage.newAgent();
  const page = await stage.connected(agent);
  await stage.forget(); // the first pairing
  await page.reload();
  const popup = await stage.popup(page);
  await popup.locator('[data-action="let-in"]').click();
  await popup.locator('[data-let-in="waiting"]').waitFor();
  await popup.bringToFront();
  return { agent, popup };
}

/** An earlier trouble of another agent: the browser had deleted what sites keep as it closed. */
function forgot(at: number): Timeline {
  const facts = { letInAt: at - 86_400_000, deviceId: null, version: null, versionNow: null, start: at, proofs: [] };
  return new Timeline(0, 'https://user-0239.c1.heyron.ai')
    .began(Date.now() - at)
    .fails('pairing-required')
    .add({ type: 'explained', at, cause: { cause: 'closed', certainty: 'most-likely', ...facts } })
    .connects();
}
