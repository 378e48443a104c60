/** Playwright's test with a stage: one browser and one site for all states of a worker. */
import { test as base } from '@playwright/test';
import { Stage } from './stage.ts';

export const test = base.extend<object, { stage: Stage; privateStage: Stage }>({
  stage: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads which fixtures it needs from the pattern
    async ({}, use) => {
      const stage = await Stage.open();
      await use(stage);
      await stage.close();
    },
    { scope: 'worker' },
  ],
  /** Its browser lets Re-Pair see private windows. */
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
