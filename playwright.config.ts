/**
 * End-to-end tests. `stand-in` is fast and part of `npm test`; `gateway` tells the same stories on a real OpenClaw
 * gateway of one version (OPENCLAW_VERSION names another); `screenshots` renders every state.
 */
import { defineConfig } from '@playwright/test';
import type { WorldOptions } from './e2e/worlds/test.ts';

const STORIES = 'stories/*.spec.ts';

export default defineConfig<WorldOptions>({
  testDir: 'e2e',
  fullyParallel: true,
  workers: 2,
  timeout: 90_000,
  forbidOnly: Boolean(process.env.CI),
  reporter: process.env.CI ? 'list' : [['list']],
  outputDir: 'test-results',
  projects: [
    { name: 'stand-in', testMatch: [STORIES, 'specs/*.spec.ts'], use: { where: 'stand-in' } },
    {
      name: 'gateway',
      testMatch: [STORIES],
      timeout: 300_000,
      workers: 1,
      use: { where: process.env.OPENCLAW_VERSION ?? '2026.9.6' },
    },
    { name: 'screenshots', testMatch: 'screenshots/*.spec.ts' },
  ],
});
