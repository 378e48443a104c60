/** The demo without a person: the whole recovery with a person's clicks, one line a step, with pictures. */
import type { Page } from '@playwright/test';
import { newPageBy } from '../e2e/browser/new-page.ts';
import { Popup } from '../e2e/browser/popup.ts';
import { expectPrompt } from '../e2e/browser/prompt.ts';
import { type Drawable, saveScreenshot } from '../e2e/browser/screenshot.ts';
import type { Stage } from './stage.ts';
import { until } from './until.ts';

/** The largest size in Chromium. */
const POPUP_SIZE = { width: 400, height: 600 };

/** Plays it. Resolves to whether the recovery ended "fixed". */
export async function play(stage: Stage): Promise<boolean> {
  const { browser, page, agent } = stage;
  const picture = album();
  console.log(`\nYour agent at ${agent.host} has forgotten this browser. Re-Pair, step by step:\n`);
  await expectPrompt(page, 'pairing-required');
  await picture(page, 'page-failing');
  tell('The page fails', `"pairing required"; badge "${await browser.badgeText(await browser.tabIdOf(page))}"`);

  const popup = new Popup(await browser.openPopupPage(await browser.tabIdOf(page)));
  await popup.page.setViewportSize(POPUP_SIZE);
  const shoot = (name: string) => picture(wholePage(popup.page), name);
  const ended = async (step: string) => {
    await until(`"${step}" has a result`, async () => !['pending', 'running'].includes(await resultOf(popup, step)));
    tell(`Step ${step}`, await resultOf(popup, step));
  };
  const run = async (step: string) => {
    await popup.expectCurrentStep(step);
    await shoot(step);
    await popup.press('run', step);
  };

  await ended('right-gateway'); // by itself

  await popup.expectCurrentStep('await-approval');
  await shoot('await-approval');
  await popup.open('ways');
  await shoot('ways');
  await popup.click(popup.way('steps')); // nobody can approve it yet

  await run('hard-refresh');
  await ended('hard-refresh');

  await signInAfter(stage, () => run('sign-out-in'));
  // Its button may disappear at that moment: the page also looks again on its own.
  await until('it was looked again', async () => {
    await popup
      .action('confirm')
      .first()
      .click({ timeout: 1_000 })
      .catch(() => {});
    return (await resultOf(popup, 'sign-out-in')) !== 'running';
  });
  await ended('sign-out-in');

  await run('private-window');
  await popup.answer('asked-to-pair').click();
  await ended('private-window');

  await run('clear-site-data');
  await popup.action('choose').waitFor();
  await shoot('consent');
  await popup.press('confirm', 'clear-site-data');
  await ended('clear-site-data');
  await shoot('cleared');

  const before = agent.pending().map(({ requestId }) => requestId);
  const account = await signInAfter(stage, () => run('fresh-pairing'));
  await account.getByRole('link', { name: 'Start your agent' }).click();
  await expectPrompt(account, 'pairing-required');
  await popup.expectVerdict('owner-must-approve');
  await shoot('waiting-for-approval');
  // Like the owner with `openclaw devices approve`: this request, and no older one beside it.
  for (const { requestId } of agent.pending().filter(each => !before.includes(each.requestId))) {
    agent.approve(requestId);
    tell('The owner approves', requestId);
  }
  // The earlier tabs have no new key. A user with the agent in another tab closes it, or opens the link there too.
  for (const tab of browser.context.pages())
    if (tab !== account && tab !== page && tab.url().includes(agent.host)) await tab.close();
  await page.goto(agent.link());
  await ended('fresh-pairing');

  const verdict = await popup.verdict();
  await shoot('solved');
  await picture(account, 'page-connected');
  tell('Verdict', verdict ?? 'none');
  console.log('\nPictures of every moment: screenshots/demo/\n');
  return verdict === 'fixed';
}

/** Does what opens the account site in a new tab, and signs in there. */
async function signInAfter({ browser }: Stage, open: () => Promise<void>): Promise<Page> {
  const account = await newPageBy(browser.context, open);
  await account.getByRole('button', { name: 'Sign in' }).click();
  await account.waitForURL('**/chat');
  return account;
}

async function resultOf(popup: Popup, step: string): Promise<string> {
  return (await popup.result(step)) ?? 'pending';
}

function tell(what: string, result: string): void {
  console.log(`  ${what.padEnd(24)} ${result}`);
}

function album(): (subject: Drawable, name: string) => Promise<void> {
  let taken = 0;
  return async (subject, name) => {
    taken += 1;
    await saveScreenshot(subject, `demo/${String(taken).padStart(2, '0')}-${name}`);
  };
}

/** The popup in its full height. */
function wholePage(page: Page): Drawable {
  return { screenshot: () => page.screenshot({ fullPage: true }) };
}
