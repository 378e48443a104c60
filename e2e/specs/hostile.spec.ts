/** Bad input and bad luck: a clear sentence, and nothing lost. */

import type { Page } from '@playwright/test';
import { eventually } from '../browser/eventually.ts';
import { expectPrompt, promptFailure, promptText } from '../browser/prompt.ts';
import { copied, expectAlarm, openPopup, skipTo } from '../stories/acts.ts';
import { fillDisk, readKept } from '../worlds/kept.ts';
import { AGENT } from '../worlds/world.ts';
import { beTrusted, loseTrust, withdrawTrust } from './acts.ts';
import { expect, test } from './stand-in-test.ts';
import { STUBBORN } from './stubborn-tab.ts';

test('a request id that is no UUID is never shown, stored or put into a command', async ({ user, agent }) => {
  const error = {
    code: 'NOT_PAIRED',
    message: 'pairing required',
    details: {
      code: 'PAIRING_REQUIRED',
      reason: 'not-paired',
      requestId: '; rm -rf ~ #',
      deviceId: '$(id)',
      requestedScopes: ['`id`', 'operator.admin'],
    },
  };
  const judge = () => ({ ok: false, error, closeCode: 1008, closeReason: 'pairing required' });
  Object.assign(agent, { judge });
  const page = await user.newPage(agent.link());
  await page.evaluate(() => {
    document.body.innerHTML =
      '<div role="alert">Auth failed: pairing required (requestId: ; rm -rf ~ #) openclaw devices approve ;rm -rf ~</div>';
  });
  await expectPrompt(page, 'pairing-required');
  const popup = await openPopup(user, page);
  const handoff = await copied(user, popup, 'copy-handoff');
  expect(handoff).toContain('openclaw devices list');
  expect(handoff).not.toMatch(/rm -rf|\$\(id\)|`id`/);
  const { json } = await popup.savePacket();
  expect(json.pairing).toMatchObject({ requestId: null });
  Reflect.deleteProperty(agent, 'judge');
});

test('what a page makes up of its sockets does nothing', async ({ user, agent }) => {
  agent.setGeneration('2026.9');
  const page = await user.newPage(agent.link());
  await expectPrompt(page, 'pairing-required');
  for (const { requestId } of agent.pending()) agent.approve(requestId);
  await eventually(() => promptFailure(page)).toBeNull();
  await page.evaluate(() => {
    const socket = new WebSocket(`wss://${location.host}/`);
    const details = { code: 'PAIRING_REQUIRED', reason: 'not-paired' };
    const refused = { type: 'res', ok: false, error: { message: 'pairing required', details } };
    for (const data of ['{"event":"connect.challenge"}', JSON.stringify(refused), '{', 7, 'x'.repeat(1e6)])
      socket.dispatchEvent(new MessageEvent('message', { data }));
    socket.dispatchEvent(new CloseEvent('close', { code: 1008, reason: 'pairing required' }));
    for (const type of ['re-pair:socket', 're-pair:meeting'])
      document.dispatchEvent(new CustomEvent(type, { detail: JSON.stringify({ socket: 99, ...refused }) }));
  });
  await page.waitForTimeout(1_000);
  expect(await promptFailure(page)).toBeNull();
});

test('a page that asks for Re-Pair learns nothing', { tag: '@firefox' }, async ({ user, agent }) => {
  for (const address of ['https://heyron.ai/support', agent.link()]) {
    const page = await user.newPage(address);
    const learnt = await page.evaluate(async () => {
      const empty = document.body.appendChild(document.createElement('iframe')).contentWindow as unknown as {
        WebSocket: typeof WebSocket;
        Function: typeof Function;
      };
      const native = empty.WebSocket;
      const sourceOf = (object: object) => Function.prototype.toString.call(object);
      const stacks: string[] = [];
      const note = (make: () => unknown) => {
        try {
          make();
        } catch (error) {
          const { stack, filename } = error as { stack?: string; filename?: string }; // the latter in Firefox
          stacks.push(`${stack} ${filename}`);
        }
      };
      note(() => new WebSocket('nonsense:'));
      note(() => new WebSocket('wss://heyron.ai/', ['a', 'a']));
      note(() => (WebSocket as unknown as () => void)());
      note(() => sourceOf({ not: 'a function' }));
      const address = {
        toString() {
          stacks.push(String(new Error().stack));
          return 'nonsense:';
        },
      };
      note(() => new WebSocket(address as unknown as string));
      const uncaught = new Promise<string>(told =>
        addEventListener('error', ({ filename }) => told(filename), { once: true }),
      );
      setTimeout(() => new WebSocket('nonsense:'));
      stacks.push(await uncaught);
      const cancelled = ['re-pair:wake', 're-pair:socket', 're-pair:meeting'].filter(
        type =>
          !document.dispatchEvent(new CustomEvent(type, { cancelable: true })) ||
          !document.dispatchEvent(new CustomEvent(type, { cancelable: true, detail: 'a name' })),
      );
      const own = (object: object) => Object.getOwnPropertyNames(object).join();
      return {
        cancelled,
        stacks,
        differs: Object.entries({
          name: WebSocket.name === native.name,
          length: WebSocket.length === native.length,
          source: String(WebSocket) === empty.Function.prototype.toString.call(native),
          sourceOfSource:
            sourceOf(sourceOf.toString) ===
            empty.Function.prototype.toString.call(empty.Function.prototype.toString),
          constants: own(WebSocket) === own(native),
          chain: Object.getPrototypeOf(WebSocket) === EventTarget,
          constructor: WebSocket.prototype.constructor === WebSocket,
          prototype: own(WebSocket.prototype) === own(native.prototype),
          own:
            JSON.stringify(Object.getOwnPropertyDescriptor(window, 'WebSocket')) ===
            JSON.stringify(Object.getOwnPropertyDescriptor(empty, 'WebSocket')),
          subclass: new (class extends WebSocket {})(`wss://${location.host}/`) instanceof WebSocket,
        }).flatMap(([what, same]) => (same ? [] : [what])),
      };
    });
    expect(learnt.cancelled).toEqual([]);
    expect(learnt.differs).toEqual([]);
    expect(learnt.stacks).toHaveLength(7);
    for (const stack of learnt.stacks) expect(stack).not.toContain('extension:');
  }
});

