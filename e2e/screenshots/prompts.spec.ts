/** The prompt in the page of every generation: its look, and that keyboards and screen readers reach it. */
import { expect, type Page } from '@playwright/test';
import type { Story } from '../../src/core/presence/story.ts';
import { expectNoPrompt, expectReady, expectStory } from '../browser/prompt.ts';
import { saveScreenshot } from '../browser/screenshot.ts';
import { GENERATIONS } from '../site/generation.ts';
import { accessibles, promptColours } from './closed-root.ts';
import { contrast } from './contrast.ts';
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

const REQUEST = { kind: 'pairing-required', way: 'support', at: Date.now() - 900_000, byItself: true } as const;

/** The stories that the card tells besides the alarm, each with what its region is called. */
const STORIES: Readonly<Record<string, readonly [story: Story, title: string]>> = {
  asking: [{ name: 'asking', kind: 'pairing-required' }, 'One approval lets you in'],
  waiting: [{ name: 'waiting', stand: 'asked', ...REQUEST }, 'Waiting for the approval'],
  'waiting-older': [{ name: 'waiting', stand: 'asked', ...REQUEST, byItself: false }, 'Waiting for the approval'],
  'waiting-hour': [{ name: 'waiting', stand: 'hour', ...REQUEST }, 'No answer yet'],
  'cleared-start': [{ name: 'cleared', kind: 'token-missing', elsewhere: false }, 'Cleared. Now start your agent'],
  cleared: [{ name: 'cleared', kind: 'token-missing', elsewhere: true }, 'Cleared. Go on in the other tab'],
  back: [{ name: 'back', at: Date.now(), by: 'await-approval' }, 'You’re back in'],
};

for (const [name, [story, title]] of Object.entries(STORIES))
  test(`card that is ${name}`, async ({ stage }) => {
    await stage.clean();
    const page = await stage.browser.newPage('https://heyron.ai/support'); // nothing else is told there
    const tab = await stage.browser.tabIdOf(page);
    await stage.browser.inBackground(
      async ([tabId, told]) => {
        await chrome.scripting.executeScript({ target: { tabId }, files: ['src/content/prompt.iife.js'] });
        await chrome.tabs.sendMessage(tabId, { type: 'prompt', story: told });
      },
      [tab, story] as const,
    );
    await expectStory(page, story.name);
    const card = await page.locator('re-pair-prompt').boundingBox();
    await page.mouse.move((card?.x ?? 0) + 30, (card?.y ?? 0) + 30); // it stays, under the pointer
    for (const forcedColors of ['none', 'active'] as const)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, forcedColors });
        await saveScreenshot(page, `${forcedColors === 'active' ? 'forced-' : ''}card-${name}.${colorScheme}`);
      }
    const parts = (await accessibles(page)).map(({ role, name: called }) => `${role}: ${called}`);
    expect(parts).toEqual(expect.arrayContaining([`region: ${title}`, `heading: ${title}`, 'button: Hide']));
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
