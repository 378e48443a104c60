/** A page that takes over the prompt's element, to read the prompt and to change its words. */
import type { Page } from '@playwright/test';
import { expectPrompt, promptFailure, promptText } from '../../browser/prompt.ts';
import { expectAlarm } from '../../stories/user-actions.ts';
import { expect, test } from '../stand-in-fixtures.ts';
import { A_WHILE_MS, bannerIn } from './hostile-pages.ts';

/** The page defines the prompt's element itself, and collects every root that it can get. */
const definePrompt = (page: Page) =>
  page.evaluate(() => {
    const taken: (string | null)[] = Object.assign(window, { taken: [] }).taken;
    class Taker extends HTMLElement {
      internals = this.attachInternals();
      connectedCallback() {
        const take = () => taken.push(this.internals.shadowRoot?.textContent ?? null);
        take();
        setTimeout(take, 500);
      }
    }
    customElements.define('re-pair-prompt', Taker);
  });

/** What it got, without repeats: null where there was no root. */
const taken = async (page: Page) => [
  ...new Set(await page.evaluate(() => (window as unknown as { taken: (string | null)[] }).taken)),
];

test('a page that has defined the prompt’s element gets no prompt, and its badge alarms', {
  tag: '@firefox',
}, async ({ user }) => {
  const page = await user.newPage('https://heyron.ai/support');
  await definePrompt(page);
  await bannerIn(page);
  await expectAlarm(user, page, true);
  await page.waitForTimeout(A_WHILE_MS);
  expect([await promptFailure(page), await taken(page)]).toEqual([null, [null]]);
});

test('a page that defines the prompt’s element while it is shown gets at nothing in it', async ({ user }) => {
  const page = await user.newPage('https://heyron.ai/support');
  await bannerIn(page);
  await expectPrompt(page, 'pairing-required');
  const words = await promptText(page);
  await definePrompt(page);
  await page.waitForTimeout(A_WHILE_MS);
  expect(await taken(page)).toEqual([null]);
  expect(await promptText(page)).toContain(words); // the screen reader's text comes a moment later
});

test('a page that has taken attachShadow and the element’s methods for itself gets at nothing in it', async ({
  user,
}) => {
  const page = await user.newPage('https://heyron.ai/support');
  await page.evaluate(() => {
    const got: string[] = Object.assign(window, { got: [] }).got;
    const { attachShadow, append, setAttribute } = Element.prototype;
    Element.prototype.attachShadow = function (init) {
      if (this.localName === 're-pair-prompt') got.push('attachShadow');
      return attachShadow.call(this, { ...init, mode: 'open' });
    };
    for (const [name, own] of Object.entries({ append, setAttribute }))
      Object.assign(Element.prototype, {
        [name](this: Element, ...args: never[]) {
          if (this.localName === 're-pair-prompt' || this.getRootNode() instanceof ShadowRoot) got.push(name);
          return (own as (...args: never[]) => unknown).apply(this, args);
        },
      });
  });
  await bannerIn(page);
  await expectPrompt(page, 'pairing-required');
  await page.waitForTimeout(A_WHILE_MS);
  expect(await page.evaluate(() => (window as unknown as { got: string[] }).got)).toEqual([]);
  expect(await page.evaluate(() => document.querySelector('re-pair-prompt')?.shadowRoot ?? null)).toBeNull();
});