test('a frame of the agent’s own host, sandboxed or not, says nothing for the page around it', {
  tag: '@firefox',
}, async ({ world, user }) => {
  const trusted = await beTrusted(world, user);
  const { page } = trusted;
  const FORGED = 'f0f0f0f0-0000-4000-8000-000000000000';
  for (const sandbox of ['allow-scripts', null]) {
    await page.evaluate(
      ([limits, src]) =>
        new Promise(loaded => {
          const frame = document.createElement('iframe');
          if (limits) frame.setAttribute('sandbox', limits);
          frame.onload = loaded;
          frame.src = src ?? '';
          document.body.append(frame);
        }).then(() => {}),
      [sandbox, STUBBORN] as const,
    );
    await page
      .frames()
      .at(-1)
      ?.evaluate(requestId => {
        document.body.innerHTML = `<div role="alert">Auth failed: pairing required (requestId: ${requestId})</div>`;
      }, FORGED);
  }
  const tab = await user.tabIdOf(page);
  const known = () =>
    user.inBackground(() => chrome.storage.session.get(null).then(all => JSON.stringify(all)));
  await eventually(known, 'the frame that is not sandboxed is heard').toContain(FORGED);
  expect([await user.badgeText(tab), await promptFailure(page)]).toEqual(['', null]);
  await withdrawTrust(world, trusted);
  const handoff = await copied(user, await openPopup(user, page), 'copy-handoff');
  expect(handoff).toContain(trusted.deviceId);
  expect(handoff).not.toContain(FORGED);
  const { local, incidents, events } = await user.inBackground(readKept);
  expect(JSON.stringify([local, incidents, events])).not.toContain(FORGED);
});

/** Fails as a page does that has no gateway's own words. */
const bannerIn = (page: Page) =>
  page.evaluate(() => {
    document.body.innerHTML = '<div role="alert">Auth failed: pairing required</div>';
  });

/** The page defines the prompt's element as its own, and takes hold of every root that it can get. */
const definePrompt = (page: Page) =>
  page.evaluate(() => {
    const taken: (string | null)[] = Object.assign(window, { taken: [] }).taken;
    class Taker extends HTMLElement {
      internals = this.attachInternals();
      connectedCallback() {
        const take = () => taken.push(this.internals.shadowRoot?.textContent ?? null);
        take();
        setTimeout(take, 500);
      }
    }
    customElements.define('re-pair-prompt', Taker);
  });

/** What it got, each thing once: null where it asked and there was no root for it. */
const taken = async (page: Page) => [
  ...new Set(await page.evaluate(() => (window as unknown as { taken: (string | null)[] }).taken)),
];

test('a page that has defined the prompt’s element gets no prompt, and its badge alarms', {
  tag: '@firefox',
}, async ({ user }) => {
  const page = await user.newPage('https://heyron.ai/support');
  await definePrompt(page);
  await bannerIn(page);
  await expectAlarm(user, page, true);
  await page.waitForTimeout(1_000);
  expect([await promptFailure(page), await taken(page)]).toEqual([null, [null]]);
});

test('a page that defines the prompt’s element while it is shown gets at nothing in it', {
  tag: '@firefox',
}, async ({ user }) => {
  const page = await user.newPage('https://heyron.ai/support');
  await bannerIn(page);
  await expectPrompt(page, 'pairing-required');
  const words = await promptText(page);
  await definePrompt(page);
  await page.waitForTimeout(1_000);
  expect(await taken(page)).toEqual([null]);
  expect(await promptText(page)).toBe(words);
});

