/** Clicks in the popup, none of which may be silent: each shows its effect, tells it, and leaves the focus on it. */
import type { Locator } from '@playwright/test';
import { eventually } from '../browser/eventually.ts';
import type { Popup } from '../browser/popup.ts';
import { expect } from './stand-in-fixtures.ts';

/** What a user sees first, and hears. */
function told({ page }: Popup) {
  return page.evaluate(() => {
    const wordsOf = (selector: string) => document.querySelector(selector)?.textContent ?? '';
    return {
      title: wordsOf('h1'),
      picture: document.querySelector('.band [role="img"]')?.getAttribute('aria-label') ?? '',
      first: wordsOf('.say > p, .say li, .say-more > p'),
      heard: wordsOf('#live'),
      onTitle: document.activeElement === document.querySelector('h1'),
    };
  });
}

/** Clicks, and expects that title, picture or first line changes, that this is told, and that the title has the focus. */
export async function clickAloud(popup: Popup, button: Locator): Promise<void> {
  await popup.page.bringToFront(); // a background tab has no focus
  const { title, picture, first } = await told(popup);
  await popup.click(button);
  const changed = async () => {
    const now = await told(popup);
    return now.title !== title || now.picture !== picture || now.first !== first;
  };
  await eventually(changed, 'the effect of the click').toBe(true);
  const isTold = async () => {
    const { title, heard, onTitle } = await told(popup);
    return onTitle && heard.includes(title);
  };
  await eventually(isTold, 'the title is told, and has the focus').toBe(true);
  expect((await told(popup)).heard).not.toBe('');
}
