/**
 * End-to-end tests. `stand-in` is fast and part of `npm test`. `gateway` tells the same stories on a real OpenClaw
 * gateway; `gateway-VERSION` tells them on several, whose pages look and behave differently, and adds what is seen of each
 * failure there. `screenshots` renders every state.
 */
import { defineConfig } from '@playwright/test';
import type { WorldOptions } from './e2e/worlds/test.ts';

const STORIES = 'stories/*.spec.ts';
const SEEN_LIVE = 'gateway-specs/*.spec.ts';
const VERSIONS = ['2026.9.6', '2026.8.2', '2026.5.7', '2026.1.29'] as const;

const onGateway = (name: string, version: string, ...testMatch: string[]) => ({
  name,
  testMatch,
  timeout: 300_000,
  workers: 1,
  use: { where: version },
});

export default defineConfig<WorldOptions>({
  testDir: 'e2e',
  fullyParallel: true,
  workers: 2,
  timeout: 90_000,
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  outputDir: 'test-results',
  projects: [
    { name: 'stand-in', testMatch: [STORIES, 'specs/*.spec.ts'], use: { where: 'stand-in' } },
    onGateway('gateway', process.env.OPENCLAW_VERSION ?? VERSIONS[0], STORIES),
    ...VERSIONS.map(version => onGateway(`gateway-${version}`, version, STORIES, SEEN_LIVE)),
    { name: 'screenshots', testMatch: 'screenshots/*.spec.ts' },
  ],
});