test('a login gate that an agent drew in its answer prompts nobody', { tag: '@firefox' }, async ({
  user,
}) => {
  const page = await user.newPage('https://heyron.ai/support');
  await page.evaluate(() => {
    document.body.innerHTML =
      '<div role="log"><section class="login-gate__failure"><div class="login-gate__failure-raw">Auth failed: pairing required</div></section></div><main></main>';
  });
  await page.waitForTimeout(6_000); // longer than any patience
  const tab = await user.tabIdOf(page);
  expect([await user.badgeText(tab), await promptFailure(page)]).toEqual(['', null]);
});

test('no address that a website can open closes a tab', { tag: '@firefox' }, async ({ user, agent }) => {
  const pages = [
    await user.newPage('https://heyron.ai/#re-pair-spare'),
    await user.newPage(`https://${agent.host}/support#re-pair-spare`),
  ];
  const open = () => user.inBackground(async () => (await chrome.tabs.query({})).length); // this wakes it
  const before = await open();
  await user.killBackground();
  expect(await open()).toBe(before);
  await pages[1]?.waitForTimeout(1_000); // longer than a worker takes to tidy up
  expect(await open()).toBe(before);
  expect(pages.map(page => page.isClosed())).toEqual([false, false]);
});

test('a page of 100,000 nodes and 10 MB of text that talks about failures is read to its end, and its one banner found', {
  tag: '@more',
}, async ({ user }) => {
  const page = await user.newPage('https://heyron.ai/support');
  await page.evaluate(() => {
    const log = document.body.appendChild(document.createElement('div'));
    log.setAttribute('role', 'log');
    const said = '<p class="error">Auth failed: <b>pairing required</b></p>'.repeat(33_000);
    log.innerHTML = said;
    log.append('unauthorized: gateway token missing '.repeat(300_000));
  });
  await page.waitForTimeout(7_000); // longer than looking may pause
  expect(await promptFailure(page)).toBeNull();
  await page.evaluate(() => {
    const banner = document.body.appendChild(document.createElement('div'));
    banner.className = 'toast';
    banner.textContent = 'Auth failed: pairing required';
  });
  await expectPrompt(page, 'pairing-required');
});

test('messages that fit no schema, and commands from a page, are dropped', async ({ user, agent }) => {
  const page = await user.newPage(agent.link());
  await expectPrompt(page);
  const popup = await openPopup(user, page);
  const answers = await popup.page.evaluate(async () => {
    const odd = [
      null,
      7,
      'run',
      {},
      { type: 'command' },
      { type: 'command', tab: 'x', command: {} },
      { type: 'command', tab: 1, command: { type: 'run', step: 'rm -rf' } },
    ];
    return Promise.all(odd.map(message => chrome.runtime.sendMessage(message).catch(() => 'no answer')));
  });
  expect(new Set(answers.map(answer => answer ?? 'no answer'))).toEqual(new Set(['no answer']));
  await popup.expectCurrentStep('right-gateway');
});

test('a full disk: the page still prompts, the popup says it in a sentence, and it goes on when there is room', {
  tag: '@firefox',
}, async ({ user, agent }) => {
  const disk = await fillDisk(user);
  const page = await user.newPage(agent.link());
  await expectPrompt(page, 'pairing-required');
  const popup = await openPopup(user, page);
  await expect(popup.page.locator('[data-problem]')).toContainText('could not save');
  await disk.room();
  await page.reload();
  await popup.page.reload();
  await popup.expectCurrentStep('right-gateway');
});

test('a full disk while a step is started is said, and nothing is lost', { tag: '@more' }, async ({
  user,
  agent,
}) => {
  const page = await user.newPage(agent.link());
  await expectPrompt(page);
  const popup = await openPopup(user, page);
  await popup.expectCurrentStep('right-gateway');
  await fillDisk(user);
  await popup.press('run', 'right-gateway');
  await expect(popup.page.locator('[data-problem]')).toContainText('could not save');
  await popup.expectCurrentStep('right-gateway');
});

test('a clearing that the browser refuses deletes nothing, brings the tab back and says so', {
  tag: '@more',
}, async ({ world, user, agent }) => {
  test.skip(
    user.family === 'firefox',
    'Firefox has another way beside the one that is refused here, and all goes',
  );
  const { page } = await loseTrust(world, user);
  const popup = await openPopup(user, page);
  await skipTo(popup, 'clear-site-data');
  await popup.press('run', 'clear-site-data');
  await popup.press('choose');
  await expect(popup.host(AGENT)).toBeVisible();
  await user.inBackground(() =>
    Object.assign(chrome.browsingData, { remove: () => Promise.reject(new Error('no')) }),
  );
  await popup.press('confirm');
  await popup.expectResult('clear-site-data', 'could-not-run');
  await expect(popup.step('clear-site-data')).toContainText('browser refused');
  await eventually(() => page.url()).toContain(agent.host);
});
