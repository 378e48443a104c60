/** Hosts that resist a visit: no script of theirs runs, no visit is led away or detected, and no claim is false. */
import type { Page } from '@playwright/test';
import type { ClearReport } from '../../../src/core/clearing/clear-report.ts';
import { addressOf, type Browser } from '../../browser/browser.ts';
import { eventually } from '../../browser/eventually.ts';
import type { Popup } from '../../browser/popup.ts';
import { type Leading, RAN } from '../../site/leading-page.ts';
import { askToClear } from '../../stories/user-actions.ts';
import type { StandIn } from '../../worlds/stand-in.ts';
import { AGENT } from '../../worlds/world.ts';
import { loseTrust } from '../setup.ts';
import { expect, test } from '../stand-in-fixtures.ts';
import { STUBBORN } from '../stubborn-tab.ts';
import { A_WHILE_MS, NEIGHBOUR, WEBSITE } from './hostile-pages.ts';

const SAME_HOST = `https://${AGENT}/led`;
const OTHER_HOST = `https://${NEIGHBOUR}/led`;
const WEBSITES = `${WEBSITE}led`;
const TARGETS = [
  ['a page of its own', SAME_HOST],
  ['another agent', OTHER_HOST],
  ['a website', WEBSITES],
] as const;
const STATUSES = [301, 302, 303, 307, 308] as const;

/** Every way by header or markup; of the targets the most revealing one, and each of the others once. */
const LED: readonly (readonly [Leading, (typeof TARGETS)[number], tag?: string])[] = [
  [302, TARGETS[0], '@firefox'],
  [302, TARGETS[1]],
  [302, TARGETS[2]],
  ...STATUSES.filter(status => status !== 302).map(status => [status, TARGETS[0]] as const),
  [307, TARGETS[2]],
  ...TARGETS.map(target => ['refresh', target] as const),
  ['meta refresh', TARGETS[0]],
  ['meta refresh', TARGETS[2]],
  ['frames', TARGETS[0]],
  ['file', TARGETS[0]],
  ['JSON', TARGETS[0]],
];

for (const [leading, [where, to], tag] of LED)
  test(`a host whose answer is ${leading}, to ${where}, is cleared like any other`, {
    tag: tag ?? '@rest',
  }, async ({ world, user }) => {
    const { page } = await loseTrust(world, user);
    const home = await addressOf(page);
    world.stand.lead(AGENT, leading, to);
    const popup = await clearAgent(user, page);
    await popup.expectResult('clear-site-data', 'changed');
    await eventually(() => addressOf(page)).toBe(home);
    expect(await outcomesOf(popup)).toMatchObject({ localStorage: 'gone', sessionStorage: 'gone' });
    expect(asked(world, '/led')).toEqual([]);
    expect(await page.evaluate(() => localStorage.getItem('led'))).toBeNull();
    for (const { name } of await user.saved()) expect(name).toMatch(/^re-pair-/); // only the report
  });

for (const [what, to, tag] of [
  ['makes up a page with a frame', null, '@firefox'],
  ['leads to a page of its own that it makes up', SAME_HOST, '@rest'],
  ['leads to another agent', OTHER_HOST, '@rest'],
] as const)
  test(`a service worker that ${what} runs nothing of that while its host is looked into`, {
    tag,
  }, async ({ world, user }) => {
    const { page } = await loseTrust(world, user);
    const home = await addressOf(page);
    await letWorkerAnswer(user, to);
    const popup = await clearAgent(user, page);
    await expectEnd(user, popup, to);
    await eventually(() => addressOf(page)).toBe(home);
    expect(asked(world, RAN).filter(address => address.startsWith(AGENT))).toEqual([]);
    expect(await page.evaluate(() => localStorage.getItem('led'))).toBeNull();
  });

test('a service worker that leads to a website gets no tab there: it is brought back, and nothing is claimed', {
  tag: '@firefox',
}, async ({ world, user }) => {
  const { page } = await loseTrust(world, user);
  const home = await addressOf(page);
  await letWorkerAnswer(user, WEBSITES);
  const before = await tabsOpen(user);
  const popup = await clearAgent(user, page);
  await eventually(() => addressOf(page)).toBe(home);
  await expectEnd(user, popup, WEBSITES);
  expect(await tabsOpen(user), 'the popup’s page is one more').toBe(before + 1);
  // What the website got: nothing that identifies us or finds the tab.
  const told = world.stand.requests.filter(({ host }) => host === 'unrelated.test').map(({ path }) => path);
  expect(told).toContain('/led');
  expect(told.filter(path => !/^\/(?:led|led-frame|led-ran\?at=\w+|favicon.ico)$/.test(path))).toEqual([]);
});

const PROBES = [
  '?v=1#re-pair-',
  '?v=1',
  '?v=1234567890123456',
  '?v=1234567890123456#re-pair-1234567890123456',
  '#re-pair-1234567890123456',
] as const;

for (const [index, probe] of PROBES.entries())
  test(`a website that leads a window to heyron.ai/${probe}, and back there, finds a page like any other`, {
    tag: index === 0 ? '@firefox' : '@rest',
  }, async ({ user }) => {
    const address = `https://heyron.ai/${probe}`;
    const page = await user.newPage(WEBSITE);
    await page.goto(address);
    await expect(page.locator('h1')).toBeVisible(); // it is not stopped
    await page.goto(WEBSITE);
    await page.evaluate(() => void setTimeout(() => history.back()));
    await eventually(() => addressOf(page)).toBe(address);
    // Playwright misses a page from the browser's back/forward cache.
    await eventually(() => page.evaluate(() => document.querySelector('h1') !== null)).toBe(true);
    await page.waitForTimeout(A_WHILE_MS); // longer than a redirect would take
    expect(await addressOf(page)).toBe(address);
  });

