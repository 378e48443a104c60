/** Agents of one's own: one address at a time, by a click there, the user's word, and the browser's question. */
import type { ServerResponse } from 'node:http';
import type { Page } from '@playwright/test';
import type { Browser } from '../browser/browser.ts';
import { eventually } from '../browser/eventually.ts';
import { expectNoPrompt, expectPrompt, pressInPrompt } from '../browser/prompt.ts';
import { type OwnAgent, startOwnAgent } from '../site/own-agents.ts';
import { askToClear, deviceOf, openPopup } from '../stories/user-actions.ts';
import { test as base, expect } from './stand-in-fixtures.ts';

/** Two agents on two ports of one host. */
const test = base.extend<{ own: OwnAgent; neighbour: OwnAgent }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the parameter what a fixture needs
  own: async ({}, use) => {
    const own = await startOwnAgent();
    await use(own);
    await own.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: likewise
  neighbour: async ({}, use) => {
    const neighbour = await startOwnAgent();
    await use(neighbour);
    await neighbour.close();
  },
});

const patternOf = (user: Browser, { origin }: OwnAgent) =>
  user.family === 'chromium' ? `${origin}/*` : `http://${new URL(origin).hostname}/*`;

const listed = (user: Browser): Promise<string[]> =>
  user.inBackground(async () => {
    const { 'own-sites': sites = [] } = await chrome.storage.local.get('own-sites');
    return (sites as { origin: string }[]).map(({ origin }) => origin);
  });

const granted = (user: Browser): Promise<string[]> =>
  user.inBackground(async () => {
    const { origins = [] } = await chrome.permissions.getAll();
    return origins.filter(pattern => !pattern.includes('heyron'));
  });

const scripts = (user: Browser): Promise<string[]> =>
  user.inBackground(async () => (await chrome.scripting.getRegisteredContentScripts()).map(({ id }) => id).sort());

/** The user clicks the button there, and the popup's offer. In Chromium the popup is closed in that very click. */
async function offerAt(user: Browser, page: Page): Promise<Page> {
  await user.clickButton(page);
  return user.openPopupPage(await user.tabIdOf(page));
}

async function helpAt(user: Browser, page: Page, own: OwnAgent): Promise<void> {
  await user.allowSite(patternOf(user, own));
  const popup = await offerAt(user, page);
  await popup.locator('[data-action="help-here"]').click();
  await eventually(() => listed(user), 'the list').toContain(own.origin);
  await popup.close();
}

/** Where it was taken back with a wider grant, one more click helps again. */
async function helpAgain(user: Browser, page: Page, own: OwnAgent): Promise<void> {
  if (user.family === 'chromium') await helpAt(user, page, own);
  await eventually(() => scripts(user), 'scripts').toEqual(['own-isolated', 'own-main']);
  expect(await granted(user)).toEqual([patternOf(user, own)]);
}

test('at an address of one’s own Re-Pair helps once its user said so there, and the browser was asked', {
  tag: ['@promise', '@firefox'],
}, async ({ user, own, neighbour }) => {
  const page = await user.newPage(own.agent.link());
  const beside = await user.newPage(neighbour.agent.link());
  const deviceId = await deviceOf(page);
  await deviceOf(beside);
  await expectNoPrompt(page);
  expect(await listed(user)).toEqual([]);

  const popup = await offerAt(user, page);
  await expect(popup.locator('h1')).toHaveText('Is this an agent of your own?');
  await expect(popup.locator('main')).toContainText(new URL(own.origin).host);
  await user.allowSite(patternOf(user, own));
  await popup.locator('[data-action="help-here"]').click();
  await expectPrompt(page, 'pairing-required');
  expect(await listed(user)).toEqual([own.origin]);
  expect(await granted(user)).toEqual([patternOf(user, own)]);
  await popup.close();
  await expectNoPrompt(beside);

  const recovery = await openPopup(user, page);
  await eventually(() => recovery.currentStep(), 'a current step').not.toBeNull();
  await recovery.press('copy-packet');
  await expect(recovery.page.locator('main')).toContainText('Copied');
  await expect(recovery.page.locator('main'), 'heyron and its support are not named').not.toContainText(
    /heyron|support/i,
  );
  await recovery.page.close();
  const request = own.agent.pending().find(pending => pending.deviceId === deviceId);
  own.agent.approve(request?.requestId ?? '');
  await eventually(() => own.agent.connects, 'connections').toBeGreaterThan(0);
  await expectNoPrompt(page);
});

test('what the user did not press is not theirs: an offer alone, or a refusal, adds nothing', {
  tag: '@firefox',
}, async ({ user, own }) => {
  const page = await user.newPage(own.agent.link());
  await deviceOf(page);
  const popup = await offerAt(user, page);
  await expect(popup.locator('[data-action="help-here"]')).toBeVisible();
  await popup.close();
  await user.killBackground();
  await page.reload();
  await deviceOf(page);
  expect(await listed(user)).toEqual([]);
  expect(await scripts(user)).toEqual([]);
  await expectNoPrompt(page);
});

