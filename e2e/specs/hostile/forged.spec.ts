/** Forged connections, pages and frames: which of them may speak for a page. */
import type { Page } from '@playwright/test';
import { eventually } from '../../browser/eventually.ts';
import { newPageBy } from '../../browser/new-page.ts';
import { expectNoPrompt, expectPrompt, promptFailure } from '../../browser/prompt.ts';
import { FORGED_DEVICE, FORGED_PAGE, FORGED_REQUEST, FORGED_SOCKET } from '../../site/forged-gateway.ts';
import { askToClear, copied, expectAlarm, openPopup } from '../../stories/user-actions.ts';
import { keptText } from '../../worlds/extension-storage.ts';
import { AGENT } from '../../worlds/world.ts';
import { beTrusted, loseTrust } from '../setup.ts';
import { expect, test } from '../stand-in-fixtures.ts';
import { A_WHILE_MS, addFrame, bannerIn, openedBy, WEBSITE } from './hostile-pages.ts';

const ELSEWHERE = `wss://unrelated.test${FORGED_SOCKET}`;
const FORGED = new RegExp(`${FORGED_REQUEST}|${FORGED_DEVICE}`);

/** The one line that a script at the top of a page needs. */
const connect = (page: Page, address: string) => page.evaluate(to => void new WebSocket(to), address);

test.describe('a socket to a gateway of somebody else’s', () => {
  test('changes nothing of a page whose connection to its own host stands', async ({ world, user }) => {
    const { page } = await beTrusted(world, user);
    await connect(page, ELSEWHERE);
    await connect(page, `wss://${AGENT}${FORGED_SOCKET}`);
    await page.waitForTimeout(2 * A_WHILE_MS);
    expect(await promptFailure(page)).toBeNull();
    await expectAlarm(user, page, false);
  });

  test('puts none of its ids into the hand-off of a page that was really refused', {
    tag: '@firefox',
  }, async ({ world, user }) => {
    const { page, deviceId } = await loseTrust(world, user);
    await connect(page, ELSEWHERE);
    await page.waitForTimeout(A_WHILE_MS);
    const popup = await openPopup(user, page);
    const { json } = await popup.savePacket();
    expect(JSON.stringify(json)).not.toMatch(FORGED);
    expect(await keptText(user)).not.toMatch(FORGED);
    await popup.page.close();
    await page.reload();
    await expectPrompt(page, 'pairing-required');
    const handoff = await copied(user, await openPopup(user, page), 'copy-handoff');
    expect(handoff).toContain(deviceId);
    expect(handoff).not.toMatch(FORGED);
  });

  test('has its hand-off name it first, and grant everything, where the page’s first connection went there', async ({
    user,
  }) => {
    const page = await user.newPage(`https://${AGENT}${FORGED_PAGE}?socket=${ELSEWHERE}`);
    await expectPrompt(page, 'pairing-required');
    const handoff = await copied(user, await openPopup(user, page), 'copy-handoff');
    expect(handoff.split('\n')[0]).toContain('unrelated.test');
    expect(handoff).toContain(FORGED_REQUEST);
    expect(handoff).toContain('full control');
    expect(handoff).not.toContain('operator.read');
  });
});

test('a page that came over http gets a hand-off without ids, which says http', { tag: '@firefox' }, async ({
  user,
}) => {
  const page = await user.newPage(`http://${AGENT}${FORGED_PAGE}?socket=ws://${AGENT}${FORGED_SOCKET}`);
  test.skip(page.url().startsWith('https:'), 'this browser goes to https by itself');
  await expectPrompt(page, 'pairing-required');
  const popup = await openPopup(user, page);
  await expect(popup.page.getByText('without encryption')).toBeVisible();
  const handoff = await copied(user, popup, 'copy-handoff');
  expect(handoff).not.toMatch(FORGED);
  expect(handoff).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}|\b[0-9a-f]{64}\b/);
  expect(handoff).toContain('opened over http, without encryption');
});

test('frames of names that are made up push no host out of what can be cleared, nor into it', { tag: '@rest' }, async ({
  world,
  user,
}) => {
  const { page } = await loseTrust(world, user);
  for (const around of [WEBSITE, 'https://heyron.ai/support']) {
    const framing = await user.newPage(around);
    for (let n = 0; n < 20; n++) await addFrame(framing, { src: `https://made-up-${n}.c1.heyron.ai/nothing.here` });
    await framing.waitForTimeout(A_WHILE_MS);
    await framing.close();
  }
  for (let n = 0; n < 3; n++) {
    const opened = await openedBy(user, `https://opened-${n}.c1.heyron.ai/nothing.here`);
    await opened.waitForTimeout(A_WHILE_MS);
    await opened.close();
  }
  const popup = await askToClear(user, page);
  await expect(popup.host(AGENT)).toBeVisible();
  expect(Object.keys(await popup.hosts()).sort()).toEqual([AGENT, 'heyron.ai'].sort());
});

test('a failing frame that is taken out of its page takes badge and prompt with it', async ({ user }) => {
  const page = await user.newPage('https://heyron.ai/support');
  const frame = await addFrame(page, { src: `https://${AGENT}/stubborn` });
  await bannerIn(frame);
  await expectPrompt(page, 'pairing-required');
  await expectAlarm(user, page, true);
  await page.evaluate(() => document.querySelector('iframe')?.remove());
  await expectNoPrompt(page);
  await expectAlarm(user, page, false);
});

test('in a window that its opener has prepared, the opener learns nothing of how sockets are handed over', {
  tag: '@firefox',
}, async ({ user }) => {
  const opener = await user.newPage(`https://${AGENT}/stubborn`);
  const prepareAndSendOn = () => {
    const opened = window.open('', '_blank') as (Window & typeof globalThis) | null;
    if (!opened) throw new Error('no window');
    const learnt: string[] = Object.assign(window, { learnt: [] }).learnt;
    // What the page's world gives the two scripts: here it is the opener's, and passes on what it gets.
    const { addEventListener, dispatchEvent } = opened.EventTarget.prototype;
    opened.EventTarget.prototype.addEventListener = function (type, ...rest) {
      if (/\d/.test(type)) learnt.push(type);
      return addEventListener.call(this, type, ...rest);
    };
    opened.EventTarget.prototype.dispatchEvent = function (event) {
      learnt.push(event.type);
      return dispatchEvent.call(this, event);
    };
    opened.location.href = '/stubborn';
  };
  const page = await newPageBy(user.context, () => opener.evaluate(prepareAndSendOn));
  // The driver can miss the load of such a window, so the page itself is asked.
  const state = () => page.evaluate(() => [location.pathname, document.readyState]).catch(() => []);
  await eventually(state, 'the page').toEqual(['/stubborn', 'complete']);
  // It has a window of its own (seen in both browsers), in which its socket is handed over.
  await connect(page, `wss://${AGENT}${FORGED_SOCKET}`);
  await expectPrompt(page, 'pairing-required');
  expect(await opener.evaluate(() => (window as unknown as { learnt: string[] }).learnt)).toEqual([]);
});
