/**
 * End-to-end tests. `chromium` and `firefox` run on the stand-in and are part of `npm test`: something of every promise is
 * tried, and in both where they differ. Tests with the tag `@more` are further rows of a table, or take long: they are in
 * `chromium-more`. In Firefox `npm test` runs those with the tag `@firefox`, `firefox-more` what else CI wants to see there,
 * and `firefox-rest` what takes long and shows the least of what differs. `gateway` and `gateway-firefox` tell the same
 * stories on a real OpenClaw gateway; `gateway-VERSION` tells them on several, whose pages look and behave differently, and
 * adds what is seen of each failure there. `screenshots` renders every state.
 *
 * Nothing is tried twice. A limit is what a loaded machine needs, four times over: it costs time only where a test is red.
 */
import { defineConfig, type Project } from '@playwright/test';
import type { Family } from './e2e/browser/browser.ts';
import type { WorldOptions } from './e2e/worlds/test.ts';

const STORIES = 'stories/*.spec.ts';
const SPECS = 'specs/**/*.spec.ts';
const LONG_IN_FIREFOX =
  /specs\/(?:clearing|clearing-quiet|clearing-tabs|hostile\/[\w-]+|interrupted|killed|life|sleep|steps)\.spec/;
const ON_STAND_IN = [STORIES, SPECS];
const SEEN_LIVE = 'gateway-specs/*.spec.ts';
const VERSIONS = ['2026.9.6', '2026.8.2', '2026.5.7', '2026.1.29'] as const;
const VERSION = process.env.OPENCLAW_VERSION ?? VERSIONS[0];

const onStandIn = (name: string, family: Family, which: Partial<Project>): Project<object, WorldOptions> => ({
  name,
  ...which,
  use: { where: 'stand-in', family },
});

const onGateway = (
  name: string,
  version: string,
  family: Family,
  ...testMatch: string[]
): Project<object, WorldOptions> => ({
  name,
  testMatch,
  timeout: 600_000,
  expect: { timeout: 150_000 },
  workers: 1,
  use: { where: version, family },
});

export default defineConfig<object, WorldOptions>({
  testDir: 'e2e',
  fullyParallel: true,
  workers: 3,
  timeout: 300_000,
  expect: { timeout: 60_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [[process.stdout.isTTY ? 'line' : 'dot'], ['./e2e/matrix/reporter.ts']],
  reportSlowTests: null,
  outputDir: 'test-results',
  projects: [
    // Firefox first: its tests take longest, and one that came last would run alone.
    onStandIn('firefox', 'firefox', { testMatch: ON_STAND_IN, grep: /@firefox/ }),
    onStandIn('chromium', 'chromium', { testMatch: ON_STAND_IN, grepInvert: /@more/ }),
    onStandIn('chromium-more', 'chromium', { testMatch: ON_STAND_IN, grep: /@more/ }),
    onStandIn('firefox-more', 'firefox', {
      testMatch: ON_STAND_IN,
      testIgnore: LONG_IN_FIREFOX,
      grepInvert: /@firefox/,
    }),
    onStandIn('firefox-rest', 'firefox', { testMatch: LONG_IN_FIREFOX, grepInvert: /@firefox/ }),
    onGateway('gateway', VERSION, 'chromium', STORIES),
    onGateway('gateway-firefox', VERSION, 'firefox', STORIES),
    ...VERSIONS.map(version => onGateway(`gateway-${version}`, version, 'chromium', STORIES, SEEN_LIVE)),
    { name: 'screenshots', testMatch: 'screenshots/*.spec.ts' },
  ],
});
