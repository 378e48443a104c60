/** Renders every state, light and dark, and checks that everybody can use it. */
import { test as base, expect } from '@playwright/test';
import { FAILURE_KINDS } from '../../src/core/failure.ts';
import { STEP_IDS } from '../../src/core/step-ids.ts';
import { expectAccessible } from '../browser/axe.ts';
import { saveScreenshot } from '../browser/screenshot.ts';
import { Stage } from './stage.ts';
import { STATES } from './states.ts';

const SCHEMES = ['light', 'dark'] as const;

const test = base.extend<object, { stage: Stage; privateStage: Stage }>({
  stage: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads which fixtures it needs from the pattern
    async ({}, use) => {
      const stage = await Stage.open();
      await use(stage);
      await stage.close();
    },
    { scope: 'worker' },
  ],
  privateStage: [
    // biome-ignore lint/correctness/noEmptyPattern: see above
    async ({}, use) => {
      const stage = await Stage.open({ privateWindows: true });
      await use(stage);
      await stage.close();
    },
    { scope: 'worker' },
  ],
});

for (const state of STATES) {
  const render = async (stage: Stage) => {
    await stage.clean();
    const popup = await state.setUp(stage);
    for (const colorScheme of SCHEMES) {
      await popup.emulateMedia({ colorScheme });
      const whole = { screenshot: () => popup.screenshot({ fullPage: true }) };
      await saveScreenshot(whole, `${state.name}.${colorScheme}`);
      await expectAccessible(popup);
    }
  };
  if (state.privateWindows) test(state.name, ({ privateStage }) => render(privateStage));
  else test(state.name, ({ stage }) => render(stage));
}

test('the list is complete', () => {
  const kinds = STATES.flatMap(({ kind }) => kind ?? []);
  expect(new Set(kinds)).toEqual(new Set(FAILURE_KINDS));
  const steps = STATES.flatMap(({ step }) => step ?? []);
  expect(new Set(steps)).toEqual(new Set(STEP_IDS));
  const names = STATES.map(({ name }) => name);
  expect(names).toEqual([...new Set(names)]);
});
