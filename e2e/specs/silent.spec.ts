/** Pages of an agent that came and never got going, and all that only looks like it. */
import { readdirSync, readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Page } from '@playwright/test';
import { eventually } from '../browser/eventually.ts';
import { expectNoPrompt, expectPrompt, promptFailure } from '../browser/prompt.ts';
import { GENERATIONS } from '../site/generation.ts';
import { expectAlarm, openPopup } from '../stories/user-actions.ts';
import { beTrusted } from './setup.ts';
import { expect, test } from './stand-in-fixtures.ts';

/** Longer than any silent page takes to be told on an idle machine. In ms. */
const LONG_MS = 25_000;
const COUNTERS = 'src/content/specimens/counter';

const html = (body: string, head = '') =>
  `<!doctype html><html lang="en"><head><title>OpenClaw Control</title>${head}</head><body>${body}</body></html>`;
/** A program of the page that does nothing, or says something after a while. */
const program = (code = '') => `<script src="data:text/javascript,${encodeURIComponent(code)}"></script>`;
const ALIVE = 'A page with a good deal of text, which has come alive at last.';

/** Every way to be silent, as an address answers it. */
const SILENT: Readonly<Record<string, string>> = {
  'a white page': html(''),
  'a black page whose app is never defined': html(
    '<clawdbot-app></clawdbot-app>',
    '<style>body { background: #000 }</style>',
  ),
  '“Connecting…” for ever': html('<div id="root"><p>OpenClaw</p><p>Connecting…</p></div>'),
  'a spinner alone': html('<div class="spinner" role="progressbar" style="width: 40px; height: 40px"></div>'),
  'little but a name': html('<div id="app">OpenClaw</div>', program()),
};

for (const [what, body] of Object.entries(SILENT))
  test(`${what} is told as a page that never got going, not before its time, until it comes alive`, {
    tag: what.startsWith('a black') ? '@firefox' : '@rest',
  }, async ({ agent, user }) => {
    agent.page = { body };
    const page = await user.newPage(agent.link());
    await page.waitForTimeout(10_000);
    expect(await promptFailure(page)).toBeNull();
    await expectPrompt(page, 'page-silent');
    await expectAlarm(user, page, true);
    await page.evaluate(words => document.body.append(words), ALIVE);
    await expectNoPrompt(page);
  });

test('a connection that neither opens nor ends is told so, and no more once it opens', {
  tag: ['@promise', '@firefox'],
}, async ({ world, agent, user }) => {
  const { page } = await beTrusted(world, user);
  agent.trouble = 'holds-connections';
  await page.goto('about:blank');
  await page.goto(agent.link());
  await expectPrompt(page, 'page-silent');
  const popup = await openPopup(user, page);
  await expect(popup.page.locator('[data-step="hard-refresh"]').first()).toBeVisible();
  await popup.page.close();
  agent.trouble = null;
  await page.reload();
  await expectNoPrompt(page);
  await expectAlarm(user, page, false);
});

/** What simply is no app, or has something to say. */
const TALKS: Readonly<Record<string, { body: string; type?: string; path?: string }>> = {
  'a login page': { body: html('<form><input type="password"><button>Log in</button></form>') },
  'a page that is signed out': { body: html('<p>Signed out</p><a href="/login">Sign in</a>', program()) },
  'a document': { body: html(`<h1>Connecting</h1><p>${ALIVE.repeat(4)}</p>`) },
  'an answer in words': { body: 'ok', type: 'text/plain' },
  'an answer for programs': { body: '{}', type: 'application/json' },
  'a page that draws': { body: html('<canvas style="width: 100vw; height: 100vh"></canvas>', program()) },
  'a page in a frame': { body: html('<iframe style="width: 100vw; height: 90vh" srcdoc="<p>Hello"></iframe>') },
  'a page at another path': { body: html(''), path: 'oauth/done' },
};

test('what is no app, or says something, is never told as silent', async ({ world, user }) => {
  const pages: [string, Page][] = [];
  for (const [n, [what, { path = '', ...page }]] of Object.entries(TALKS).entries()) {
    const host = `talks-${n}.c1.heyron.ai`;
    world.stand.agent(host).page = page;
    pages.push([what, await user.newPage(`https://${host}/${path}`)]);
  }
  await expectNothing(pages);
});

test('a page that comes alive after 12 s, or whose program is still on its way, had its time', async ({
  world,
  agent,
  user,
}) => {
  const slow = world.stand.agent('slow.c1.heyron.ai');
  slow.page = { body: html('', program(`setTimeout(() => document.body.append('${ALIVE}'), 12_000)`)) };
  const pages: [string, Page][] = [['comes alive at 12 s', await user.newPage(`https://${slow.host}/`)]];
  const letGo = world.stand.hold(agent.host, path => path.startsWith('/assets/agent.js'));
  const opened = user.context.waitForEvent('page');
  const loading = user.newPage(agent.link());
  pages.push(['its program is on its way', await opened]);
  await expectNothing(pages);
  letGo();
  await expectPrompt(await loading, 'pairing-required');
});

test('a page that was never looked at is not told before it was', async ({ family, agent, user }) => {
  test.skip(family === 'chromium', 'Playwright keeps every page of Chromium visible');
  agent.page = { body: html('') };
  const page = await user.newPage(agent.link());
  await user.inBackground(() => chrome.tabs.create({ url: 'about:blank' }));
  await eventually(() => page.evaluate(() => document.visibilityState)).toBe('hidden');
  await expectNothing([['hidden', page]]);
  await page.bringToFront();
  await expectPrompt(page, 'page-silent');
});

test('healthy pages of every generation, and every page that only sounds like a failure, are not told as silent on a busy machine', {
  tag: '@rest',
}, async ({ world, user }) => {
  const busy = [1, 2, 3, 4].map(
    () => new Worker('for (const end = Date.now() + 30_000; Date.now() < end; );', { eval: true }),
  );
  const pages: [string, Page][] = [];
  for (const generation of GENERATIONS)
    for (const n of [1, 2]) {
      const agent = world.stand.agent(`healthy-${generation.replace('.', '-')}-${n}.c1.heyron.ai`);
      agent.setGeneration(generation);
      agent.approvesAtOnce = true;
      pages.push([generation, await user.newPage(agent.link())]);
    }
  for (const [n, name] of readdirSync(COUNTERS).entries()) {
    const agent = world.stand.agent(`counter-${n}.c1.heyron.ai`);
    agent.page = { body: readFileSync(`${COUNTERS}/${name}`, 'utf8') };
    pages.push([name, await user.newPage(`https://${agent.host}/`)]);
  }
  await expectNothing(pages);
  await Promise.all(busy.map(each => each.terminate()));
});

async function expectNothing(pages: readonly (readonly [string, Page])[]): Promise<void> {
  await pages[0]?.[1].waitForTimeout(LONG_MS);
  const told = await Promise.all(
    pages.map(async ([what, page]) => [what, await promptFailure(page).catch(() => null)]),
  );
  expect(told.filter(([, kind]) => kind !== null)).toEqual([]);
}