test('a page that is not an agent’s, or was not clicked on, shows the same view as before', {
  tag: '@firefox',
}, async ({ user, own }) => {
  const other = await user.newPage('https://unrelated.test/');
  const popup = await offerAt(user, other);
  await expect(popup.locator('h1')).toHaveText('Open your agent’s page');
  await popup.close();
  const page = await user.newPage(own.agent.link());
  await deviceOf(page);
  const unasked = await user.openPopupPage(await user.tabIdOf(page));
  await expect(unasked.locator('h1')).toHaveText('Open your agent’s page');
});

test('another port of the same host is left alone, by scripts and in reports', async ({ user, own, neighbour }) => {
  const page = await user.newPage(own.agent.link());
  await deviceOf(page);
  await helpAt(user, page, own);
  await expectPrompt(page, 'pairing-required');
  const beside = await user.newPage(neighbour.agent.link());
  await deviceOf(beside);
  const native = () => beside.evaluate(() => WebSocket === WebSocket.prototype.constructor && String(WebSocket));
  await eventually(native, 'the page’s own function').toContain('[native code]');
  const seen = await user.inBackground(async () => JSON.stringify(await chrome.storage.session.get(null)));
  expect(seen).toContain(own.origin);
  expect(seen).not.toContain(neighbour.origin);
  await expectNoPrompt(beside);
});

test('removed in the settings, or in the browser’s own, it is forgotten, and its page is silent', {
  tag: '@firefox',
}, async ({ user, own }) => {
  const page = await user.newPage(own.agent.link());
  await deviceOf(page);
  await helpAt(user, page, own);
  await expectPrompt(page, 'pairing-required');
  const settings = await user.openExtensionPage('src/settings/index.html');
  await settings.locator(`[data-own="${own.origin}"] [data-action="remove-own"]`).click();
  await settings.locator('[data-action="confirm-remove-own"]').click();
  await expect(settings.locator('[role="status"]')).toHaveText('Removed. Re-Pair no longer sees that address.');
  await expectNoPrompt(page);
  expect(await listed(user)).toEqual([]);
  expect(await granted(user)).toEqual([]);
  expect(await scripts(user)).toEqual([]);
  const kept = await user.inBackground(async () =>
    JSON.stringify([await chrome.storage.local.get(null), await chrome.storage.session.get(null)]),
  );
  expect(kept).not.toContain('127.0.0.1');

  await helpAt(user, page, own);
  await expectPrompt(page, 'pairing-required');
  await user.inBackground(async pattern => chrome.permissions.remove({ origins: [pattern] }), patternOf(user, own));
  await eventually(() => listed(user), 'the list').toEqual([]);
  await eventually(() => scripts(user), 'scripts').toEqual([]);
});

test('scripts that an update has forgotten are there again with the next worker', { tag: '@rest' }, async ({
  user,
  own,
}) => {
  const page = await user.newPage(own.agent.link());
  await deviceOf(page);
  await helpAt(user, page, own);
  await expectPrompt(page, 'pairing-required');
  await user.inBackground(async () => chrome.scripting.unregisterContentScripts());
  expect(await scripts(user)).toEqual([]);
  await user.killBackground();
  await user.inBackground(async () => {});
  await eventually(() => scripts(user), 'scripts').toEqual(['own-isolated', 'own-main']);
  await page.reload();
  await expectPrompt(page); // without its link the page lacks a token now
});

test('a grant of everything, by hand, is given back, and what was added is not forgotten', async ({
  user,
  own,
  neighbour,
}) => {
  const page = await user.newPage(own.agent.link());
  await deviceOf(page);
  await helpAt(user, page, own);
  await expectPrompt(page, 'pairing-required');
  const popup = await user.openPopupPage(await user.tabIdOf(page));
  // A button of a page of ours that asks for the whole pattern, as no code of ours does.
  await user.allowSite('http://*/*');
  await popup.evaluate(() => {
    const button = document.body.appendChild(document.createElement('button'));
    button.id = 'everything';
    button.onclick = () => void chrome.permissions.request({ origins: ['http://*/*'] });
  });
  await popup.locator('#everything').click();
  // Chromium takes back the one within it, too: its user is asked once more there.
  const left = user.family === 'firefox' ? [patternOf(user, own)] : [];
  await eventually(() => granted(user), 'what is granted').toEqual(left);
  expect(await listed(user)).toEqual([own.origin]);
  await helpAgain(user, page, own);
  const beside = await user.newPage(neighbour.agent.link());
  await deviceOf(beside);
  await expectNoPrompt(beside);
});

