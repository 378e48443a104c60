/** A page that puts a bait where Re-Pair is about to stand: a click that was meant for it does nothing there. */
import type { Browser } from '../../browser/browser.ts';
import type { Popup } from '../../browser/popup.ts';
import { expectPrompt } from '../../browser/prompt.ts';
import { openPopup } from '../../stories/acts.ts';
import { incidentsIn, readKept } from '../../worlds/kept.ts';
import { expect, test } from '../stand-in-test.ts';
import { A_WHILE_MS } from './acts.ts';

/** Clicks every button that there is, in the moment in which the first is drawn, or the heading becomes another. Runs in the popup. */
function clickAllAtOnce(): void {
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

/** The steps that were begun, or are over. */
const stepsOf = async (user: Browser) =>
  incidentsIn(await user.inBackground(readKept)).flatMap(({ events }) =>
    events.flatMap(event => (event.type.startsWith('step-') ? event.type : [])),
  );

test('clicks that land in the popup as it opens agree to nothing, and begin nothing', async ({
  user,
  agent,
}) => {
  test.skip(
    user.family === 'firefox',
    'nothing of a test runs in a page of Firefox’s before its own scripts',
  );
  const page = await user.newPage(agent.link());
  await expectPrompt(page, 'pairing-required');
  const popup = await openPopup(user, page);
  await popup.page.addInitScript(clickAllAtOnce);
  await popup.page.reload();
  await clicked(popup);
  await page.waitForTimeout(A_WHILE_MS);
  expect(await stepsOf(user)).toEqual([]);
  const { local, incidents, events } = await user.inBackground(readKept);
  expect({ local, incidents, events }).toEqual({ local: {}, incidents: [], events: [] });
});

test('clicks under which another view has come do nothing there', { tag: '@firefox' }, async ({
  user,
  agent,
}) => {
  const page = await user.newPage(agent.link());
  await expectPrompt(page, 'pairing-required');
  const popup = await openPopup(user, page);
  await popup.expectCurrentStep('right-gateway');
  await popup.page.evaluate(clickAllAtOnce);
  await popup.press('skip');
  await clicked(popup);
  await popup.expectCurrentStep('fresh-pairing');
  await page.waitForTimeout(A_WHILE_MS);
  await popup.expectCurrentStep('fresh-pairing');
  expect(await stepsOf(user)).toEqual(['step-ended']);
});
