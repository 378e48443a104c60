/**
 * The extension's prompt in a page. Its shadow root is closed and it accepts trusted events only, so it is read with
 * the browser's own means and pressed with the real mouse.
 */

import type { Page } from '@playwright/test';
import { browserOf, type PromptButton } from './browser.ts';
import { eventually } from './eventually.ts';

const TAG = 're-pair-prompt';

/** The `data-failure` of the page's prompt, or null when the page shows none. */
export async function promptFailure(page: Page): Promise<string | null> {
  return page.evaluate(tag => document.querySelector(`:root > ${tag}`)?.getAttribute('data-failure') ?? null, TAG);
}

/** The story that the page's card tells, or null when the page shows none. */
export async function promptStory(page: Page): Promise<string | null> {
  return page.evaluate(tag => document.querySelector(`:root > ${tag}`)?.getAttribute('data-story') ?? null, TAG);
}

/** Waits until the page's card tells this story; null: until it shows none. */
export async function expectStory(page: Page, story: string | null): Promise<void> {
  await eventually(() => promptStory(page).catch(leaving('not told')), 'data-story of the prompt').toBe(story);
}

/** Waits for a prompt; with `kind`, for a prompt of that failure. */
export async function expectPrompt(page: Page, kind?: string): Promise<void> {
  const poll = eventually(() => promptFailure(page).catch(leaving(null)), 'data-failure of the prompt');
  await (kind === undefined ? poll.not.toBeNull() : poll.toBe(kind));
}

/** Waits until the page shows no prompt. */
export async function expectNoPrompt(page: Page): Promise<void> {
  const poll = eventually(() => promptFailure(page).catch(leaving('not told')), 'data-failure of the prompt');
  await poll.toBeNull();
}

/** The reading of a page that navigates meanwhile: pages reload themselves for a new program or after an approval. */
function leaving<T>(told: T) {
  return (error: Error): T => {
    if (error.message.includes('Execution context was destroyed')) return told;
    throw error;
  };
}

/** All text inside the prompt, or '' when there is none. */
export async function promptText(page: Page, tag = TAG): Promise<string> {
  const texts = await browserOf(page).prompts.texts(page, tag);
  return texts
    .map(text => text.trim())
    .filter(Boolean)
    .join(' ');
}

/** The prompt's buttons in document order. */
export async function promptButtons(page: Page, tag = TAG): Promise<PromptButton[]> {
  return browserOf(page).prompts.buttons(page, tag);
}

/** Waits until the prompt's buttons are active: they are not right after the prompt appears or moves. */
export async function expectReady(page: Page, tag = TAG): Promise<void> {
  const resting = async () => (await promptButtons(page, tag)).map(each => each.resting);
  await eventually(async () => new Set(await resting()), 'resting buttons').toEqual(new Set([false]));
}

/**
 * Clicks a button of the prompt with the mouse, at its centre, once it is active.
 *
 * @param which its accessible name, its `data-action`, or a pattern for the name
 * @param tag another element of the extension than the prompt
 * @throws Error with the existing buttons, when none matches or it has no box
 */
export async function pressInPrompt(page: Page, which: string | RegExp, tag = TAG): Promise<void> {
  await expectReady(page, tag);
  const buttons = await promptButtons(page, tag);
  const index = buttons.findIndex(({ name, action }) =>
    typeof which === 'string' ? name === which || action === which : which.test(name),
  );
  const there = buttons.map(({ name }) => name).join(', ') || 'none';
  if (index < 0) throw new Error(`the prompt has no button ${which}; there are: ${there}`);
  const { x, y } = await browserOf(page).prompts.centreOf(page, tag, index);
  await page.mouse.click(x, y);
}
