/** The prompt in the page of every generation: its look, and that keyboards and screen readers reach it. */
import { expect, type Page } from '@playwright/test';
import type { StoryName } from '../../src/core/view/story.ts';
import { expectNoPrompt, expectPrompt, expectReady, expectStory } from '../browser/prompt.ts';
import { saveScreenshot } from '../browser/screenshot.ts';
import { GENERATIONS, type Generation } from '../site/generation.ts';
import { accessibles, promptColours } from './closed-root.ts';
import { contrast } from './contrast.ts';
import type { Stage } from './stage.ts';
import { test } from './stage-fixtures.ts';

/** More than the tab stops of any page here. */
const MOST_TABS = 30;

for (const generation of GENERATIONS) {
  test(`prompt on ${generation}`, async ({ stage }) => {
    await stage.clean();
    const page = await stage.failing('pairing-required', generation);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await saveScreenshot(page, `prompt-${generation}.${colorScheme}`);
      await expectContrast(page);
    }
    await expectFitsIn(page, 320);
    await expectNamed(page);
    await tabTo(page, 'Get back in');
    await tabTo(page, 'Not now');
    await expectReady(page); // it moved with the window
    await page.keyboard.press('Enter');
    await expectNoPrompt(page);
  });
}

/** Sends the popup's commands about a page, one after another. */
async function order(stage: Stage, page: Page, ...commands: readonly object[]): Promise<void> {
  const popup = await stage.popup(page);
  const tab = await stage.browser.tabIdOf(page);
  for (const command of commands)
    await popup.evaluate(message => chrome.runtime.sendMessage(message), { type: 'command', tab, command });
  await popup.close();
  await page.bringToFront();
}

async function waiting(stage: Stage, generation: Generation): Promise<Page> {
  const page = await stage.failing('pairing-required', generation);
  await order(stage, page, { type: 'asked', way: 'support' });
  return page;
}

async function cleared(stage: Stage, ...then: readonly object[]): Promise<Page> {
  const page = await stage.failing('pairing-required');
  const { hostname } = new URL(page.url());
  const step = 'clear-site-data';
  await order(stage, page, { type: 'choose', step }, { type: 'confirm', step, level: 4, hosts: [hostname] });
  await expectPrompt(page, 'token-missing');
  await order(stage, page, ...then);
  return page;
}

/** The stories that the card tells besides the alarm: what its region is called, and how it comes about. */
const STORIES: Readonly<Record<string, readonly [StoryName, title: string, (stage: Stage) => Promise<Page>]>> = {
  asking: [
    'asking',
    'One approval lets you in',
    async stage => {
      const page = await stage.failing('pairing-required');
      await order(stage, page, { type: 'choose', step: 'await-approval' });
      return page;
    },
  ],
  waiting: ['waiting', 'Waiting for the approval', stage => waiting(stage, '2026.9')],
  'waiting-older': ['waiting', 'Waiting for the approval', stage => waiting(stage, '2026.5')],
  'cleared-start': ['cleared', 'Cleared. Now start your agent', stage => cleared(stage)],
  cleared: [
    'cleared',
    'Cleared. Go on in the other tab',
    stage => cleared(stage, { type: 'choose', step: 'fresh-pairing' }),
  ],
  back: [
    'back',
    'You’re back in',
    async stage => {
      const agent = stage.newAgent();
      const page = await stage.failingPage(agent, 'pairing-required');
      await order(stage, page, { type: 'asked', way: 'support' });
      for (const { requestId } of agent.pending()) agent.approve(requestId);
      return page;
    },
  ],
};

for (const [name, [story, title, begin]] of Object.entries(STORIES))
  test(`card that is ${name}`, async ({ stage }) => {
    await stage.clean();
    const page = await begin(stage);
    await expectStory(page, story);
    const card = await page.locator('re-pair-prompt').boundingBox();
    await page.mouse.move((card?.x ?? 0) + 30, (card?.y ?? 0) + 30); // it stays, under the pointer
    const called = async () => (await accessibles(page)).map(({ role, name: words }) => `${role}: ${words}`);
    const parts = [`region: ${title}`, `heading: ${title}`, 'button: Hide'];
    await expect.poll(called).toEqual(expect.arrayContaining(parts));
    for (const forcedColors of ['none', 'active'] as const)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, forcedColors });
        await saveScreenshot(page, `${forcedColors === 'active' ? 'forced-' : ''}card-${name}.${colorScheme}`);
      }
    await page.emulateMedia({ forcedColors: 'none' });
    await expectFitsIn(page, 320);
  });

/** axe cannot see into a closed root: its colours are read from the browser instead. */
async function expectContrast(page: Page): Promise<void> {
  const { card, dismiss, 'fix-it': fixIt } = await promptColours(page);
  if (!card || !dismiss || !fixIt) throw new Error('the prompt is not complete');
  expect(contrast(card.text, card.ground), 'text on the card').toBeGreaterThanOrEqual(4.5);
  expect(contrast(fixIt.text, fixIt.ground), 'text on "Get back in"').toBeGreaterThanOrEqual(4.5);
  expect(contrast(fixIt.ground, card.ground), '"Get back in" on the card').toBeGreaterThanOrEqual(3);
  expect(contrast(dismiss.text, card.ground), 'text of "Not now"').toBeGreaterThanOrEqual(4.5);
  expect(contrast(dismiss.border, card.ground), 'edge of "Not now"').toBeGreaterThanOrEqual(3);
}

/** A region named after the failure, with a heading, its words and two buttons. */
async function expectNamed(page: Page): Promise<void> {
  const there = async () => (await accessibles(page)).map(({ role, name }) => `${role}: ${name}`);
  const title = 'Your agent doesn’t recognize this browser';
  const parts = [`region: ${title}`, `heading: ${title}`, 'button: Get back in', 'button: Not now'];
  await expect.poll(there).toEqual(expect.arrayContaining(parts)); // it grows again after a narrow window
}

async function tabTo(page: Page, button: string): Promise<void> {
  for (let tabs = 0; tabs < MOST_TABS; tabs++) {
    await page.keyboard.press('Tab');
    const focused = (await accessibles(page)).filter(each => each.focused);
    if (focused.some(({ role, name }) => role === 'button' && name === button)) return;
  }
  throw new Error(`${MOST_TABS} presses of Tab do not reach "${button}"`);
}

async function expectFitsIn(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 640 });
  const box = await page.locator('re-pair-prompt').boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
  await page.setViewportSize({ width: 1280, height: 800 });
}