for (const [where, inFrame, tag] of [
  ['its page', false, '@rest'],
  ['its page and a frame that listens for both', true, '@firefox'],
] as const)
  test(`nobody is asked “Leave site?” by a page that has replaced what could stop that, in ${where}`, {
    tag,
  }, async ({ world, user }) => {
    const { page } = await loseTrust(world, user);
    const resisting = await user.newPage(STUBBORN);
    await resisting.evaluate(resist, inFrame);
    const asks: string[] = [];
    resisting.on('dialog', async dialog => {
      asks.push(dialog.type());
      await dialog.dismiss();
    });
    // An untouched page may not ask.
    for (const frame of resisting.frames()) await frame.locator('h1').click();
    await resisting.evaluate(() => location.reload());
    await eventually(() => asks).toEqual(['beforeunload']);

    const popup = await clearAgent(user, page);
    await popup.expectResult('clear-site-data', 'changed');
    await eventually(() => addressOf(resisting)).toBe(STUBBORN);
    const called = () => resisting.evaluate(() => (window as { called?: string[] }).called ?? null);
    await eventually(called, 'it was loaded again').toBeNull();
    expect(asks).toEqual(['beforeunload']);
  });

/** Runs in the page: it listens in every way, repeatedly, and has replaced the functions that it was given. */
async function resist(inFrame: boolean): Promise<void> {
  const listen = EventTarget.prototype.addEventListener;
  const ask = (event: Event) => event.preventDefault();
  const arm = () => {
    listen.call(window, 'beforeunload', ask, true);
    listen.call(window, 'beforeunload', ask);
    window.onbeforeunload = ask;
  };
  if (inFrame) {
    const frame = document.createElement('iframe');
    frame.src = location.href;
    document.body.append(frame);
    await new Promise(loaded => listen.call(frame, 'load', loaded));
    const inside = frame.contentWindow;
    if (!inside) throw new Error('the page has no frame');
    listen.call(inside, 'beforeunload', ask, true);
    for (const event of ['pagehide', 'unload']) listen.call(inside, event, arm);
  }
  const called: string[] = [];
  Object.assign(window, { called });
  const replace = (object: object, ...names: string[]) => {
    for (const name of names)
      Object.defineProperty(object, name, {
        value: () => {
          called.push(name);
          return document;
        },
      });
  };
  replace(document, 'open', 'close', 'write', 'createElement');
  replace(Document.prototype, 'open', 'close', 'write', 'createElement');
  replace(window, 'stop', 'exportFunction');
  replace(EventTarget.prototype, 'removeEventListener', 'dispatchEvent');
  replace(Event.prototype, 'stopImmediatePropagation');
  replace(History.prototype, 'back', 'go', 'replaceState');
  // An element hides a property of document or window that has its name.
  for (const name of ['open', 'close', 'createElement', 'addEventListener', 'exportFunction', 'Document']) {
    const form = document.body.appendChild(document.createElementNS('http://www.w3.org/1999/xhtml', 'form'));
    form.setAttribute('name', name);
    form.id = name;
  }
  arm();
  setInterval(arm, 1);
}

/** Clears everything of the agent, and of no other host, from the popup on its failing page. */
async function clearAgent(user: Browser, failing: Page): Promise<Popup> {
  const popup = await askToClear(user, failing);
  await popup.choose(popup.host('heyron.ai'), false);
  await popup.press('confirm');
  return popup;
}

/**
 * Chromium removes such a worker from outside, then looks into the host. In Firefox a page must do it, which is
 * impossible here: the report says so, and that nothing was verified.
 */
async function expectEnd(user: Browser, popup: Popup, ledTo: string | null): Promise<void> {
  const stays = ledTo !== null && user.family === 'firefox';
  await popup.expectResult('clear-site-data', stays ? 'could-not-run' : 'changed');
  expect((await outcomesOf(popup)).localStorage).toBe(stays ? 'not-verified' : 'gone');
}

async function outcomesOf(popup: Popup): Promise<Record<string, string>> {
  const { json } = await popup.savePacket();
  const [report] = json.clears as ClearReport[];
  const types = report?.hosts.flatMap(host => host.types) ?? [];
  return Object.fromEntries(types.map(({ type, outcome }) => [type, outcome]));
}

/** The requests below a path, on any host. */
function asked({ stand }: StandIn, path: string): string[] {
  return stand.requests.filter(each => each.path.startsWith(path)).map(({ host, path: its }) => host + its);
}

/**
 * A service worker answers visits to the agent and to the redirect's target; the app has its own for all other
 * requests.
 */
async function letWorkerAnswer(user: Browser, to: string | null): Promise<void> {
  const page = await user.newPage(STUBBORN);
  await page.evaluate(
    async query => {
      for (const scope of ['/?v=', '/led']) {
        const { installing } = await navigator.serviceWorker.register(`/led-worker.js${query}`, { scope });
        await new Promise<void>(active => {
          const look = () => installing?.state === 'activated' && active();
          installing?.addEventListener('statechange', look);
          look();
        });
      }
    },
    to ? `?to=${encodeURIComponent(to)}` : '',
  );
  await page.close();
}

function tabsOpen(user: Browser): Promise<number> {
  return user.inBackground(async () => (await chrome.tabs.query({})).length);
}
