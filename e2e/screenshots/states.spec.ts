/** Draws every state of the popup, light and dark, and checks that it is accessible. */
import { expect, type Page } from '@playwright/test';
import { FAILURE_KINDS } from '../../src/core/catalogue/failures.ts';
import { STEP_IDS } from '../../src/core/catalogue/steps.ts';
import { expectAccessible } from '../browser/axe.ts';
import { saveScreenshot } from '../browser/screenshot.ts';
import type { State } from './drawn-state.ts';
import { expectPrinciples, printTable, resize } from './principles.ts';
import { POPUP_SIZE, SHORT_SIZE, type Stage } from './stage.ts';
import { test } from './stage-fixtures.ts';
import { STATES } from './states.ts';

for (const state of STATES) {
  if (state.privateWindows) test(state.name, ({ privateStage }) => render(state, privateStage));
  else test(state.name, ({ stage }) => render(state, stage));
}

async function render(state: State, stage: Stage): Promise<void> {
  await stage.clean();
  const popup = await state.setUp(stage);
  for (const colorScheme of ['light', 'dark'] as const) {
    await popup.emulateMedia({ colorScheme });
    const whole = { screenshot: () => popup.screenshot({ fullPage: true }) };
    await saveScreenshot(whole, `${state.name}.${colorScheme}`);
    if (state.read) await showWhole(popup); // by chance the buttons would cut off a target that can be scrolled to
    await expectAccessible(popup);
    await popup.setViewportSize(POPUP_SIZE);
  }
  await popup.emulateMedia({ colorScheme: 'light' });
  await resize(popup, SHORT_SIZE, state);
  await saveScreenshot(popup, `${state.name}.short`);
  await expectPrinciples(state, popup);
}

async function showWhole(popup: Page): Promise<void> {
  const height = await popup.evaluate(() => document.documentElement.scrollHeight);
  await popup.setViewportSize({ ...POPUP_SIZE, height });
}

test.afterAll(printTable);

test('the list is complete', () => {
  const kinds = STATES.flatMap(({ kind }) => kind ?? []);
  expect(new Set(kinds)).toEqual(new Set(FAILURE_KINDS));
  const steps = STATES.flatMap(({ step }) => step ?? []);
  expect(new Set(steps)).toEqual(new Set(STEP_IDS));
  const names = STATES.map(({ name }) => name);
  expect(names).toEqual([...new Set(names)]);
});
