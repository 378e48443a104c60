/**
 * End-to-end tests. `chromium` and `firefox` run on the stand-in and are part of `npm test`; `firefox-more` are those that
 * take long and show the least of what differs between the two. `gateway` and `gateway-firefox` tell the same stories on a
 * real OpenClaw gateway; `gateway-VERSION` tells them on several, whose pages look and behave differently, and adds what is
 * seen of each failure there. `screenshots` renders every state.
 */
import { defineConfig, type Project } from '@playwright/test';
import type { Family } from './e2e/browser/browser.ts';
import type { WorldOptions } from './e2e/worlds/test.ts';

const STORIES = 'stories/*.spec.ts';
const SPECS = 'specs/*.spec.ts';
const MORE_IN_FIREFOX =
  /specs\/(?:clearing|clearing-quiet|clearing-tabs|hostile|interrupted|life|sleep|steps)\.spec/;
const SEEN_LIVE = 'gateway-specs/*.spec.ts';
const VERSIONS = ['2026.9.6', '2026.8.2', '2026.5.7', '2026.1.29'] as const;
const VERSION = process.env.OPENCLAW_VERSION ?? VERSIONS[0];

/**
 * What Firefox tells a driver of pages of an extension is partly chance (e2e/browser/firefox/relay.ts). In CI a test that fails
 * there is tried once more, and listed as flaky; nowhere else.
 */
const retriesIn = (family: Family) => (family === 'firefox' && process.env.CI ? 1 : 0);

const onStandIn = (name: string, family: Family, which: Partial<Project>): Project<WorldOptions> => ({
  name,
  ...which,
  retries: retriesIn(family),
  use: { where: 'stand-in', family },
});

const onGateway = (name: string, version: string, family: Family, ...testMatch: string[]) => ({
  name,
  testMatch,
  timeout: 300_000,
  workers: 1,
  retries: retriesIn(family),
  use: { where: version, family },
});

export default defineConfig<WorldOptions>({
  testDir: 'e2e',
  fullyParallel: true,
  workers: 2,
  timeout: 90_000,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['./e2e/promises/reporter.ts']],
  outputDir: 'test-results',
  projects: [
    onStandIn('chromium', 'chromium', { testMatch: [STORIES, SPECS] }),
    onStandIn('firefox', 'firefox', { testMatch: [STORIES, SPECS], testIgnore: MORE_IN_FIREFOX }),
    onStandIn('firefox-more', 'firefox', { testMatch: MORE_IN_FIREFOX }),
    onGateway('gateway', VERSION, 'chromium', STORIES),
    onGateway('gateway-firefox', VERSION, 'firefox', STORIES),
    ...VERSIONS.map(version => onGateway(`gateway-${version}`, version, 'chromium', STORIES, SEEN_LIVE)),
    { name: 'screenshots', testMatch: 'screenshots/*.spec.ts' },
  ],
});
