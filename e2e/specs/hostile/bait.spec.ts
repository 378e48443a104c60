/** A page that puts bait where Re-Pair is about to appear: a click meant for the bait does nothing in Re-Pair. */
import type { Page } from '@playwright/test';
import type { Browser, Family } from '../../browser/browser.ts';
import type { Popup } from '../../browser/popup.ts';
import { expectNoPrompt, expectPrompt, expectReady, expectStory, pressInPrompt } from '../../browser/prompt.ts';
import { openPopup } from '../../stories/user-actions.ts';
import { incidentsIn, readKept } from '../../worlds/extension-storage.ts';
import { askSupport, loseTrust } from '../setup.ts';
import { expect, test } from '../stand-in-fixtures.ts';
import { A_WHILE_MS } from './hostile-pages.ts';

/** Clicks every button when the first one is drawn, and when the heading changes. Runs in the popup. */
function clickAllAtOnce(): void {
  delete document.documentElement?.dataset.clicked;
  const heading = () => document.querySelector('h1')?.textContent;
  const before = heading();
  new MutationObserver((_, observer) => {
    if (heading() === before || !document.querySelector('main button')) return;
    observer.disconnect();
    for (const button of document.querySelectorAll<HTMLElement>('main button')) button.click();
    document.documentElement.dataset.clicked = 'all';
  }).observe(document, { subtree: true, childList: true, characterData: true });
}

const clicked = (popup: Popup) =>
  expect(popup.page.locator('html'), 'all was clicked').toHaveAttribute('data-clicked', 'all');

/** The prompt's button that dismisses it: the result of a press is visible at once. */
const NOT_NOW = 1;

/** What became of steps, without the checks that run by themselves. */
const stepsOf = async (user: Browser) =>
  incidentsIn(await user.inBackground(readKept)).flatMap(({ events }) =>
    events.flatMap(event =>
      event.type.startsWith('step-') && !(event.type === 'step-ended' && event.by === 'observed') ? event.type : [],
    ),
  );

test('clicks that land in the popup as it opens agree to nothing, and begin nothing', async ({ user, agent }) => {
  test.skip(user.family === 'firefox', 'nothing of a test runs in a page of Firefox’s before its own scripts');
  const page = await user.newPage(agent.link());
  await expectPrompt(page, 'pairing-required');
  const popup = await openPopup(user, page);
  await popup.page.addInitScript(clickAllAtOnce);
  await popup.page.reload();
  await clicked(popup);
  await page.waitForTimeout(A_WHILE_MS);
  expect(await stepsOf(user)).toEqual([]);
  expect((await user.inBackground(readKept)).local).toEqual({});
});

test('clicks under which another view has come do nothing there', { tag: '@firefox' }, async ({ user, agent }) => {
  const page = await user.newPage(agent.link());
  await expectPrompt(page, 'pairing-required');
  const popup = await openPopup(user, page);
  await popup.expectCurrentStep('fresh-pairing');
  await popup.page.evaluate(clickAllAtOnce);
  await popup.press('ways');
  await clicked(popup);
  await page.waitForTimeout(A_WHILE_MS);
  await expect(popup.way('steps'), 'none of the ways was taken').toBeVisible();
  await popup.page.evaluate(clickAllAtOnce);
  await popup.click(popup.way('steps'));
  await clicked(popup);
  await popup.expectCurrentStep('escalate');
  await page.waitForTimeout(A_WHILE_MS);
  await popup.expectCurrentStep('escalate');
  expect(await stepsOf(user)).toEqual(['step-ended']);
});

/** How a page can hide the prompt from a user who presses it. */
const HIDES: readonly (readonly [what: string, hide: () => void, only?: Family])[] = [
  ['with its root transparent', () => document.documentElement.style.setProperty('opacity', '.01')],
  ['with a filter over all', () => document.documentElement.style.setProperty('filter', 'opacity(1%)')],
  [
    'that is seen from the press on alone',
    () => {
      const { style } = document.documentElement;
      style.setProperty('opacity', '.01');
      addEventListener('pointerdown', () => style.removeProperty('opacity'), { capture: true });
    },
  ],
  [
    'in a transparent element of its own',
    () => {
      const box = document.createElement('div');
      box.style.opacity = '.01';
      document.body.append(box);
      box.append(...document.querySelectorAll('re-pair-prompt'));
    },
  ],
  [
    'below what lets presses through',
    () => {
      const bait = document.createElement('div');
      bait.style.cssText = 'position: fixed; inset: 0; z-index: 2147483647; background: #fff; pointer-events: none';
      document.documentElement.append(bait);
    },
    'chromium',
  ],
];

const isThere = (page: Page) => page.evaluate(() => document.querySelector('re-pair-prompt') !== null);

for (const [index, [what, hide, only]] of HIDES.entries())
  test(`a press on a prompt ${what} does nothing`, {
    tag: index === 0 ? '@firefox' : '@rest',
  }, async ({ user, agent }) => {
    test.skip(only !== undefined && only !== user.family, 'Firefox tells nobody what is painted over something');
    const page = await user.newPage(agent.link());
    await expectPrompt(page, 'pairing-required');
    await expectReady(page);
    const { x, y } = await user.prompts.centreOf(page, 're-pair-prompt', NOT_NOW);
    await page.evaluate(hide);
    await page.waitForTimeout(A_WHILE_MS);
    await page.mouse.click(x, y);
    await page.waitForTimeout(A_WHILE_MS);
    expect(await isThere(page), 'it was not sent away').toBe(true);
  });

test('a press on a hidden card that says who was asked does nothing either', async ({ world, user }) => {
  const { page } = await loseTrust(world, user);
  await askSupport(user, page);
  await page.bringToFront();
  await expectStory(page, 'waiting');
  await expectReady(page);
  const { x, y } = await user.prompts.centreOf(page, 're-pair-prompt', NOT_NOW);
  await page.evaluate(() => document.documentElement.style.setProperty('opacity', '.01'));
  await page.waitForTimeout(A_WHILE_MS);
  await page.mouse.click(x, y);
  await page.waitForTimeout(A_WHILE_MS);
  await expectStory(page, 'waiting');
});

test('no style of a page’s moves the prompt, or makes it transparent', { tag: '@firefox' }, async ({ user, agent }) => {
  const page = await user.newPage(agent.link());
  await expectPrompt(page, 'pairing-required');
  await expectReady(page);
  const looks = () =>
    page.evaluate(() => {
      const prompt = document.querySelector('re-pair-prompt');
      if (!prompt) throw new Error('there is no prompt');
      const { opacity, transform, pointerEvents, zIndex } = getComputedStyle(prompt);
      const { x, y, width, height } = prompt.getBoundingClientRect();
      return { opacity, transform, pointerEvents, zIndex, x, y, width, height };
    });
  const before = await looks();
  await page.evaluate(() => {
    const style = document.createElement('style');
    style.textContent =
      're-pair-prompt { opacity: .01 !important; inset: 0 auto auto 0 !important; zoom: 2 !important; z-index: -1 !important }';
    document.head.append(style);
    const prompt = document.querySelector<HTMLElement>('re-pair-prompt');
    prompt?.style.setProperty('transform', 'translate(-40px, -40px)', 'important');
    prompt?.animate(
      [
        { opacity: 0, translate: '9px' },
        { opacity: 0, translate: '9px' },
      ],
      1e9,
    );
  });
  expect(await looks()).toEqual(before);
  await pressInPrompt(page, 'dismiss');
  await expectNoPrompt(page);
});
