/** The browser may kill the worker at any time: nothing that matters is lost. */

import { addressOf } from '../browser/browser.ts';
import { eventually } from '../browser/eventually.ts';
import { Popup } from '../browser/popup.ts';
import { expectPrompt } from '../browser/prompt.ts';
import { approveDevice, deviceOf, openPopup, skipTo } from '../stories/user-actions.ts';
import { AGENT } from '../worlds/world.ts';
import { agreeOnWelcome, loseTrust } from './setup.ts';
import { expect, test } from './stand-in-fixtures.ts';

test('a recovery goes on to its end with the worker killed between any two steps', { tag: '@firefox' }, async ({
  world,
  agent,
  user,
}) => {
  const { page } = await loseTrust(world, user);
  const tab = await user.tabIdOf(page);
  let popup = await openPopup(user, page);
  /** Kills the worker and opens a new popup, as a user does who returns later. */
  const die = async () => {
    await popup.page.close();
    await user.killBackground();
    popup = new Popup(await user.openPopupPage(tab));
  };
  await die();
  await popup.expectChecked();
  await die();
  await skipTo(popup, 'hard-refresh');
  await popup.run('hard-refresh');
  await popup.expectResult('hard-refresh', 'still-failing');
  await die();
  await skipTo(popup, 'clear-site-data');
  await die();
  await popup.press('run', 'clear-site-data');
  await popup.press('choose');
  await expect(popup.host(AGENT)).toBeVisible();
  await die();
  await popup.press('choose');
  await expect(popup.host(AGENT)).toBeVisible(); // still asking
  await popup.press('confirm');
  await popup.expectResult('clear-site-data', 'changed');
  await die();
  await popup.run('fresh-pairing', { confirm: false });
  await expect(popup.action('it-works')).toBeVisible(); // carried out, and watched from now on
  await die();
  await popup.expectResult('fresh-pairing', 'running');
  await page.goto('about:blank');
  await page.goto(agent.link());
  await approveDevice(world, await deviceOf(page));
  await die();
  await popup.expectVerdict('fixed');
  await popup.expectResult('fresh-pairing', 'fixed');
});

/** What somebody would have to do elsewhere. */
const SKIPPED: readonly string[] = ['await-approval', 'sign-out-in', 'private-window'];

test('a recovery comes to the same end with the worker killed at every event of it', { tag: '@rest' }, async ({
  world,
  agent,
  user,
}) => {
  test.setTimeout(240_000);
  const { page } = await loseTrust(world, user);
  await agreeOnWelcome(user);
  const popup = await openPopup(user, page);
  await popup.expectChecked();
  let kills = 0;
  await popup.page.exposeFunction('killWorker', async () => {
    kills++;
    await user.killBackground();
  });
  // Each kind of event of each step once: a step whose start is always interrupted could never be done.
  await popup.page.evaluate(async () => {
    const met = new Set<string>();
    chrome.storage.onChanged.addListener(changes => {
      const told = Object.entries(changes).flatMap(([key, { newValue }]) =>
        key.startsWith('incident:') && newValue
          ? (newValue as { events: { type: string; step?: string }[] }).events
          : [],
      );
      const news = told.map(({ type, step = '' }) => `${type} ${step}`).filter(each => !met.has(each));
      if (news.length === 0) return;
      for (const each of news) met.add(each);
      void (globalThis as unknown as { killWorker(): void }).killWorker();
    });
  });
  // What the browser cannot call would be counted as no kill at all.
  await eventually(() => popup.page.evaluate(() => 'killWorker' in globalThis), 'the page can kill').toBe(true);
  let linked = false;
  /** Leaves this step, and not the one that has become the next meanwhile. */
  const leave = async (step: string) => {
    await popup.toFirstView();
    if (!(await popup.action('skip').count())) return popup.takeWay('steps');
    await popup.page.evaluate(left => {
      const isNext = document.querySelector(`[data-step="${left}"][aria-current="step"]`) !== null;
      if (isNext) document.querySelector<HTMLElement>('[data-action="skip"]')?.click();
    }, step);
  };
  /** A user who does what is next, and clicks again if a click had no effect. */
  const goOn = async () => {
    const step = await popup.currentStep();
    if (step === null) return;
    // Also if a click meant for the previous step has started it.
    if (SKIPPED.includes(step) && !linked) return leave(step);
    if (!linked && (await popup.result(step)) !== 'running') return popup.press('run', step);
    if (await popup.action('choose').isVisible()) return popup.press('confirm', step);
    if (step !== 'fresh-pairing' && !linked) return;
    // From here on a user sees the page ask, and has it approved, whatever a kill has made of the step.
    if (!linked) {
      linked = true;
      await page.goto('about:blank');
      await page.goto(agent.link());
    }
    for (const { requestId } of agent.pending()) agent.approve(requestId);
  };
  popup.page.setDefaultTimeout(2_000);
  await expect(async () => {
    await goOn().catch(() => {}); // a button that went away meanwhile
    expect(await popup.verdict()).toBe('fixed');
  }).toPass({ intervals: [300] });
  await popup.expectResult('fresh-pairing', ['fixed', 'could-not-run']);
  // A click can meet the step that has just become the next one.
  await popup.expectResult('hard-refresh', ['still-failing', 'could-not-run', 'skipped']);
  await popup.expectResult('clear-site-data', ['changed', 'could-not-run']);
  expect(kills).toBeGreaterThan(9);
});

test('a popup that stays open while the worker dies goes on showing and commanding', async ({ agent, user }) => {
  const page = await user.newPage(agent.link());
  await expectPrompt(page);
  const popup = await openPopup(user, page);
  await popup.expectChecked();
  await user.killBackground();
  await popup.takeWay('support');
  await popup.press('copy-only');
  await popup.expectWaiting();
});

test('a tab in which a killed worker was looking around is closed', async ({ world, user }) => {
  const { page } = await loseTrust(world, user);
  const popup = await openPopup(user, page);
  await skipTo(popup, 'clear-site-data');
  const tabs = () => user.inBackground(async () => (await chrome.tabs.query({})).length); // this wakes it
  const before = await tabs();
  const letGo = world.stand.hold('heyron.ai'); // no tab shows it, so it is visited in a spare tab
  await popup.press('run', 'clear-site-data');
  await eventually(tabs, 'tabs').toBe(before + 1);
  await user.killBackground();
  await popup.page.close(); // or it would look again
  await tabs(); // a worker that starts while the tab is still on its way, and no other after it
  letGo();
  await eventually(tabs, 'tabs').toBe(before - 1);
});

test('tabs that a killed worker left parked come back by themselves', async ({ world, user }) => {
  const { page } = await loseTrust(world, user);
  const address = page.url();
  const popup = await openPopup(user, page);
  await skipTo(popup, 'clear-site-data');
  await popup.press('run', 'clear-site-data');
  await popup.press('choose');
  await expect(popup.host(AGENT)).toBeVisible();
  const letGo = world.stand.hold(AGENT); // its tab stays parked until the host was visited
  await popup.press('confirm');
  await eventually(() => addressOf(page), 'address of the tab').toContain(user.extensionUrl(''));
  await user.killBackground();
  letGo();
  await eventually(() => addressOf(page), 'address of the tab').toBe(address);
  await eventually(() => popup.result('clear-site-data')).not.toBe('running');
});