test('its prompt leads on where the popup died with the browser’s question', async ({ user, own }) => {
  const page = await user.newPage(own.agent.link());
  await deviceOf(page);
  await user.allowSite(patternOf(user, own));
  const popup = await offerAt(user, page);
  // As Chromium closes it: in the click itself, before anything that follows.
  await popup.evaluate(() => {
    document.addEventListener('click', () => setTimeout(() => window.close()), { capture: true });
  });
  await Promise.all([popup.waitForEvent('close'), popup.locator('[data-action="help-here"]').click()]).catch(() => {});
  await expectPrompt(page, 'pairing-required');
  await pressInPrompt(page, 'fix-it');
});

/** Something in each store that a page on this machine has, by its port, and a cookie of the host. */
async function fill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    localStorage.setItem('note', 'x');
    const device = '{"deviceId":"d","tokens":{"operator":{"token":"t"}}}';
    localStorage.setItem(`openclaw.device.auth.v1:${location.origin.replace('http', 'ws')}`, device);
    sessionStorage.setItem('note', 'x');
    // biome-ignore lint/suspicious/noDocumentCookie: a page's own cookie
    document.cookie = `note-${location.port}=x; max-age=9999`;
    await caches.open('note').then(cache => cache.put('/x', new Response('x')));
    await new Promise((done, failed) => {
      const opening = indexedDB.open('note');
      opening.onsuccess = () => {
        opening.result.close();
        done(null);
      };
      opening.onerror = failed;
    });
  });
}

/** What is there, by store. */
const kept = (page: Page) =>
  page.evaluate(async () => ({
    local: Object.keys(localStorage).includes('note'),
    session: Object.keys(sessionStorage).includes('note'),
    caches: (await caches.keys()).includes('note'),
    databases: (await indexedDB.databases()).some(({ name }) => name === 'note'),
    cookies: document.cookie.split('; ').length,
    token: Object.keys(localStorage).some(name => name.startsWith('openclaw.device.auth')),
    identity: localStorage.getItem('openclaw-device-identity-v1') !== null,
  }));

/** Clears the address of a failing page, which has filled every store, as has its neighbour on another port. */
async function clear(user: Browser, own: OwnAgent, neighbour: OwnAgent, level: 2 | 4): Promise<void> {
  const page = await user.newPage(own.agent.link().replace(`${own.origin}/`, `${own.origin}/chat`));
  const deviceId = await deviceOf(page);
  const beside = await user.newPage(neighbour.agent.link());
  await deviceOf(beside);
  for (const each of [page, beside]) await fill(each);
  const before = await kept(beside);
  await helpAt(user, page, own);
  await expectPrompt(page, 'pairing-required');
  const popup = await askToClear(user, page);
  await popup.press('choose');
  await expect(popup.level(3)).toHaveCount(0);
  await popup.level(level).check();
  await popup.press('confirm');
  const words = popup.page.locator('main');
  await eventually(() => words.getAttribute('data-verdict'), 'the popup').not.toBeNull();
  const cleared = () =>
    user.inBackground(async () =>
      Object.values(await chrome.storage.local.get(null)).some(value => JSON.stringify(value).includes('"cleared"')),
    );
  await eventually(cleared, 'a report of the clearing').toBe(true);
  await page.waitForURL(`${own.origin}/**`);
  await page.bringToFront();
  const stays = level === 2;
  await eventually(() => kept(page).catch(() => null), 'what is left').toMatchObject({
    ...{ token: false, local: stays, session: stays, caches: stays, databases: stays, cookies: 2 },
  });
  if (level === 4) expect(await deviceOf(page)).not.toBe(deviceId);
  expect(await kept(beside)).toEqual(before);
}

for (const level of [2, 4] as const)
  test(
    `level ${level} at an address of one’s own takes what it says from that port alone, and no cookie`,
    {
      tag: level === 4 ? '@firefox' : '@rest',
    },
    ({ user, own, neighbour }) => clear(user, own, neighbour, level),
  );

const ROOTS = {
  'a redirect to its neighbour': (response: ServerResponse, { origin }: OwnAgent) =>
    response.writeHead(302, { location: `${origin}/` }).end(),
  JSON: (response: ServerResponse) => response.writeHead(200, { 'content-type': 'application/json' }).end('{}'),
  'a 404': (response: ServerResponse) => response.writeHead(404, { 'content-type': 'text/plain' }).end('none'),
};

for (const [index, [answer, send]] of Object.entries(ROOTS).entries())
  test(`an address of one’s own is cleared where its root is ${answer}`, {
    tag: index === 0 ? [] : '@rest',
  }, async ({ user, own, neighbour }) => {
    own.root = response => void send(response, neighbour);
    await clear(user, own, neighbour, 4);
  });
