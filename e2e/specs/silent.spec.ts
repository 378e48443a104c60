/** Pages of an agent that came and never got going, and pages that only look like it. */
import type { Page } from '@playwright/test';
import { eventually } from '../browser/eventually.ts';
import { expectNoPrompt, expectPrompt, promptFailure } from '../browser/prompt.ts';
import { GENERATIONS } from '../site/generation.ts';
import { expectAlarm } from '../stories/user-actions.ts';
import { beTrusted } from './setup.ts';
import { expect, test } from './stand-in-fixtures.ts';

const page = (body: string, head = '') => `<!doctype html><html><head><title>OpenClaw Control</title>${head}</head><body>${body}</body></html>`;
const SCRIPT = '<script src="/assets/agent.css"></script>';

/** Every way to be silent, as an address answers it. */
const SILENT: Readonly<Record<string, string>> = {
  'a white page': page(''),
  'a black page whose app is never defined': page(
    '<clawdbot-app></clawdbot-app>',
    '<style>body{background:#000}</style>',
  ),
  '“Connecting…” for ever': page('<div id="root"><p>OpenClaw</p><p>Connecting…</p></div>'),
  'a spinner alone': page('<div class="spinner" role="progressbar" style="width:40px;height:40px"></div>'),
  'little but a name': page('<div id="app">OpenClaw</div>', SCRIPT),
};

for (const [what, body] of Object.entries(SILENT))
  test(`${what} is told as silent, and not before its time`, { tag: '@firefox' }, async ({ agent, user }) => {
    agent.page = { body };
    const opened = await user.newPage(agent.link());
    await opened.waitForTimeout(10_000);
    expect(await promptFailure(opened)).toBeNull();
    const seen = Date.now();
    await expectPrompt(opened, 'page-silent');
    expect(Date.now() - seen).toBeLessThan(60_000);
    await expectAlarm(user, opened, true);
    await opened.evaluate(() => document.body.append('A page with a good deal of text, which has come alive at last.'));
    await expectNoPrompt(opened);
  });
